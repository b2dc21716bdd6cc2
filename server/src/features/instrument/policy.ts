import type { InstrumentCommands } from '@quorate/shared/domain/instrument/events'
import { only, type Policy, SECRETARIAT } from '../../record/policies-terms.ts'

export const instrumentPolicies = {
  importInstrument: only(SECRETARIAT, 'Instruments are imported by the Secretariat. Send it the document.'),
} satisfies { [T in keyof InstrumentCommands]: Policy<T> }
