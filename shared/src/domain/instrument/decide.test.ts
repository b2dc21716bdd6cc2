import { expect, test } from '@jest/globals'
import { committeeAtWork, INSTRUMENT } from '../committee-fixture.ts'
import type { Refusal } from '../refusal.ts'

const title = { en: 'Framework' }

test('[D4] an imported instrument is version 1, provision by provision', () => {
  const { run, state } = committeeAtWork()
  const [event] = run('secretary', { type: 'importInstrument', title, source: { en: INSTRUMENT } })
  expect(event).toMatchObject({ type: 'InstrumentImported', data: { instrument: 'in2', title, version: 1 } })
  expect(state.instrument.get('in2')).toMatchObject({ version: 1, changedIn: new Map() })
  expect(state.instrument.get('in2')?.provisions.map(({ id }) => id)).toEqual([
    'p1',
    'p1-s1',
    'p1-s1-1',
    'p1-s1-2',
    'p1-s1-3',
    'p1-s2',
    'p1-s2-1',
  ])
})

test('[D2] a provision has both languages, and a missing translation is awaited', () => {
  const { run, state } = committeeAtWork()
  const source = { en: '# A\n\n## 1. One\n\n1. Text.\n\n2. More.', fr: '# A\n\n## 1. Un\n\n1. Texte.' }
  run('secretary', { type: 'importInstrument', title, source })
  expect(state.instrument.get('in2')?.provisions.map(({ text }) => text)).toEqual([
    {},
    { en: 'Text.', fr: 'Texte.' },
    { en: 'More.', awaiting: ['fr'] },
  ])
})

const BAD: [string, { en?: string; fr?: string }, Refusal['details']][] = [
  ['given in no language', {}, { problem: 'empty' }],
  ['empty', { fr: '' }, { problem: 'empty', language: 'fr' }],
  ['without numbers', { en: 'Words.' }, { problem: 'unnumbered', language: 'en' }],
  [
    'whose translation has one provision more',
    { en: '## 1. A', fr: '## 1. A\n\n## 2. B' },
    { problem: 'unmatched-number', language: 'fr' },
  ],
]

test.each(BAD)(
  '[D3] an instrument %s is refused as a whole, and the refusal names the mistake',
  (_, source, details) => {
    const { attempt } = committeeAtWork()
    const result = attempt('secretary', { type: 'importInstrument', title, source })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'invalid-document', details } })
  },
)
