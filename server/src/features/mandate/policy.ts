import type { MandateCommands } from '@quorate/shared/domain/mandate/events'
import { only, type Policy, SECRETARIAT } from '../../record/policies-terms.ts'

export const mandatePolicies = {
  importMandate: only(SECRETARIAT, 'Mandates are imported by the Secretariat. Send it the document.'),
} satisfies { [T in keyof MandateCommands]: Policy<T> }
