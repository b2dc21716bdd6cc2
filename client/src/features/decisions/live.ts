import type { Decision, Decisions } from '@quorate/shared/contracts/decisions'
import type { DecisionEvents } from '@quorate/shared/domain/decisions/events'
import type { LiveOf } from '../../area.ts'
import type { LiveHandlers } from '../../live/handlers.ts'
import { heldLine, withFirst } from '../works/patches.ts'
import { decidedOn } from './patches.ts'
import { type DecisionFilter, decisionKeys } from './queries.ts'

export const decisionLive: LiveOf<DecisionEvents> = {
  // Its own page opens later. A list that does not know the decided work is fetched if it is on screen.
  DecisionTaken: (event, context) => {
    const { seq, data } = event
    const row = decidedOn(event, heldLine(context, data?.work))
    if (row === null) {
      context.refresh(decisionKeys.list, seq)
      return
    }
    context.patch<Decisions>(decisionKeys.list, seq, (old, { queryKey, page }) => {
      // The edge: a list's key ends in its filter. Whether a search finds it only the server can tell.
      const { search } = queryKey.at(-1) as DecisionFilter
      return page === 0 && search === undefined ? { ...old, decisions: withFirst(old.decisions, row) } : old
    })
  },
}

export const decisionReactions: LiveHandlers = {
  VersionConsolidated: ({ seq, data }, { patch, refresh }) => {
    if (data === null) refresh(decisionKeys.each, seq)
    else
      patch<Decision>(decisionKeys.each, seq, (old) =>
        old.decision.id === data.decision
          ? { ...old, version: { instrument: data.instrument, number: data.version } }
          : old,
      )
  },
}
