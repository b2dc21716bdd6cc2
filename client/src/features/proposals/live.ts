import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Proposal } from '@quorate/shared/contracts/proposals'
import type { VoteSummary } from '@quorate/shared/contracts/votes'
import type { ProposalEvents } from '@quorate/shared/domain/proposals/events'
import type { LiveOf } from '../../area.ts'
import { meIn, presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { decidedOn } from '../decisions/patches.ts'
import { type SessionEvent, withStatus } from '../sessions/patches.ts'
import { closedAfter, decidedAfter, openedVote, withCast } from '../votes/patches.ts'
import {
  heldLine,
  mayChangeUnread,
  mayFollow,
  type Silencing,
  type WorkChange,
  withFirst,
  withMovedLinks,
  workAfter,
} from '../works/patches.ts'
import { workKeys } from '../works/queries.ts'
import { proposalKeys } from './queries.ts'

type Happened = { seq: number }

const all = ({ seq }: Happened, { refresh }: LiveContext) => refresh(proposalKeys.each, seq)

/** Changes the parts of a proposal's page that the lists have, too; comments cost it no request. */
function news(event: WorkChange, context: LiveContext): void {
  const { patch, refresh } = context
  const { seq, data } = event
  if (data === null) {
    refresh(proposalKeys.each, seq, 'later')
    return
  }
  const me = meIn(context)?.member
  patch<Proposal>(proposalKeys.each, seq, (old) => {
    const proposal = workAfter(old.proposal, event, me)
    if (mayFollow(old.proposal, event, me)) refresh(proposalKeys.one(proposal.id), seq)
    return proposal === old.proposal ? old : { ...old, proposal }
  })
}

/** The head of the sponsoring delegation follows what an alternate tables. */
function tabled({ seq, actor, data }: PresentedEvent<'ProposalTabled'>, context: LiveContext): void {
  const me = meIn(context)
  if (me?.role !== 'head' || actor.member === me.member) return
  if (data === null || data.head === me.member) context.refresh(workKeys.lists, seq, 'now')
}

/** The commands on it depend on its stage: only those who may withdraw it or put it to the vote fetch. */
function moved(event: PresentedEvent<'WorkMoved'>, context: LiveContext): void {
  news(event, context)
  const { seq, data } = event
  context.patch<Proposal>(proposalKeys.each, seq, (old) => withMovedLinks(old, event))
  const me = meIn(context)?.principal
  if (data !== null && heldLine(context, data.work)?.for === me)
    context.refresh(proposalKeys.one(data.work), seq, 'now')
  askToPut(event, context)
}

function linked({ seq, data }: PresentedEvent<'WorksLinked' | 'WorksUnlinked'>, { refresh }: LiveContext): void {
  if (data === null) refresh(proposalKeys.each, seq)
  else for (const work of [data.from, data.to]) refresh(proposalKeys.one(work), seq)
}

function patchVotes({ patch }: LiveContext, seq: number, change: (vote: VoteSummary) => VoteSummary): void {
  patch<Proposal>(proposalKeys.each, seq, (old) => ({ ...old, votes: old.votes.map(change) }))
}

function counted({ seq, data }: PresentedEvent<'BallotCounted'>, context: LiveContext): void {
  if (data !== null) patchVotes(context, seq, (vote) => withCast(vote, data))
}

/** Whether the question may be put depends on the session; only those who may put it fetch. */
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
  const vote = openedVote(event)
  if (vote === null) all(event, context)
  else
    context.patch<Proposal>(proposalKeys.one(vote.work), event.seq, (old) => ({
      ...old,
      votes: withFirst(old.votes, vote),
    }))
  askToPut(event, context)
}

function closed(event: PresentedEvent<'VoteClosed'>, context: LiveContext): void {
  if (event.data === null) all(event, context)
  else patchVotes(context, event.seq, (vote) => closedAfter(vote, event))
  askToPut(event, context)
}

function decided(event: PresentedEvent<'DecisionTaken'>, context: LiveContext): void {
  news(event, context)
  const { seq, data } = event
  if (data === null) return
  patchVotes(context, seq, (vote) => decidedAfter(vote, event))
  context.patch<Proposal>(proposalKeys.one(data.work), seq, (old) => ({
    ...old,
    decision: old.decision ?? decidedOn(event, old.proposal),
  }))
  askToPut(event, context)
}

function silenced(event: Silencing, { patch, refresh }: LiveContext): void {
  const { seq, data } = event
  if (data === null) refresh(proposalKeys.each, seq, 'later')
  patch<Proposal>(proposalKeys.each, seq, (old) => {
    if (mayChangeUnread(old.proposal, event)) refresh(proposalKeys.one(old.proposal.id), seq, 'later')
    return old
  })
}

function consolidated(event: PresentedEvent<'VersionConsolidated'>, context: LiveContext): void {
  news(event, context)
  const { seq, data } = event
  if (data === null) return
  const { instrument, version, decision } = data
  context.patch<Proposal>(proposalKeys.each, seq, (old) => ({
    ...old,
    instrument: old.instrument.id === instrument ? { ...old.instrument, current: version } : old.instrument,
    resultingVersion: old.decision?.id === decision ? version : old.resultingVersion,
  }))
  askToPut(event, context)
}

/** The answer has the justification and the number of new comments; other words are not in it. */
function erased({ seq, data }: PresentedEvent<'WordsErased'>, { refresh }: LiveContext): void {
  if (data === null) {
    refresh(proposalKeys.each, seq)
    return
  }
  const { kind, id } = data.subject
  if (kind === 'comment') refresh(proposalKeys.each, seq, 'later')
  else if (kind === 'proposal') refresh(proposalKeys.one(id), seq)
}

export const proposalLive: LiveOf<ProposalEvents> = {
  // The lists show the work that comes with it; its own page opens later.
  ProposalTabled: tabled,
}

export const proposalReactions: LiveHandlers = {
  WorkMoved: moved,
  WorksLinked: linked,
  WorksUnlinked: linked,
  CommentPosted: news,
  CommentWithdrawn: silenced,
  CommentHidden: silenced,
  CommentRestored: silenced,
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
  VoteClosed: closed,
  // With the second certification comes a decision.
  VoteCertified: askToPut,
  DecisionTaken: decided,
  VersionConsolidated: consolidated,
  WordsErased: erased,
  CredentialIssued: all,
  ParticipantSuspended: all,
  ParticipantReinstated: all,
}
