import type { InstrumentEvents } from '@quorate/shared/domain/instrument/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { instrumentKeys } from './queries.ts'

const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(instrumentKeys.all, seq)

export const instrumentLive: LiveOf<InstrumentEvents> = { InstrumentImported: all, VersionConsolidated: all }

const amendments = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(instrumentKeys.amendments, seq)

/** The amendments in its margin: those that are open. */
export const instrumentReactions: LiveHandlers = {
  ProposalTabled: amendments,
  WorkMoved: (event, context) => {
    if (event.data === null || !event.data.open) amendments(event, context)
  },
  DecisionTaken: amendments,
}
