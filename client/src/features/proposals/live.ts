import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'

type Happened = { seq: number }

/** Where a proposal stands depends on its votes, sessions and decision, so each of them has it asked for again. */
const all = ({ seq }: Happened, { refresh }: LiveContext) => refresh(['proposals'], seq)
const list = ({ seq }: Happened, { refresh }: LiveContext) => refresh(['proposals', 'list'], seq)

export const proposalHandlers: LiveHandlers = {
  ProposalTabled: all,
  ProposalWithdrawn: all,
  CommentPosted: list,
  DebateClosed: all,
  DebateReopened: all,
  SessionScheduled: all,
  SessionOpened: all,
  SessionSuspended: all,
  SessionResumed: all,
  SessionClosed: all,
  ItemTakenUp: all,
  VoteOpened: all,
  VoteClosed: all,
  VoteCertified: all,
  DecisionTaken: all,
  VersionConsolidated: all,
  WordsErased: all,
  CredentialIssued: all,
  ParticipantSuspended: all,
  ParticipantReinstated: all,
}
