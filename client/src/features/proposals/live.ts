import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Proposal } from '@quorate/shared/contracts/proposals'
import type { ProposalEvents } from '@quorate/shared/domain/proposals/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { proposalKeys } from './queries.ts'

type Happened = { seq: number }

/** Where a proposal stands depends on its votes, sessions and decision, so each of them has it asked for again. */
const all = ({ seq }: Happened, { refresh }: LiveContext) => refresh(proposalKeys.all, seq)

/** Comments and ballots cost an open page no request: the number of the last is how many there are. */
function commented({ seq, data }: PresentedEvent<'CommentPosted'>, { client, committee, refresh }: LiveContext): void {
  refresh(proposalKeys.list, seq)
  if (data === null) refresh(proposalKeys.each, seq)
  else
    client.setQueriesData<Proposal>({ queryKey: [committee, ...proposalKeys.each] }, (old) => {
      if (old?.proposal.thread !== data.thread) return old
      return { ...old, proposal: { ...old.proposal, comments: Math.max(old.proposal.comments, data.number) } }
    })
}

function counted({ data }: PresentedEvent<'BallotCounted'>, { client, committee }: LiveContext): void {
  if (data === null) return
  client.setQueriesData<Proposal>({ queryKey: [committee, ...proposalKeys.each] }, (old) => {
    if (!old?.votes.some(({ id }) => id === data.vote)) return old
    const votes = old.votes.map((vote) =>
      vote.id === data.vote ? { ...vote, cast: Math.max(vote.cast, data.cast) } : vote,
    )
    return { ...old, votes }
  })
}

export const proposalLive: LiveOf<ProposalEvents> = { ProposalTabled: all, ProposalWithdrawn: all }

export const proposalReactions: LiveHandlers = {
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
