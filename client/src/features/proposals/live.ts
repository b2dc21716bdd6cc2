import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Proposal } from '@quorate/shared/contracts/proposals'
import type { ProposalEvents } from '@quorate/shared/domain/proposals/events'
import type { LiveOf } from '../../area.ts'
import { meIn, presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { type SessionEvent, withStatus } from '../sessions/patches.ts'
import {
  mayFollow,
  openedVote,
  type WorkNews,
  withCast,
  withFirst,
  withMovedLinks,
  workAfter,
} from '../works/patches.ts'
import { proposalKeys } from './queries.ts'

type Happened = { seq: number }

const all = ({ seq }: Happened, { refresh }: LiveContext) => refresh(proposalKeys.each, seq)

/** Changes what the page of a proposal has in common with the lists; comments cost it no request. */
function news(event: WorkNews, context: LiveContext): void {
  const { patch, refresh } = context
  const { seq, data } = event
  if (data === null) {
    refresh(proposalKeys.each, seq, 'later')
    return
  }
  const me = meIn(context)?.member
  patch<Proposal>(proposalKeys.each, seq, (old) => {
    const proposal = workAfter(old.proposal, event)
    if (mayFollow(old.proposal, event, me)) refresh(proposalKeys.one(proposal.id), seq)
    return proposal === old.proposal ? old : { ...old, proposal }
  })
}

/** What may be done with it depends on its stage. */
function moved(event: PresentedEvent<'WorkMoved'>, context: LiveContext): void {
  news(event, context)
  context.patch<Proposal>(proposalKeys.each, event.seq, (old) => withMovedLinks(old, event))
  if (event.data !== null) context.refresh(proposalKeys.one(event.data.work), event.seq, 'now')
  askToPut(event, context)
}

function linked({ seq, data }: PresentedEvent<'WorksLinked' | 'WorksUnlinked'>, { refresh }: LiveContext): void {
  if (data === null) refresh(proposalKeys.each, seq)
  else for (const work of [data.from, data.to]) refresh(proposalKeys.one(work), seq)
}

function counted({ seq, data }: PresentedEvent<'BallotCounted'>, { patch }: LiveContext): void {
  if (data === null) return
  patch<Proposal>(proposalKeys.each, seq, (old) => ({ ...old, votes: old.votes.map((vote) => withCast(vote, data)) }))
}

/** Whether the question may be put depends on the session; only those who put it have to ask. */
function sat(event: SessionEvent, context: LiveContext): void {
  const { seq } = event
  context.patch<Proposal>(proposalKeys.each, seq, (old) => ({ ...old, sessions: withStatus(old.sessions, event) }))
  askToPut(event, context)
}

function askToPut({ seq }: Happened, context: LiveContext): void {
  if (presides(context)) context.refresh(proposalKeys.each, seq, 'now')
}

function scheduled({ seq, data }: PresentedEvent<'SessionScheduled'>, { refresh }: LiveContext): void {
  if (data === null) refresh(proposalKeys.each, seq)
  else for (const work of data.agenda.flatMap(({ works }) => works)) refresh(proposalKeys.one(work), seq)
}

function opened(event: PresentedEvent<'VoteOpened'>, context: LiveContext): void {
  const { seq } = event
  const vote = openedVote(event)
  if (vote === null) all(event, context)
  else {
    context.patch<Proposal>(proposalKeys.one(vote.work), seq, (old) => ({ ...old, votes: withFirst(old.votes, vote) }))
    context.refresh(proposalKeys.one(vote.work), seq, 'now')
  }
  askToPut(event, context)
}

/** What is asked of a vote concerns the page of the proposal that it is on. */
function voted(event: PresentedEvent<'VoteClosed' | 'VoteCertified'>, context: LiveContext): void {
  const { client, committee, refresh } = context
  const { seq, data } = event
  for (const [queryKey, old] of client.getQueriesData<Proposal>({ queryKey: [committee, ...proposalKeys.each] }))
    if (!data || old?.votes.some(({ id }) => id === data.vote)) refresh(queryKey.slice(1), seq)
  askToPut(event, context)
}

export const proposalLive: LiveOf<ProposalEvents> = {
  // The work that comes with it says what the lists show; its own page opens later.
  ProposalTabled: 'changes no page',
}

export const proposalReactions: LiveHandlers = {
  WorkMoved: moved,
  WorksLinked: linked,
  WorksUnlinked: linked,
  CommentPosted: news,
  DebateClosed: news,
  DebateReopened: news,
  SessionScheduled: scheduled,
  SessionOpened: sat,
  SessionSuspended: sat,
  SessionResumed: sat,
  SessionClosed: sat,
  ItemTakenUp: askToPut,
  VoteOpened: opened,
  BallotCounted: counted,
  VoteClosed: voted,
  VoteCertified: voted,
  DecisionTaken: all,
  VersionConsolidated: all,
  WordsErased: all,
  CredentialIssued: all,
  ParticipantSuspended: all,
  ParticipantReinstated: all,
}
