import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Proposal, Proposals } from '@quorate/shared/contracts/proposals'
import type { ProposalEvents } from '@quorate/shared/domain/proposals/events'
import type { LiveOf } from '../../area.ts'
import { presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { type SessionEvent, type Summary, withCast, withComments, withStatus } from './patches.ts'
import { proposalKeys } from './queries.ts'

type Happened = { seq: number }

const all = ({ seq }: Happened, { refresh }: LiveContext) => refresh(proposalKeys.all, seq)

/** Changes the summary of proposals wherever it is shown. */
function patchSummaries({ patch }: LiveContext, seq: number, change: <S extends Summary>(summary: S) => S): void {
  patch<Proposals>(proposalKeys.list, seq, (old) => ({ ...old, proposals: old.proposals.map(change) }))
  patch<Proposal>(proposalKeys.each, seq, (old) => ({ ...old, proposal: change(old.proposal) }))
}

/** Comments cost an open page no request: the number of the last is how many there are. */
function commented(event: PresentedEvent<'CommentPosted'>, context: LiveContext): void {
  const { seq, data } = event
  if (data === null) {
    context.refresh(proposalKeys.all, seq, 'later')
    return
  }
  patchSummaries(context, seq, (summary) => withComments(summary, data))
}

function debated(event: PresentedEvent<'DebateClosed' | 'DebateReopened'>, context: LiveContext): void {
  const { seq, type, data } = event
  if (data === null) {
    all(event, context)
    return
  }
  patchSummaries(context, seq, (summary) =>
    summary.thread === data.thread ? { ...summary, debateOpen: type === 'DebateReopened' } : summary,
  )
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
  if (data === null) {
    refresh(proposalKeys.each, seq)
    return
  }
  for (const { proposal } of data.agenda) if (proposal !== null) refresh(proposalKeys.one(proposal), seq)
}

function opened(event: PresentedEvent<'VoteOpened'>, context: LiveContext): void {
  const { seq, data } = event
  if (data === null) {
    all(event, context)
    return
  }
  patchSummaries(context, seq, (summary) =>
    summary.id === data.proposal ? { ...summary, status: 'voting' as const } : summary,
  )
  context.refresh(proposalKeys.one(data.proposal), seq, 'now')
  askToPut(event, context)
}

/** What is asked of a vote concerns the page of the proposal that it is on. */
function voted(event: PresentedEvent<'VoteClosed' | 'VoteCertified'>, context: LiveContext): void {
  const { client, committee, refresh } = context
  const { seq, data } = event
  for (const [queryKey, old] of client.getQueriesData<Proposal>({ queryKey: [committee, ...proposalKeys.each] }))
    if (!data || old?.votes.some(({ id }) => id === data.vote)) refresh(queryKey.slice(1), seq)
  if (event.type === 'VoteClosed') refresh(proposalKeys.list, seq)
  askToPut(event, context)
}

export const proposalLive: LiveOf<ProposalEvents> = { ProposalTabled: all, ProposalWithdrawn: all }

export const proposalReactions: LiveHandlers = {
  CommentPosted: commented,
  DebateClosed: debated,
  DebateReopened: debated,
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
  VersionConsolidated: ({ seq }, { refresh }) => refresh(proposalKeys.each, seq),
  WordsErased: all,
  CredentialIssued: all,
  ParticipantSuspended: all,
  ParticipantReinstated: all,
}
