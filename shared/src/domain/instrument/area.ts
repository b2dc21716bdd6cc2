import type { Area } from '../area.ts'
import { stateless } from '../stateless.ts'
import { instrumentAlsoFolds, instrumentFolds } from './apply.ts'
import { decideCorrectInstrument, decideImportInstrument, decideWithdrawInstrument } from './decide.ts'
import type { InstrumentCommands, InstrumentEvents } from './events.ts'
import { emptyInstrument, type InstrumentState } from './state.ts'

export type InstrumentTypes = {
  commands: InstrumentCommands
  events: InstrumentEvents
  state: InstrumentState
}

export const instrument: Area<InstrumentTypes> = {
  empty: emptyInstrument,
  rules: {
    importInstrument: stateless(decideImportInstrument),
    withdrawInstrument: decideWithdrawInstrument,
    correctInstrument: decideCorrectInstrument,
  },
  folds: instrumentFolds,
  alsoFolds: instrumentAlsoFolds,
}
