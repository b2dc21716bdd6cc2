import type { LiveHandlers } from '../../live/handlers.ts'

/** What happens to decisions. A version comes in the same entry as the decision that makes it. */
export const decisionHandlers: LiveHandlers = {
  DecisionTaken: ({ seq }, { refresh }) => refresh(['decisions'], seq),
  VersionConsolidated: ({ seq }, { refresh }) => refresh(['decisions'], seq),
}
