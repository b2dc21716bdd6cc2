import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Amendments } from '@quorate/shared/contracts/instrument'
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
  // The server computes which provisions it touches.
  ProposalTabled: ({ seq }, { refresh }) => refresh(instrumentKeys.amendments, seq, 'later'),
  WorkMoved: moved,
}
