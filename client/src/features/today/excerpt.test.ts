import { expect, test } from '@jest/globals'
import { excerpt } from './excerpt.ts'

test.each([
  ['**Two words** and `code`, _so_.', 'Two words and code, so.'],
  ['# Title\n\n> quoted\n\n- [x] done\n- open\n1. first', 'Title quoted done open first'],
  ['See [the rule](https://example.org/a_b) and ![a map](map.png).', 'See the rule and a map.'],
  ['A note.[^1]\n\n[^1]: Below.', 'A note. Below.'],
  ['| a | b |\n| --- | :-: |\n| 1 | 2 |', 'a b 1 2'],
  ['```js\nlet a_b = 2 > 1\n```', 'let a_b = 2 > 1'],
  ['Comment #12 says snake_case * 2, ~~not~~ 3-4.', 'Comment #12 says snake_case 2, not 3-4.'],
])('an excerpt has no marks of Markdown: %j', (body, plain) => {
  expect(excerpt(body)).toBe(plain)
})

test('a long comment is cut after a word', () => {
  const cut = excerpt('word '.repeat(100))
  expect(cut.length).toBeLessThanOrEqual(182)
  expect(cut).toMatch(/word …$/)
})
