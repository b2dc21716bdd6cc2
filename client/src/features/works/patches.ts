import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Session } from '@quorate/shared/contracts/sessions'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import type { Work, WorkRow, WorkSummary, Works } from '@quorate/shared/contracts/works'
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query'
import { sessionKeys } from '../sessions/queries.ts'
import { type WorkFilter, workKeys } from './queries.ts'

/** Events of works that contain all of their changes. */
export type WorkChange = PresentedEvent<
  'WorkMoved' | 'CommentPosted' | 'DebateClosed' | 'DebateReopened' | 'DecisionTaken' | 'VersionConsolidated'
>

/** The work after the event, for the member `me`: the same object if nothing of it has changed. */
export function workAfter<W extends WorkSummary & { unread?: number }>(
  work: W,
  event: WorkChange,
  me: string | undefined,
): W {
  if (event.data === null) return work
  switch (event.type) {
    case 'WorkMoved': {
      const line = lineAfter(work, event)
      return line === work ? work : { ...line, movedAt: event.at }
    }
    case 'CommentPosted':
      return withComments(work, event.data, event.actor.member === me)
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

/** The links of a work after a work has moved: the same object if it is none of the linked ones. */
export function withMovedLinks<A extends Linked>(answer: A, event: PresentedEvent<'WorkMoved'>): A {
  if (!answer.links.some((link) => link.work.id === event.data?.work)) return answer
  return { ...answer, links: answer.links.map((link) => ({ ...link, work: lineAfter(link.work, event) })) }
}

type Counted = { thread: string; comments: number; unread?: number }

/** One comment more, unless it is counted already. Read comments stay read, and one's own is not new. */
function withComments<W extends Counted>(
  work: W,
  { thread, number }: { thread: string; number: number },
  own: boolean,
): W {
  if (work.thread !== thread || number <= work.comments) return work
  const unread = work.unread === undefined ? {} : { unread: work.unread + number - work.comments - (own ? 1 : 0) }
  return { ...work, comments: number, ...unread }
}

/** A comment is shown no more, or again: that changes how many are new, but only the server knows whether it was read. */
export type Silencing = PresentedEvent<'CommentWithdrawn' | 'CommentHidden' | 'CommentRestored'>

/** Whether the number of new comments of a work may have changed. */
export function mayChangeUnread(
  row: Pick<WorkRow, 'thread' | 'comments' | 'unread'>,
  { type, data }: Silencing,
): boolean {
  if (data?.thread !== row.thread) return false
  return type === 'CommentRestored' ? row.unread < row.comments : row.unread > 0
}

/** Whether the reader may follow the work from now on: authors of comments do unless they have said otherwise. */
export function mayFollow(
  row: Pick<WorkRow, 'thread' | 'following'>,
  event: WorkChange,
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

/** Whether a work belongs into a list. Only the server can search, so it does not belong into a searched list. */
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

/** The newest first, each once. */
export function withFirst<T extends { id: string }>(all: readonly T[], one: T | null): T[] {
  return one === null || all.some(({ id }) => id === one.id) ? [...all] : [one, ...all]
}

/** The newest last, each once. */
export function withLast<T extends { id: string }>(all: readonly T[], one: T): T[] {
  return all.some(({ id }) => id === one.id) ? [...all] : [...all, one]
}

/** A work as others name it, where this page holds it: on the work's own page, in a list, on the agenda of a session. */
export function heldLine(
  { client, committee }: { client: QueryClient; committee: string },
  id: string | undefined,
): WorkLine | undefined {
  const held = <A>(key: QueryKey): A[] =>
    client.getQueriesData<A>({ queryKey: [committee, ...key] }).flatMap(([, answer]) => answer ?? [])
  const is = (line: WorkLine) => line.id === id
  return (
    held<Work>(workKeys.each).find(({ work }) => is(work))?.work ??
    held<Session>(sessionKeys.each)
      .flatMap(({ works }) => works)
      .find(is) ??
    held<InfiniteData<Works>>(workKeys.lists)
      .flatMap(({ pages }) => pages.flatMap(({ works }) => works))
      .find(is)
  )
}
