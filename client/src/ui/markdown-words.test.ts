import { beforeAll, expect, test } from '@jest/globals'
import { fetchLexerFor } from './markdown-tokens.ts'
import { markdownWords } from './markdown-words.ts'

beforeAll(() => fetchLexerFor(['# A heading']))

test.each([
  ['**Two words** and `code`, _so_.', 'Two words and code, so.'],
  ['# Title\n\n> quoted\n\n- [x] done\n- open', 'Title\n\nquoted\n\n☑ done\n• open'],
  ['3. third\n4. fourth', '3. third\n4. fourth'],
  ['One line\nand another.\n\nA paragraph.', 'One line\nand another.\n\nA paragraph.'],
  ['See [the rule](https://example.org/a_b), snake_case * 2.', 'See the rule, snake_case * 2.'],
  ['A note.[^1]\n\n[^1]: Below.', 'A note.[1]\n\n[1] Below.'],
  ['| a | b |\n| --- | :-: |\n| 1 | **2** |', 'a  b\n1  2'],
  ['- outer\n  - inner', '• outer\n• inner'],
  ['```\nlet a_b = 2 > 1\n```', 'let a_b = 2 > 1'],
])('[U44] the words of Markdown are what one reads: %j', (text, words) => {
  expect(markdownWords(text)).toBe(words)
})

test('[U44] a text with too much markup stays as it is written', () => {
  const text = '>'.repeat(6000)
  expect(markdownWords(text)).toBe(text)
})
