import type { Area, Folds } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import { corrected } from '../reading/corrigendum.ts'
import type { InstrumentTypes } from './area.ts'
import { consolidate } from './consolidate.ts'
import type { InstrumentEvents } from './events.ts'
import type { Provision } from './provision.ts'
import { changedProvisions } from './touched.ts'

/**
 * Takes the events of instruments into the state.
 *
 * @throws Error if adopted operations cannot be consolidated: no rule makes such an event, so the record is not
 *   ours and must not be served.
 */
export const instrumentFolds: Folds<InstrumentEvents> = {
  InstrumentImported: (state, { data }) => enter(state, data),
  InstrumentEntered: (state, { data }) => enter(state, data),
  InstrumentWithdrawn({ instrument }, { data }) {
    instrument.delete(data.instrument)
  },
  InstrumentCorrected(state, { data }) {
    const instrument = state.instrument.get(data.instrument)
    if (instrument === undefined) throw new Error(`A corrigendum concerns ${data.instrument}, which is not there`)
    instrument.provisions = withCorrigendum(instrument.provisions, data)
  },
  VersionConsolidated(state, { data: { instrument: id, version, operations } }) {
    const instrument = state.instrument.get(id)
    const next = consolidate(instrument?.provisions ?? [], operations)
    if (instrument === undefined || !next.ok) throw new Error(`Version ${version} of ${id} cannot be consolidated`)
    for (const provision of changedProvisions(instrument.provisions, next.provisions, operations))
      instrument.changedIn.set(provision, version)
    instrument.version = version
    instrument.provisions = next.provisions
  },
}

type Entered = { instrument: string; version: number; provisions: readonly Provision[] }

function enter(state: CommitteeState, { instrument, version, provisions }: Entered): void {
  state.instrument.set(instrument, { instrument, version, provisions, changedIn: new Map(), used: false })
}

/** The provisions after a corrigendum of one of them. A number that is corrected is the one that people cite. */
export function withCorrigendum<T extends Provision>(
  provisions: readonly T[],
  { provision: id, ...corrigendum }: InstrumentEvents['InstrumentCorrected'],
): T[] {
  return provisions.map((provision) => {
    if (provision.id !== id) return provision
    const next = corrected(provision, corrigendum)
    const number = corrigendum.field === 'number' ? (next.cited?.en ?? next.cited?.fr ?? next.number) : next.number
    return { ...next, number }
  })
}

/** An instrument that somebody proposed to amend stays. */
export const instrumentAlsoFolds: NonNullable<Area<InstrumentTypes>['alsoFolds']> = {
  ProposalTabled(state, { data }) {
    const instrument = state.instrument.get(data.instrument)
    if (instrument !== undefined) instrument.used = true
  },
}
