import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Chain, Work, WorkRow, Works } from '@quorate/shared/contracts/works'
import type { WorkEvents } from '@quorate/shared/domain/works/events'
import type { LiveOf } from '../../area.ts'
import { meIn, presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { type SessionEvent, withStatus } from '../sessions/patches.ts'
import {
  belongsTo,
  broughtRow,
  mayFollow,
  openedVote,
  type WorkNews,
  withCast,
  withFirst,
  withMovedLinks,
  workAfter,
} from './patches.ts'
import { type WorkFilter, workKeys } from './queries.ts'

type Happened = { seq: number }

/** Changes the row of a work wherever one is held. */
function patchRows({ patch }: LiveContext, seq: number, change: (row: WorkRow) => WorkRow): void {
  patch<Works>(workKeys.lists, seq, (page) => same(page, { ...page, works: page.works.map(change) }))
  patch<Work>(workKeys.each, seq, (old) => ({ ...old, work: change(old.work) }))
}

/** A page in which no row has changed stays the very same, so that nothing is drawn again. */
const same = (old: Works, page: Works): Works =>
  page.works.every((row, index) => row === old.works[index]) ? old : page

/** The event says all that the lists do, so nobody has to fetch it. */
function brought(event: PresentedEvent<'WorkBrought'>, context: LiveContext): void {
  const { client, committee, patch, refresh } = context
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
  named(client, committee, data.symbol)
}

/** A symbol may have been written before there was anything of that name. */
function named(client: LiveContext['client'], committee: string, symbol: string): void {
  void client.invalidateQueries({ queryKey: [committee, ...workKeys.reference(symbol)] })
}

function news(event: WorkNews, context: LiveContext): void {
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
    return workAfter(row, event)
  })
  if (unsure) refresh(workKeys.all, seq)
  patch<Chain>(workKeys.chains, seq, (old) => ({ ...old, works: old.works.map((work) => workAfter(work, event)) }))
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

/** Whether the question may be put depends on the session; only those who put it have to ask. */
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
    context.refresh(workKeys.chains, seq)
  }
  askToPut(event, context)
}

function counted({ seq, data }: PresentedEvent<'BallotCounted'>, { patch }: LiveContext): void {
  if (data === null) return
  const change = <A extends Work | Chain>(old: A): A => ({
    ...old,
    votes: old.votes.map((vote) => withCast(vote, data)),
  })
  patch<Work>(workKeys.each, seq, change)
  patch<Chain>(workKeys.chains, seq, change)
}

/** What came of a vote is said in a sentence of the server's: whoever shows it fetches it. */
function voted(event: PresentedEvent<'VoteClosed' | 'VoteCertified'>, context: LiveContext): void {
  const { client, committee, refresh } = context
  const { seq, data } = event
  for (const key of [workKeys.each, workKeys.chains])
    for (const [queryKey, old] of client.getQueriesData<Work | Chain>({ queryKey: [committee, ...key] }))
      if (!data || old?.votes.some(({ id }) => id === data.vote)) refresh(queryKey.slice(1), seq)
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
  VoteClosed: voted,
  VoteCertified: voted,
  DecisionTaken: (event, context) => {
    news(event, context)
    context.refresh(workKeys.chains, event.seq)
    if (event.data) named(context.client, context.committee, event.data.symbol)
    askToPut(event, context)
  },
  VersionConsolidated: (event, context) => {
    news(event, context)
    askToPut(event, context)
  },
  WordsErased: ({ seq }, { refresh }) => refresh(workKeys.each, seq),
  CredentialIssued: askToPut,
  ParticipantSuspended: askToPut,
  ParticipantReinstated: askToPut,
}
