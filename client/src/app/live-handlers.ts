import { decisionHandlers } from '../features/decisions/live.ts'
import { instrumentHandlers } from '../features/instrument/live.ts'
import { mandateHandlers } from '../features/mandate/live.ts'
import { membershipHandlers } from '../features/membership/live.ts'
import { proposalHandlers } from '../features/proposals/live.ts'
import { recordHandlers } from '../features/record/live.ts'
import { sessionHandlers } from '../features/sessions/live.ts'
import { threadHandlers } from '../features/threads/live.ts'
import { todayHandlers } from '../features/today/live.ts'
import { voteHandlers } from '../features/votes/live.ts'
import type { LiveHandlers } from '../live/handlers.ts'

export const liveHandlers: readonly LiveHandlers[] = [
  membershipHandlers,
  mandateHandlers,
  instrumentHandlers,
  proposalHandlers,
  threadHandlers,
  sessionHandlers,
  voteHandlers,
  decisionHandlers,
  recordHandlers,
  todayHandlers,
]
