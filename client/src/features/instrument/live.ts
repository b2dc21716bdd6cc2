import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Version } from '@quorate/shared/contracts/instrument'
import type { InstrumentEvents } from '@quorate/shared/domain/instrument/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { instrumentKeys } from './queries.ts'

const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(instrumentKeys.all, seq)

export const instrumentLive: LiveOf<InstrumentEvents> = { InstrumentImported: all, VersionConsolidated: all }

/** The amendments in its margin are those that are open. A version is long, so the end of one is patched. */
function moved({ seq, data }: PresentedEvent<'WorkMoved'>, { patch, refresh }: LiveContext): void {
  if (data === null) refresh(instrumentKeys.versions, seq, 'later')
  if (data === null || data.open) return
  const ended = ({ proposal }: { proposal: string }) => proposal === data.work
  patch<Version>(instrumentKeys.versions, seq, (old) => ({
    ...old,
    provisions: old.provisions.map((provision) =>
      provision.amendments.some(ended)
        ? { ...provision, amendments: provision.amendments.filter((one) => !ended(one)) }
        : provision,
    ),
  }))
}

export const instrumentReactions: LiveHandlers = {
  // Which provisions it touches the server works out.
  ProposalTabled: ({ seq }, { refresh }) => refresh(instrumentKeys.versions, seq, 'later'),
  WorkMoved: moved,
}
