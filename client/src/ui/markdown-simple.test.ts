import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Token } from 'marked'
import { lex } from './markdown-lexer.ts'
import { simpleTokens } from './markdown-simple.ts'

/** What is shown of tokens, with words that follow each other as one. */
function shown(tokens: readonly Token[] = []): unknown[] {
  const all: unknown[] = []
  for (const { type, text, tokens: within } of tokens as readonly { type: string; text: string; tokens?: Token[] }[]) {
    const last = all.at(-1)
    if (type === 'space') continue
    if (type === 'br') all.push({ type })
    else if (type !== 'text' || within) all.push({ type, within: shown(within) })
    else if (typeof last === 'string') all[all.length - 1] = last + text
    else all.push(text)
  }
  return all
}

test.each([
  'Agreed.',
  'One.\n\nTwo,\nthree.',
  'On **better data**.',
  '*One* and (**two**), “*three four*”…',
  'A well-known rule; see paragraph 1.6.1: it says “no”.',
  'In 2026, 24 hours (or 1) = a day - at most!',
])('[F6] %j is read without the lexer', (text) => {
  expect(simpleTokens(text)).not.toBeNull()
  expect(shown(simpleTokens(text) ?? [])).toEqual(shown(lex(text)))
})

test.each([
  '- a',
  '1. a',
  '# a',
  '> a',
  'a  \nb',
  '    a',
  'www.a.org',
  'a_b_',
  '2 * 3',
  '**a',
  '[a](b)',
  'a\n---',
  '&amp;',
  '',
])('[F6] %j is left to the lexer', (text) => expect(simpleTokens(text)).toBeNull())

const PARTS = [
  ...[
    'a',
    'É',
    '1',
    ' ',
    ' ',
    '*',
    '**',
    '***',
    '\n',
    '\n\n',
    '\n\n\n',
    '\t',
    '\u00a0',
    '\u202f',
    '\u2028',
    '。',
    '😀',
  ],
  ...[
    '-',
    '+',
    '=',
    ':',
    '.',
    ',',
    ';',
    '!',
    '?',
    '…',
    '(',
    ')',
    '“',
    '”',
    '«',
    '»',
    '"',
    "'",
    '/',
    '$',
    '%',
    '^',
    '{',
    '}',
  ],
  ...[
    '1.',
    '1)',
    '- ',
    '---',
    '===',
    'http:',
    '//',
    'www',
    'ftp',
    'mailto:',
    '_',
    '~',
    '\\',
    '`',
    '[',
    ']',
    '|',
    '#',
    '&',
    '<',
  ],
]

test('[F6] whatever is read without the lexer is shown as the lexer would have it', () => {
  const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((parts) => parts.join(''))
  let simple = 0
  fc.assert(
    fc.property(text, (written) => {
      const tokens = simpleTokens(written)
      if (tokens === null) return
      simple += 1
      expect(shown(tokens)).toEqual(shown(lex(written)))
    }),
    { numRuns: 5000 },
  )
  expect(simple).toBeGreaterThan(100)
})
