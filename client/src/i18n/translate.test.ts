import { expect, test } from '@jest/globals'
import { createTranslator } from './translate.ts'

const messages = {
  plain: 'Words',
  within: { greeting: 'Good day, {{name}}; {{name}} of {{place}}' },
  delegation: 'la délégation {{name, de}}',
  works_one: '{{count}} work',
  works_other: '{{count}} works',
  people_zero: 'nobody',
  people_one: '{{count}} person',
  people_other: '{{count}} people',
}
type Words = (key: string, values?: Record<string, unknown>) => string
const english = createTranslator('en', messages).t as Words
const french = createTranslator('fr', messages).t as Words

test('words are found by their key, with the values in them as they are', () => {
  expect(english('plain')).toBe('Words')
  expect(english('within.greeting', { name: '<b>$&</b>', place: '{{name}}' })).toBe(
    'Good day, <b>$&</b>; <b>$&</b> of {{name}}',
  )
})

test('a value written right to left is isolated from the sentence', () => {
  expect(english('within.greeting', { name: 'שלום', place: 'A\u202eB' })).toBe(
    'Good day, \u2068שלום\u2069; \u2068שלום\u2069 of AB',
  )
})

test('a name has the form that the message asks for', () => {
  expect(french('delegation', { name: 'Norvège' })).toBe('la délégation de la Norvège')
})

test('a sentence whose parts become links keeps its slots', () => {
  const { template } = createTranslator('fr', messages)
  expect(template('within.greeting')).toBe('Good day, {{name}}; {{name}} of {{place}}')
  expect([0, 1, 2].map((count) => template('works', count))).toEqual([
    '{{count}} work',
    '{{count}} work',
    '{{count}} works',
  ])
})

test('a key that no message has does not compile', () => {
  const { t } = createTranslator('en', { ui: { retry: 'Again' } })
  expect(t('ui.retry')).toBe('Again')
  // @ts-expect-error: there are no such words
  expect(t('ui.retryy')).toBe('ui.retryy')
  // @ts-expect-error: it is a group of messages
  expect(t('ui')).toBe('ui')
})

test('a key without words is shown as it is', () => {
  for (const key of ['missing', 'within', 'plain.more', 'toString', 'works']) expect(english(key)).toBe(key)
})

test('a count has the plural form of the language', () => {
  expect([0, 1, 2, 1_000_000].map((count) => english('works', { count }))).toEqual([
    '0 works',
    '1 work',
    '2 works',
    '1000000 works',
  ])
  expect([0, 1, 2, 1_000_000].map((count) => french('works', { count }))).toEqual([
    '0 work',
    '1 work',
    '2 works',
    '1000000 works',
  ])
  expect([0, 1].map((count) => english('people', { count }))).toEqual(['nobody', '1 person'])
  expect(english('plain', { count: 3 })).toBe('Words')
})
