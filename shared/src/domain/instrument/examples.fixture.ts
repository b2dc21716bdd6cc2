import fc from 'fast-check'
import { type Examples, NAME, NO, name, title, YES } from '../example-parts.fixture.ts'
import type { InstrumentTypes } from './area.ts'

export const instrument: Examples<InstrumentTypes> = {
  events: {
    InstrumentImported: [{ instrument: 'i', title, version: 1, provisions: [] }],
    VersionConsolidated: [{ instrument: 'i', version: 2, decision: 'd', operations: [] }],
  },
  commands: {
    importInstrument: { type: 'importInstrument', title: NAME, source: { en: '## 1. A standard\n\n1. A text.' } },
  },
  rights: {
    importInstrument: [{ type: 'importInstrument', title: NAME, source: {} }, [NO, NO, NO, NO, NO, YES]],
  },
  fields: {
    importInstrument: { title: name, source: fc.constantFrom({ en: '## 1. A standard\n\n1. A text.' }, {}) },
  },
}
