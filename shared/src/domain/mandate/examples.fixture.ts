import fc from 'fast-check'
import { type Examples, NAME, NO, name, title, YES } from '../example-parts.fixture.ts'
import { entered, enteredFields } from '../reading/entered.fixture.ts'
import type { MandateTypes } from './area.ts'

const surroundings = { front: {}, end: {}, notes: {} }
const corrigendum = { field: 'text', language: 'en', after: 'Other words.', reason: 'Read wrongly' } as const

export const mandate: Examples<MandateTypes> = {
  events: {
    MandateImported: [
      { mandate: 'm', title, authentic: ['en'], clauses: [{ number: '1', parent: null, text: title }] },
    ],
    MandateEntered: [
      {
        mandate: 'm',
        title,
        authentic: ['en'],
        clauses: [{ number: '1', parent: null, heading: {}, text: title, shown: { en: '1.' }, cited: { en: '1' } }],
        surroundings: { ...surroundings, front: { en: ['The Council,'] } },
        sources: { en: { sha256: 'a'.repeat(64), name: 'mandate.docx', size: 4096 } },
      },
    ],
    MandateWithdrawn: [{ mandate: 'm', reason: 'Another file was meant' }],
    MandateCorrected: [{ mandate: 'm', clause: '1', ...corrigendum }],
  },
  commands: {
    importMandate: { type: 'importMandate', ...entered('1. A clause.') },
    withdrawMandate: { type: 'withdrawMandate', mandate: 'md1', reason: 'Another file was meant' },
    correctMandate: { type: 'correctMandate', mandate: 'md1', clause: '2.7', ...corrigendum },
  },
  play({ add, run, state }) {
    const before = new Set(state.mandate.keys())
    run('secretary', { type: 'importMandate', ...entered('1. A clause.') })
    const mandate = [...state.mandate.keys()].find((one) => !before.has(one)) ?? ''
    run(
      'secretary',
      { type: 'correctMandate', mandate, clause: '1', ...corrigendum },
      { type: 'withdrawMandate', mandate, reason: 'Another file was meant' },
    )
    const clauses = [{ number: '1', parent: null, text: title }]
    const data = { mandate: 'md-earlier', title, authentic: ['en' as const], clauses }
    add({ type: 'MandateImported', audience: 'committee', data })
  },
  rights: {
    importMandate: [
      { type: 'importMandate', title: NAME, provisions: [], surroundings, sources: {} },
      [NO, NO, NO, NO, NO, YES],
    ],
    withdrawMandate: [{ type: 'withdrawMandate', mandate: 'md1', reason: 'R' }, [NO, NO, NO, NO, NO, YES]],
    correctMandate: [
      { type: 'correctMandate', mandate: 'md1', clause: '2.7', ...corrigendum },
      [NO, NO, NO, NO, NO, YES],
    ],
  },
  fields: {
    importMandate: { title: name, ...enteredFields },
    withdrawMandate: { mandate: fc.constantFrom('md1', 'md2'), reason: fc.constant('R') },
    correctMandate: {
      mandate: fc.constantFrom('md1', 'md2'),
      clause: fc.constantFrom('2.7', '9'),
      field: fc.constantFrom('number', 'heading', 'text'),
      language: fc.constantFrom('en', 'fr'),
      after: fc.constantFrom('Other words.', 'More words.'),
      reason: fc.constant('R'),
    },
  },
}
