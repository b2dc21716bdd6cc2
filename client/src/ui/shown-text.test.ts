import { expect, test } from '@jest/globals'
import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { ui } from '../i18n/en/ui.ts'
import { speak } from '../i18n/translate.ts'
import { Official } from './official.tsx'
import { ShownText } from './shown-text.tsx'

speak('en', { ui })

const seen = (text: string) =>
  renderToStaticMarkup(h(ShownText, { text }))
    .replace(/<mark[^>]*>/g, '[')
    .replace(/<\/mark>/g, ']')
    .replace(/<[^>]*>/g, '')

test.each([
  ['two\nlines\tand', 'two\nlines\tand'],
  ['a\u200bb', 'a[U+200B]b'],
  ['a\u2028b', 'a[U+2028]\nb'],
  ['\u202e001\u202c', '[U+202E]001[U+202C]'],
  ['p\u0430y', 'p[\u0430U+0430]y'],
  ['👩\u200d🚒 1\ufe0f\u20e3', '👩\u200d🚒 1\ufe0f\u20e3'],
])('[U41] an official text %j is read as %j', (text, read) => expect(seen(text)).toBe(read))

test('[U41] a mark says in words what it marks', () => {
  expect(renderToStaticMarkup(h(ShownText, { text: 'a\u200bb' }))).toContain(
    'title="A hidden or special character (U+200B) in “ab”, at character 2"',
  )
})

test('[U41] official titles and clauses have the mark', () => {
  expect(renderToStaticMarkup(h(Official, { text: { en: 'A\u202eB' } }))).toMatch(
    /^<bdi>A<mark.*U\+202E.*<\/mark>B<\/bdi>$/,
  )
})
