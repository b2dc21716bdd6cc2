import { expect, test } from '@jest/globals'
import { committeeAtWork, INSTRUMENT, rewording, tabling } from '../committee-fixture.ts'
import { documentFromText } from '../reading/from-text.ts'

const title = { en: 'Framework' }

test('[D4] an imported instrument is version 1, provision by provision', () => {
  const { run, state } = committeeAtWork()
  const [event] = run('secretary', { type: 'importInstrument', ...documentFromText(title, { en: INSTRUMENT }) })
  expect(event).toMatchObject({ type: 'InstrumentEntered', data: { instrument: 'in2', title, version: 1 } })
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
  run('secretary', { type: 'importInstrument', ...documentFromText(title, source) })
  expect(state.instrument.get('in2')?.provisions.map(({ text }) => text)).toEqual([
    {},
    { en: 'Text.', fr: 'Texte.' },
    { en: 'More.', awaiting: ['fr'] },
  ])
})

test('[D13] an instrument that nobody proposed to amend can be withdrawn, with a reason; any other stays', () => {
  const { run, outcome, state } = committeeAtWork()
  run('secretary', { type: 'importInstrument', ...documentFromText(title, { en: INSTRUMENT }) })
  run('d1-head', tabling([rewording('p1-s1-1')]), { type: 'withdrawProposal', proposal: 'p1' })
  expect(outcome('secretary', { type: 'withdrawInstrument', instrument: 'in1', reason: 'Wrong file' })).toBe('in-use')
  run('secretary', { type: 'withdrawInstrument', instrument: 'in2', reason: 'Wrong file' })
  expect(state.instrument.has('in2')).toBe(false)
})

const CORRIGENDUM = {
  type: 'correctInstrument',
  instrument: 'in1',
  version: 1,
  provision: 'p1-s1-1',
  field: 'text',
  language: 'en',
  after: 'Customs assesses risks.',
  reason: 'A letter was lost',
} as const

test.each([
  ['a word', { field: 'text', after: 'Customs assesses risks.' }, { text: { en: 'Customs assesses risks.' } }],
  ['a heading', { field: 'heading', after: 'Risks' }, { heading: { en: 'Risks' } }],
  ['a number', { field: 'number', after: '1.1.1 bis' }, { number: '1.1.1 bis', shown: { en: '1.1.1 bis' } }],
  ['a wording that was lost', { language: 'fr', after: 'La douane évalue.' }, { text: { fr: 'La douane évalue.' } }],
] as const)('[D14] a corrigendum changes %s of the version in force, with a reason', (_, changes, expected) => {
  const { run, state } = committeeAtWork()
  run('secretary', { ...CORRIGENDUM, ...changes })
  const instrument = state.instrument.get('in1')
  expect(instrument?.version).toBe(1)
  expect(instrument?.provisions.find(({ id }) => id === 'p1-s1-1')).toMatchObject(expected)
})

test('[D14] a corrigendum is refused where it changes nothing, and while an amendment to the provision is open', () => {
  const { run, outcome, attempt } = committeeAtWork()
  expect(outcome('secretary', { ...CORRIGENDUM, after: 'Customs assesses risk.' })).toBe('nothing-changed')
  expect(outcome('secretary', { ...CORRIGENDUM, provision: 'p9' })).toBe('not-found')
  expect(outcome('secretary', { ...CORRIGENDUM, version: 2 })).toBe('not-found')
  run('d1-head', tabling([rewording('p1-s1-1')]))
  expect(attempt('secretary', CORRIGENDUM)).toMatchObject({
    refusal: { code: 'in-use', message: expect.stringContaining('HLSG/P/1') },
  })
  run('d1-head', { type: 'withdrawProposal', proposal: 'p1' })
  expect(outcome('secretary', CORRIGENDUM)).toBe('accepted')
})
