import type { Folds } from '../area.ts'
import type { MandateEvents } from './events.ts'

/** Takes a mandate into the state. */
export const mandateFolds: Folds<MandateEvents> = {
  MandateImported({ mandate }, { data }) {
    mandate.set(data.mandate, new Set(data.clauses.map(({ number }) => number)))
  },
}
