import type { Folds } from '../area.ts'
import type { DecisionEvents } from './events.ts'

/** Takes decisions into the state. */
export const decisionFolds: Folds<DecisionEvents> = {
  DecisionTaken({ decisions }, { data }) {
    decisions.count = data.number
  },
}
