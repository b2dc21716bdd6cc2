import fc from 'fast-check'
import { type Examples, NAME, NO, name, title, YES } from '../example-parts.fixture.ts'
import { entered, enteredFields } from '../reading/entered.fixture.ts'
import type { InstrumentTypes } from './area.ts'

const surroundings = { front: {}, end: {}, notes: {} }
const corrigendum = { field: 'text', language: 'en', after: 'Other words.', reason: 'Read wrongly' } as const

export const instrument: Examples<InstrumentTypes> = {
  events: {
    InstrumentImported: [{ instrument: 'i', title, version: 1, provisions: [] }],
    InstrumentEntered: [{ instrument: 'i', title, version: 1, provisions: [], surroundings, sources: {} }],
    InstrumentWithdrawn: [{ instrument: 'i', reason: 'Another file was meant' }],
    InstrumentCorrected: [{ instrument: 'i', version: 1, provision: 'p1', ...corrigendum }],
    VersionConsolidated: [{ instrument: 'i', version: 2, decision: 'd', operations: [] }],
  },
  commands: {
    importInstrument: { type: 'importInstrument', ...entered('## 1. A standard\n\n1. A text.') },
    withdrawInstrument: { type: 'withdrawInstrument', instrument: 'in1', reason: 'Another file was meant' },
    correctInstrument: {
      type: 'correctInstrument',
      instrument: 'in1',
      version: 1,
      provision: 'p1-s1-1',
      ...corrigendum,
    },
  },
  play({ add, run, state }) {
    const before = new Set(state.instrument.keys())
    run('secretary', { type: 'importInstrument', ...entered('1. A text.') })
    const instrument = [...state.instrument.keys()].find((one) => !before.has(one)) ?? ''
    run(
      'secretary',
      { type: 'correctInstrument', instrument, version: 1, provision: '1', ...corrigendum },
      { type: 'withdrawInstrument', instrument, reason: 'Another file was meant' },
    )
    const data = { instrument: 'in-earlier', title, version: 1 as const, provisions: [] }
    add({ type: 'InstrumentImported', audience: 'committee', data })
  },
  rights: {
    importInstrument: [
      { type: 'importInstrument', title: NAME, provisions: [], surroundings, sources: {} },
      [NO, NO, NO, NO, NO, YES],
    ],
    withdrawInstrument: [{ type: 'withdrawInstrument', instrument: 'in1', reason: 'R' }, [NO, NO, NO, NO, NO, YES]],
    correctInstrument: [
      { type: 'correctInstrument', instrument: 'in1', version: 1, provision: 'p1-s1-1', ...corrigendum },
      [NO, NO, NO, NO, NO, YES],
    ],
  },
  fields: {
    importInstrument: { title: name, ...enteredFields },
    withdrawInstrument: { instrument: fc.constantFrom('in1', 'in2'), reason: fc.constant('R') },
    correctInstrument: {
      instrument: fc.constantFrom('in1', 'in2'),
      version: fc.constantFrom(1, 2),
      provision: fc.constantFrom('p1-s1-1', 'p1-s1-2', 'none'),
      field: fc.constantFrom('number', 'heading', 'text'),
      language: fc.constantFrom('en', 'fr'),
      after: fc.constantFrom('Other words.', 'More words.'),
      reason: fc.constant('R'),
    },
  },
}
