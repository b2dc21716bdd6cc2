import type { Area } from '../area.ts'
import { decisionFolds } from './apply.ts'
import type { DecisionEvents } from './events.ts'
import { type DecisionState, emptyDecisions } from './state.ts'

export type DecisionTypes = {
  commands: object
  events: DecisionEvents
  state: DecisionState
}

export const decisions: Area<DecisionTypes> = {
  empty: emptyDecisions,
  rules: {},
  folds: decisionFolds,
}
