import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { VoteSummary } from '@quorate/shared/contracts/votes'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import type { Work, WorkRow, WorkSummary } from '@quorate/shared/contracts/works'
import type { WorkFilter } from './queries.ts'

/** What happens to a work and says by itself what it changes. */
export const WORK_NEWS = [
  'WorkMoved',
  'CommentPosted',
  'DebateClosed',
  'DebateReopened',
  'DecisionTaken',
  'VersionConsolidated',
] as const
export type WorkNews = PresentedEvent<(typeof WORK_NEWS)[number]>

/** The work as it is after the event: the very same where nothing of it has changed. */
export function workAfter<W extends WorkSummary & { unread?: number }>(work: W, event: WorkNews): W {
  if (event.data === null) return work
  switch (event.type) {
    case 'WorkMoved': {
      const line = lineAfter(work, event)
      return line === work ? work : { ...line, movedAt: event.at }
    }
    case 'CommentPosted':
      return withComments(work, event.data)
    case 'DebateClosed':
      return event.data.thread === work.thread ? { ...work, debateOpen: false } : work
    case 'DebateReopened':
      return event.data.thread === work.thread ? { ...work, debateOpen: true } : work
    case 'DecisionTaken': {
      const { work: id, decision, symbol } = event.data
      return id === work.id && work.decision?.id !== decision
        ? { ...work, decision: { id: decision, symbol, version: null } }
        : work
    }
    case 'VersionConsolidated': {
      const { decision, instrument, version: number } = event.data
      if (work.decision?.id !== decision) return work
      return { ...work, decision: { ...work.decision, version: { instrument, number } } }
    }
  }
}

/** A work as others name it, after it has moved. */
export function lineAfter<L extends WorkLine>(line: L, { data }: PresentedEvent<'WorkMoved'>): L {
  return data === null || data.work !== line.id ? line : { ...line, stage: data.stage, open: data.open }
}

type Linked = { links: Work['links'] }

/** What a work is linked to, after a work has moved: the very same where it is none of these. */
export function withMovedLinks<A extends Linked>(answer: A, event: PresentedEvent<'WorkMoved'>): A {
  if (!answer.links.some((link) => link.work.id === event.data?.work)) return answer
  return { ...answer, links: answer.links.map((link) => ({ ...link, work: lineAfter(link.work, event) })) }
}

type Counted = { thread: string; comments: number; unread?: number }

/** One comment more, unless it is counted already. What was read stays read. */
export function withComments<W extends Counted>(work: W, { thread, number }: { thread: string; number: number }): W {
  if (work.thread !== thread || number <= work.comments) return work
  const unread = work.unread === undefined ? {} : { unread: work.unread + number - work.comments }
  return { ...work, comments: number, ...unread }
}

/** Whether the reader may follow the work from now on, as who comments on one does unless they have said otherwise. */
export function mayFollow(
  row: Pick<WorkRow, 'thread' | 'following'>,
  event: WorkNews,
  me: string | undefined,
): boolean {
  const { type, data, actor } = event
  return type === 'CommentPosted' && data?.thread === row.thread && actor.member === me && !row.following
}

/** A work that has just been brought, as a row of the lists of this reader. */
export function broughtRow({ at, actor, data }: PresentedEvent<'WorkBrought'>, me: string | undefined): WorkRow | null {
  if (data === null) return null
  const { work: id, kind, symbol, title, stage, clause, touches, thread } = data
  return {
    ...{ id, kind, symbol, title, stage, open: true, clause, touches, by: actor, for: data.for, thread },
    ...{ comments: 0, debateOpen: true, broughtAt: at, movedAt: at, decision: null },
    ...{ unread: 0, following: actor.member === me },
  }
}

/** Whether a work belongs into a list. What is searched for only the server can tell: it does not. */
export function belongsTo(
  row: WorkRow,
  { kind, open, following, mandate, clause, search, ...filter }: WorkFilter,
): boolean {
  const under = [row.clause, ...row.touches]
  return (
    search === undefined &&
    (kind === undefined || row.kind === kind) &&
    (open === undefined || row.open === open) &&
    (following === undefined || row.following === following) &&
    (filter.for === undefined || row.for === filter.for) &&
    (mandate === undefined || under.some((each) => each.mandate === mandate && each.clause === clause))
  )
}

type Voted = { id: string; cast: number }

/** One ballot more, unless it is counted already. */
export const withCast = <V extends Voted>(vote: V, counted: { vote: string; cast: number }): V =>
  vote.id === counted.vote && counted.cast > vote.cast ? { ...vote, cast: counted.cast } : vote

/** A vote that has just been opened. */
export function openedVote({ at, data }: PresentedEvent<'VoteOpened'>): VoteSummary | null {
  if (data === null) return null
  const { vote: id, work, session, ballot, question, method, electorate } = data
  return {
    ...{ id, work, session, ballot, question, method, status: 'open', openedAt: at, closedAt: null },
    ...{ entitled: electorate.length, cast: 0, result: null, sentence: null },
  }
}

/** The newest first, each once. */
export function withFirst<T extends { id: string }>(all: readonly T[], one: T | null): T[] {
  return one === null || all.some(({ id }) => id === one.id) ? [...all] : [one, ...all]
}
