import { expect, test } from '@jest/globals'
import { committeeAtWork, MANDATE } from '../committee-fixture.ts'
import type { Refusal } from '../refusal.ts'

const title = { en: 'Terms of reference' }

test('[D1] a mandate is recorded clause by clause, with the languages it was given in', () => {
  const { run, state } = committeeAtWork()
  const [event] = run('secretary', { type: 'importMandate', title, source: { en: MANDATE } })
  expect(event).toMatchObject({
    type: 'MandateImported',
    data: { mandate: 'md2', title, authentic: ['en'], clauses: expect.any(Array) },
  })
  expect([...(state.mandate.get('md2') ?? [])]).toEqual(['1', '2', '2.5', '2.7'])
})

test('[D2] a clause has both languages, and a missing translation is awaited', () => {
  const { run } = committeeAtWork()
  const source = { en: '1. The Group meets.\n\n2. It reports.', fr: '1. Le Groupe se réunit.' }
  const [event] = run('secretary', { type: 'importMandate', title, source })
  expect(event?.type === 'MandateImported' && event.data).toMatchObject({
    authentic: ['en', 'fr'],
    clauses: [
      { number: '1', text: { en: 'The Group meets.', fr: 'Le Groupe se réunit.' } },
      { number: '2', text: { en: 'It reports.', awaiting: ['fr'] } },
    ],
  })
})

const BAD: [string, { en?: string; fr?: string }, Refusal['details']][] = [
  ['given in no language', {}, { problem: 'empty' }],
  ['empty', { en: ' ' }, { problem: 'empty', language: 'en' }],
  ['not a text', { fr: 'a\u0000b' }, { problem: 'binary', language: 'fr', line: 1 }],
  ['without numbers', { en: 'Words.' }, { problem: 'unnumbered', language: 'en' }],
  ['with a number twice', { en: '1. One.\n\n1. One.' }, { problem: 'duplicate-number', language: 'en', line: 3 }],
  [
    'whose translation has one clause more',
    { en: '1. A.', fr: '1. A.\n\n2. B.' },
    { problem: 'unmatched-number', language: 'fr' },
  ],
]

test.each(BAD)('[D3] a mandate %s is refused as a whole, and the refusal names the mistake', (_, source, details) => {
  const { attempt } = committeeAtWork()
  const result = attempt('secretary', { type: 'importMandate', title, source })
  expect(result).toMatchObject({ ok: false, refusal: { code: 'invalid-document', details } })
})
