import type { DecisionEvents } from '@quorate/shared/domain/decisions/events'
import type { LiveOf } from '../../area.ts'
import type { LiveHandlers } from '../../live/handlers.ts'
import { decisionKeys } from './queries.ts'

/** The event does not contain the work, so those who look at the list fetch it. A decision itself never changes. */
export const decisionLive: LiveOf<DecisionEvents> = {
  DecisionTaken: ({ seq }, { refresh }) => {
    refresh(decisionKeys.list, seq)
    refresh(decisionKeys.each, seq)
  },
}

export const decisionReactions: LiveHandlers = {
  VersionConsolidated: ({ seq }, { refresh }) => refresh(decisionKeys.each, seq),
}
