import fc from 'fast-check'
import { type Examples, NAME, NO, name, title, YES } from '../example-parts.fixture.ts'
import type { MandateTypes } from './area.ts'

export const mandate: Examples<MandateTypes> = {
  events: {
    MandateImported: [
      { mandate: 'm', title, authentic: ['en'], clauses: [{ number: '1', parent: null, text: title }] },
    ],
  },
  commands: {
    importMandate: { type: 'importMandate', title: NAME, source: { en: '1. A clause.' } },
  },
  rights: {
    importMandate: [{ type: 'importMandate', title: NAME, source: {} }, [NO, NO, NO, NO, NO, YES]],
  },
  fields: {
    importMandate: { title: name, source: fc.constantFrom({ en: '1. A clause.' }, { en: 'No clause.' }) },
  },
}
