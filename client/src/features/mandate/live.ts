import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'

/** The chain under a clause has a part in nearly everything that happens to a proposal. */
const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(['mandate'], seq)

export const mandateHandlers: LiveHandlers = {
  MandateImported: all,
  ProposalTabled: all,
  ProposalWithdrawn: all,
  CommentPosted: ({ seq }, { refresh }) => refresh(['mandate', 'clause'], seq),
  DebateClosed: all,
  DebateReopened: all,
  SessionScheduled: all,
  SessionOpened: all,
  SessionSuspended: all,
  SessionResumed: all,
  SessionClosed: all,
  VoteOpened: all,
  BallotCounted: ({ seq }, { refresh }) => refresh(['mandate', 'clause'], seq),
  VoteClosed: all,
  VoteCertified: all,
  DecisionTaken: all,
  VersionConsolidated: all,
}
