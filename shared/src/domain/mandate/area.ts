import type { Area } from '../area.ts'
import { stateless } from '../stateless.ts'
import { mandateAlsoFolds, mandateFolds } from './apply.ts'
import { decideCorrectMandate, decideImportMandate, decideWithdrawMandate } from './decide.ts'
import type { MandateCommands, MandateEvents } from './events.ts'
import { emptyMandate, type MandateState } from './state.ts'

export type MandateTypes = {
  commands: MandateCommands
  events: MandateEvents
  state: MandateState
}

export const mandate: Area<MandateTypes> = {
  empty: emptyMandate,
  rules: {
    importMandate: stateless(decideImportMandate),
    withdrawMandate: decideWithdrawMandate,
    correctMandate: decideCorrectMandate,
  },
  folds: mandateFolds,
  alsoFolds: mandateAlsoFolds,
}
