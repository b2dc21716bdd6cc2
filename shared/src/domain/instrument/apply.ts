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
  state.instrument.set(instrument, {
    instrument,
    version,
    provisions,
    changedIn: new Map(),
    used: false,
    amending: new Map(),
  })
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

/** Proposals to amend it: an instrument that has any stays, and what an open one touches is not corrected. */
export const instrumentAlsoFolds: NonNullable<Area<InstrumentTypes>['alsoFolds']> = {
  ProposalTabled(state, { data: { proposal, instrument: id } }) {
    const instrument = state.instrument.get(id)
    if (instrument === undefined) return
    instrument.used = true
    for (const provision of state.proposals.get(proposal)?.touched ?? [])
      instrument.amending.set(provision, [...(instrument.amending.get(provision) ?? []), proposal])
  },
  WorkMoved(state, { data: { work, open } }) {
    const proposal = open ? undefined : state.proposals.get(work)
    const amending = proposal && state.instrument.get(proposal.instrument)?.amending
    for (const provision of amending === undefined ? [] : (proposal?.touched ?? [])) {
      const others = amending?.get(provision)?.filter((one) => one !== work) ?? []
      if (others.length === 0) amending?.delete(provision)
      else amending?.set(provision, others)
    }
  },
}
