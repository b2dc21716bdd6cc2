import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Proposal } from '@quorate/shared/contracts/proposals'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'

type Happened = { seq: number }

/** Where a proposal stands depends on its votes, sessions and decision, so each of them has it asked for again. */
const all = ({ seq }: Happened, { refresh }: LiveContext) => refresh(['proposals'], seq)

/** Comments and ballots cost an open page no request: the number of the last is how many there are. */
function commented({ seq, data }: PresentedEvent<'CommentPosted'>, { client, committee, refresh }: LiveContext): void {
  refresh(['proposals', 'list'], seq)
  if (data === null) refresh(['proposals', 'one'], seq)
  else
    client.setQueriesData<Proposal>({ queryKey: [committee, 'proposals', 'one'] }, (old) => {
      if (old?.proposal.thread !== data.thread) return old
      return { ...old, proposal: { ...old.proposal, comments: Math.max(old.proposal.comments, data.number) } }
    })
}

function counted({ data }: PresentedEvent<'BallotCounted'>, { client, committee }: LiveContext): void {
  if (data === null) return
  client.setQueriesData<Proposal>({ queryKey: [committee, 'proposals', 'one'] }, (old) => {
    if (!old?.votes.some(({ id }) => id === data.vote)) return old
    const votes = old.votes.map((vote) =>
      vote.id === data.vote ? { ...vote, cast: Math.max(vote.cast, data.cast) } : vote,
    )
    return { ...old, votes }
  })
}

export const proposalHandlers: LiveHandlers = {
  ProposalTabled: all,
  ProposalWithdrawn: all,
  CommentPosted: commented,
  DebateClosed: all,
  DebateReopened: all,
  SessionScheduled: all,
  SessionOpened: all,
  SessionSuspended: all,
  SessionResumed: all,
  SessionClosed: all,
  ItemTakenUp: all,
  VoteOpened: all,
  BallotCounted: counted,
  VoteClosed: all,
  VoteCertified: all,
  DecisionTaken: all,
  VersionConsolidated: all,
  WordsErased: all,
  CredentialIssued: all,
  ParticipantSuspended: all,
  ParticipantReinstated: all,
}
