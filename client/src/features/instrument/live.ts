import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Amendments, Instruments } from '@quorate/shared/contracts/instrument'
import type { InstrumentEvents } from '@quorate/shared/domain/instrument/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { instrumentKeys } from './queries.ts'

const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(instrumentKeys.all, seq)

export const instrumentLive: LiveOf<InstrumentEvents> = {
  InstrumentImported: all,
  InstrumentEntered: all,
  InstrumentWithdrawn: all,
  InstrumentCorrected: all,
  VersionConsolidated: all,
}

/** The amendments in its margin are those that are open. One that ends is taken away without a fetch. */
function moved({ seq, data }: PresentedEvent<'WorkMoved'>, { patch, refresh }: LiveContext): void {
  if (data === null) refresh(instrumentKeys.amendments, seq, 'later')
  if (data === null || data.open) return
  patch<Amendments>(instrumentKeys.amendments, seq, (old) => ({
    ...old,
    amendments: old.amendments.filter(({ proposal }) => proposal !== data.work),
  }))
}

export const instrumentReactions: LiveHandlers = {
  ProposalTabled: ({ seq, data }, { patch, refresh }) => {
    // The server computes which provisions it touches.
    refresh(instrumentKeys.amendments, seq, 'later')
    if (data === null) refresh(instrumentKeys.list, seq, 'later')
    else
      patch<Instruments>(instrumentKeys.list, seq, (old) => ({
        ...old,
        instruments: old.instruments.map((one) => (one.id === data.instrument ? { ...one, used: true } : one)),
      }))
  },
  WorkMoved: moved,
}
