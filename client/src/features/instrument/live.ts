import type { InstrumentEvents } from '@quorate/shared/domain/instrument/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { instrumentKeys } from './queries.ts'

const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(instrumentKeys.all, seq)

export const instrumentLive: LiveOf<InstrumentEvents> = { InstrumentImported: all, VersionConsolidated: all }

/** The open amendments in its margin. */
export const instrumentReactions: LiveHandlers = {
  ProposalTabled: all,
  WorkMoved: (event, context) => {
    if (event.data === null || !event.data.open) all(event, context)
  },
  DecisionTaken: all,
}
