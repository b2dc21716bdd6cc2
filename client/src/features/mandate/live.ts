import type { MandateEvents } from '@quorate/shared/domain/mandate/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { mandateKeys } from './queries.ts'

const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(mandateKeys.all, seq)

export const mandateLive: LiveOf<MandateEvents> = { MandateImported: all }

/** The chain under a clause has a part in nearly everything that happens to a proposal. */
export const mandateReactions: LiveHandlers = {
  ProposalTabled: all,
  ProposalWithdrawn: all,
  CommentPosted: ({ seq }, { refresh }) => refresh(mandateKeys.clauses, seq),
  DebateClosed: all,
  DebateReopened: all,
  SessionScheduled: all,
  SessionOpened: all,
  SessionSuspended: all,
  SessionResumed: all,
  SessionClosed: all,
  VoteOpened: all,
  BallotCounted: ({ seq }, { refresh }) => refresh(mandateKeys.clauses, seq),
  VoteClosed: all,
  VoteCertified: all,
  DecisionTaken: all,
  VersionConsolidated: all,
}
