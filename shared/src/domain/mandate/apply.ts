import type { Area, Folds } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { MandateTypes } from './area.ts'
import type { MandateClause, MandateEvents } from './events.ts'

/** Takes the events of mandates into the state. */
export const mandateFolds: Folds<MandateEvents> = {
  MandateImported: (state, { data }) => enter(state, data),
  MandateEntered: (state, { data }) => enter(state, data),
  MandateWithdrawn({ mandate }, { data }) {
    mandate.delete(data.mandate)
  },
  /** A number that is corrected stays the clause's address. */
  MandateCorrected() {},
}

function enter({ mandate }: CommitteeState, { mandate: id, clauses }: { mandate: string; clauses: MandateClause[] }) {
  mandate.set(id, { clauses: new Set(clauses.map(({ number }) => number)), used: false })
}

/** A mandate with work under it stays. */
export const mandateAlsoFolds: NonNullable<Area<MandateTypes>['alsoFolds']> = {
  WorkBrought({ mandate }, { data: { clause, touches } }) {
    for (const { mandate: id } of [clause, ...touches]) {
      const used = mandate.get(id)
      if (used !== undefined) used.used = true
    }
  },
}
