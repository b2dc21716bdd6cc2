import { assertNever } from '../assert-never.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { consolidate } from './consolidate.ts'
import type { InstrumentEvents } from './events.ts'
import { changedProvisions } from './touched.ts'

/**
 * Takes an event of an instrument into the state.
 *
 * @throws Error where adopted operations cannot be consolidated: no such event is ever decided, so the record is not
 *   one of ours and must not be served.
 */
export function applyInstrument(state: CommitteeState, event: RecordedEvent<keyof InstrumentEvents>): void {
  switch (event.type) {
    case 'InstrumentImported': {
      const { instrument, version, provisions } = event.data
      state.instruments.set(instrument, { instrument, version, provisions, changedIn: new Map(), voting: new Set() })
      return
    }
    case 'VersionConsolidated': {
      const { instrument: id, version, operations } = event.data
      const instrument = state.instruments.get(id)
      const next = consolidate(instrument?.provisions ?? [], operations)
      if (instrument === undefined || !next.ok) throw new Error(`Version ${version} of ${id} cannot be consolidated`)
      for (const provision of changedProvisions(instrument.provisions, next.provisions, operations))
        instrument.changedIn.set(provision, version)
      instrument.version = version
      instrument.provisions = next.provisions
      return
    }
    default:
      assertNever(event)
  }
}
