import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { VoteSummary } from '@quorate/shared/contracts/votes'
import type { Chain, Work, WorkRow, Works } from '@quorate/shared/contracts/works'
import type { WorkEvents } from '@quorate/shared/domain/works/events'
import type { LiveOf } from '../../area.ts'
import { meIn, presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { decidedOn } from '../decisions/patches.ts'
import { type SessionEvent, withStatus } from '../sessions/patches.ts'
import { closedAfter, decidedAfter, openedVote, withCast } from '../votes/patches.ts'
import {
  belongsTo,
  broughtRow,
  mayChangeUnread,
  mayFollow,
  type Silencing,
  type WorkChange,
  withFirst,
  withLast,
  withMovedLinks,
  workAfter,
} from './patches.ts'
import { type WorkFilter, workKeys } from './queries.ts'

type Happened = { seq: number }

/** Changes the row of a work in every cached list. */
function patchRows({ patch }: LiveContext, seq: number, change: (row: WorkRow) => WorkRow): void {
  patch<Works>(workKeys.lists, seq, (page) => same(page, { ...page, works: page.works.map(change) }))
  patch<Work>(workKeys.each, seq, (old) => {
    const work = change(old.work)
    return work === old.work ? old : { ...old, work }
  })
}

/** A page in which no row has changed stays the same object, so that nothing is rendered again. */
const same = (old: Works, page: Works): Works =>
  page.works.every((row, index) => row === old.works[index]) ? old : page

/** The event has all that the lists show, so nobody has to fetch it. */
function brought(event: PresentedEvent<'WorkBrought'>, context: LiveContext): void {
  const { patch, refresh } = context
  const { seq, data } = event
  const row = broughtRow(event, meIn(context)?.member)
  if (row === null || data === null) {
    refresh(workKeys.lists, seq, 'later')
    return
  }
  patch<Works>(workKeys.lists, seq, (old, { queryKey, page }) => {
    // The edge: a list's key ends in its filter.
    const filter = queryKey.at(-1) as WorkFilter
    return page === 0 && belongsTo(row, filter) ? { ...old, works: withFirst(old.works, row) } : old
  })
  named(data.symbol, seq, context)
}

/** Somebody may have written a symbol before its work existed. */
function named(symbol: string, seq: number, { refresh }: LiveContext): void {
  refresh(workKeys.reference(symbol), seq)
}

function news(event: WorkChange, context: LiveContext): void {
  const { seq, data } = event
  const { patch, refresh } = context
  if (data === null) {
    refresh(workKeys.all, seq, 'later')
    return
  }
  const me = meIn(context)?.member
  let unsure = false
  patchRows(context, seq, (row) => {
    if (mayFollow(row, event, me)) unsure = true
    return workAfter(row, event, me)
  })
  if (unsure) refresh(workKeys.all, seq)
  patch<Chain>(workKeys.chains, seq, (old) => ({ ...old, works: old.works.map((work) => workAfter(work, event, me)) }))
}

function silenced(event: Silencing, context: LiveContext): void {
  const { seq, data } = event
  let unsure = data === null
  patchRows(context, seq, (row) => {
    if (mayChangeUnread(row, event)) unsure = true
    return row
  })
  if (unsure) askUnread(seq, context)
}

function askUnread(seq: number, { refresh }: LiveContext): void {
  for (const key of [workKeys.lists, workKeys.each]) refresh(key, seq, 'later')
}

function moved(event: PresentedEvent<'WorkMoved'>, context: LiveContext): void {
  news(event, context)
  const { seq, at, actor, data } = event
  if (data === null) return
  const { work, stage, reason } = data
  context.patch<Work>(workKeys.each, seq, (old) => {
    const linked = withMovedLinks(old, event)
    const known = old.moves.some((move) => move.at === at && move.stage === stage)
    const moves = old.work.id !== work || known ? old.moves : [...old.moves, { stage, by: actor, at, reason }]
    return moves === old.moves ? linked : { ...linked, moves }
  })
  askToPut(event, context)
}

function linked({ seq, data }: PresentedEvent<'WorksLinked' | 'WorksUnlinked'>, { refresh }: LiveContext): void {
  if (data === null) refresh(workKeys.each, seq)
  else for (const work of [data.from, data.to]) refresh(workKeys.one(work), seq)
  refresh(workKeys.chains, seq)
}

/** Whether the question may be put depends on the session; only those who may put it fetch. */
function askToPut({ seq }: Happened, context: LiveContext): void {
  if (presides(context)) context.refresh(workKeys.each, seq, 'now')
}

function sat(event: SessionEvent, context: LiveContext): void {
  const { seq } = event
  context.patch<Chain>(workKeys.chains, seq, (old) => ({ ...old, sessions: withStatus(old.sessions, event) }))
  askToPut(event, context)
}

function opened(event: PresentedEvent<'VoteOpened'>, context: LiveContext): void {
  const { seq } = event
  const vote = openedVote(event)
  if (vote === null) context.refresh(workKeys.all, seq)
  else {
    context.patch<Work>(workKeys.each, seq, (old) =>
      old.work.id === vote.work ? { ...old, votes: withFirst(old.votes, vote) } : old,
    )
    context.patch<Chain>(workKeys.chains, seq, (old) =>
      old.works.some(({ id }) => id === vote.work) ? { ...old, votes: withLast(old.votes, vote) } : old,
    )
  }
  askToPut(event, context)
}

/** Changes the votes on works, on their pages and in chains. */
function patchVotes({ patch }: LiveContext, seq: number, change: (vote: VoteSummary) => VoteSummary): void {
  patch<Work>(workKeys.each, seq, (old) => ({ ...old, votes: old.votes.map(change) }))
  patch<Chain>(workKeys.chains, seq, (old) => ({ ...old, votes: old.votes.map(change) }))
}

function counted({ seq, data }: PresentedEvent<'BallotCounted'>, context: LiveContext): void {
  if (data !== null) patchVotes(context, seq, (vote) => withCast(vote, data))
}

function closed(event: PresentedEvent<'VoteClosed'>, context: LiveContext): void {
  const { seq, data } = event
  if (data === null) context.refresh(workKeys.all, seq)
  else patchVotes(context, seq, (vote) => closedAfter(vote, event))
  askToPut(event, context)
}

function decided(event: PresentedEvent<'DecisionTaken'>, context: LiveContext): void {
  const { patch } = context
  const { seq, data } = event
  news(event, context)
  patchVotes(context, seq, (vote) => decidedAfter(vote, event))
  patch<Chain>(workKeys.chains, seq, (old) => {
    const decision = decidedOn(
      event,
      old.works.find(({ id }) => id === data?.work),
    )
    return decision === null ? old : { ...old, decisions: withLast(old.decisions, decision) }
  })
  if (data) named(data.symbol, seq, context)
  askToPut(event, context)
}

export const workLive: LiveOf<WorkEvents> = {
  WorkBrought: brought,
  WorkMoved: moved,
  WorksLinked: linked,
  WorksUnlinked: linked,
}

export const workReactions: LiveHandlers = {
  CommentPosted: news,
  CommentWithdrawn: silenced,
  CommentHidden: silenced,
  CommentRestored: silenced,
  DebateClosed: news,
  DebateReopened: news,
  SessionScheduled: ({ seq }, { refresh }) => refresh(workKeys.chains, seq),
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
  VersionConsolidated: (event, context) => {
    news(event, context)
    askToPut(event, context)
  },
  WordsErased: ({ seq, data }, context) => {
    if (data === null || data.subject.kind === 'comment') askUnread(seq, context)
    // The reasons of its moves.
    else if (data.subject.kind === 'work') context.refresh(workKeys.one(data.subject.id), seq)
  },
  CredentialIssued: askToPut,
  ParticipantSuspended: askToPut,
  ParticipantReinstated: askToPut,
}
