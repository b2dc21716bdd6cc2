import { expect, test } from '@jest/globals'
import { committeeAtWork, MANDATE, rewording, tabling } from '../committee-fixture.ts'
import type { EnteredDocument } from '../reading/entered.ts'
import { documentFromText } from '../reading/from-text.ts'

const title = { en: 'Terms of reference' }

test('[D1] a mandate is recorded clause by clause, with the languages it was given in', () => {
  const { run, state } = committeeAtWork()
  const [event] = run('secretary', { type: 'importMandate', ...documentFromText(title, { en: MANDATE }) })
  expect(event).toMatchObject({
    type: 'MandateEntered',
    data: { mandate: 'md2', title, authentic: ['en'], clauses: expect.any(Array) },
  })
  expect([...(state.mandate.get('md2')?.clauses ?? [])]).toEqual([
    '1',
    '2',
    '2.1',
    '2.2',
    '2.3',
    '2.4',
    '2.5',
    '2.6',
    '2.7',
  ])
})

test('[D2] a clause has both languages, and a missing translation is awaited', () => {
  const { run } = committeeAtWork()
  const source = { en: '1. The Group meets.\n\n2. It reports.', fr: '1. Le Groupe se réunit.' }
  const [event] = run('secretary', { type: 'importMandate', ...documentFromText(title, source) })
  expect(event?.type === 'MandateEntered' && event.data).toMatchObject({
    authentic: ['en', 'fr'],
    clauses: [
      { number: '1', text: { en: 'The Group meets.', fr: 'Le Groupe se réunit.' } },
      { number: '2', text: { en: 'It reports.', awaiting: ['fr'] } },
    ],
  })
})

const BAD: [string, (document: EnteredDocument) => EnteredDocument, string][] = [
  ['without provisions', (document) => ({ ...document, provisions: [] }), 'unnumbered'],
  [
    'with a number twice',
    ({ provisions: [one], ...rest }) => ({ ...rest, provisions: one ? [one, one] : [] }),
    'duplicate-number',
  ],
  ['with an empty clause', (document) => changed(document, { text: {}, heading: {} }), 'empty'],
  ['with a clause under a later one', (document) => changed(document, { parent: 1 }), 'wrong-level'],
  ['with a clause under itself', (document) => changed(document, { parent: 0 }), 'wrong-level'],
]

/** The document with its first provision changed. */
function changed(document: EnteredDocument, changes: Partial<EnteredDocument['provisions'][number]>): EnteredDocument {
  const [first, ...rest] = document.provisions
  return { ...document, provisions: first === undefined ? rest : [{ ...first, ...changes }, ...rest] }
}

test.each(BAD)('[D3] a document %s is refused as a whole, and the refusal names the mistake', (_, spoil, problem) => {
  const { attempt } = committeeAtWork()
  const document = spoil(documentFromText(title, { en: '1. One.\n\n2. Two.' }))
  for (const type of ['importMandate', 'importInstrument'] as const)
    expect(attempt('secretary', { type, ...document })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid-document', details: { problem } },
    })
})

test('[D13] a mandate under which nothing was brought can be withdrawn, with a reason; any other stays', () => {
  const { run, outcome, state } = committeeAtWork()
  run('secretary', { type: 'importMandate', ...documentFromText(title, { en: MANDATE }) })
  run('d1-head', tabling([rewording('p1-s1-1')]))
  expect(outcome('secretary', { type: 'withdrawMandate', mandate: 'md1', reason: 'Wrong file' })).toBe('in-use')
  run('secretary', { type: 'withdrawMandate', mandate: 'md2', reason: 'Wrong file' })
  expect(state.mandate.has('md2')).toBe(false)
  expect(outcome('secretary', { type: 'withdrawMandate', mandate: 'md2', reason: 'Wrong file' })).toBe('not-found')
})

test('[D14] a corrigendum names a clause that the mandate has', () => {
  const { run, outcome } = committeeAtWork()
  const corrigendum = { field: 'text', language: 'en', after: 'To amend.', reason: 'A word was read wrongly' } as const
  const correct = { type: 'correctMandate', mandate: 'md1', ...corrigendum } as const
  expect(outcome('secretary', { ...correct, clause: '9' })).toBe('not-found')
  expect(run('secretary', { ...correct, clause: '2.7' })).toMatchObject([
    { type: 'MandateCorrected', audience: 'committee', data: { mandate: 'md1', clause: '2.7', ...corrigendum } },
  ])
})
