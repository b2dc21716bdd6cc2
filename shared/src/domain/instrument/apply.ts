import type { Folds } from '../area.ts'
import { consolidate } from './consolidate.ts'
import type { InstrumentEvents } from './events.ts'
import { changedProvisions } from './touched.ts'

/**
 * Takes the events of instruments into the state.
 *
 * @throws Error if adopted operations cannot be consolidated: no rule makes such an event, so the record is not
 *   ours and must not be served.
 */
export const instrumentFolds: Folds<InstrumentEvents> = {
  InstrumentImported(state, { data: { instrument, version, provisions } }) {
    state.instrument.set(instrument, { instrument, version, provisions, changedIn: new Map() })
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
