import type { DecisionEvents } from '@quorate/shared/domain/decisions/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { decisionKeys } from './queries.ts'

const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(decisionKeys.all, seq)

export const decisionLive: LiveOf<DecisionEvents> = { DecisionTaken: all }

export const decisionReactions: LiveHandlers = { VersionConsolidated: all }
