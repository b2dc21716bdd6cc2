import type { Area } from '../area.ts'
import { stateless } from '../stateless.ts'
import { mandateFolds } from './apply.ts'
import { decideImportMandate } from './decide.ts'
import type { MandateCommands, MandateEvents } from './events.ts'
import { emptyMandate, type MandateState } from './state.ts'

export type MandateTypes = {
  commands: MandateCommands
  events: MandateEvents
  state: MandateState
}

export const mandate: Area<MandateTypes> = {
  empty: emptyMandate,
  rules: { importMandate: stateless(decideImportMandate) },
  folds: mandateFolds,
}
