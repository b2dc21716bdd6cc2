import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Comments, Editions, Thread } from '@quorate/shared/contracts/threads'
import type { ThreadEvents } from '@quorate/shared/domain/threads/events'
import type { QueryKey } from '@tanstack/react-query'
import type { LiveOf } from '../../area.ts'
import { meIn } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { patchComments, patchThread, windowBegunBy, windowOf, withoutWords } from './patch.ts'
import { threadKeys, threadQuery } from './queries.ts'
import { withNumbers } from './ranges.ts'

type Changing = PresentedEvent<'CommentPosted' | 'CommentEdited' | 'CommentWithdrawn'>

/** Comments are patched into the pages; data that depend on the viewer are fetched again. */
function change(event: Changing, { patch, refresh }: LiveContext): void {
  if (event.data === null) {
    refresh(threadKeys.all, event.seq)
    return
  }
  patch<Comments>(threadKeys.comments(event.data.thread), event.seq, (old, { queryKey }) => {
    if (!concerns(queryKey[4], old, event)) return old
    const patched = patchComments(old, event)
    if (patched !== 'ask') return patched
    refresh(queryKey.slice(1), event.seq)
    return old
  })
}

function concerns(from: unknown, { comments }: Comments, event: Changing): boolean {
  if (event.data === null) return false
  if (event.type === 'CommentPosted') return windowOf(event.data.number) === from
  const { comment } = event.data
  return comments.some(({ id }) => id === comment)
}

/** A comment that begins a window is all of it: nobody who looks at the discussion has to fetch that. */
function beginWindow(event: PresentedEvent<'CommentPosted'>, { client, committee, seed }: LiveContext): void {
  const window = windowBegunBy(event)
  if (event.data === null || window === null) return
  const { thread, number } = event.data
  if (client.getQueryData(threadQuery(committee, thread).queryKey) === undefined) return
  seed(threadKeys.window(thread, number), window)
}

function summarise(
  event: PresentedEvent<'CommentPosted' | 'DebateClosed' | 'DebateReopened'>,
  context: LiveContext,
): void {
  if (event.data === null) return
  const { thread } = event.data
  const me = meIn(context)?.member
  context.patch<Thread>(threadKeys.summary(thread), event.seq, (old) => patchThread(old, event, me))
  // The reader's rights have changed with the debate.
  if (event.type !== 'CommentPosted') context.refresh(threadKeys.summary(thread), event.seq)
}

/** A comment that is not shown is not new; whether one that is shown again was read, the server knows. */
function silenced(
  event: PresentedEvent<'CommentWithdrawn' | 'CommentHidden' | 'CommentRestored'>,
  { client, committee, patch, refresh }: LiveContext,
): void {
  const { type, seq, data } = event
  if (data === null) return
  const summary = threadKeys.summary(data.thread)
  const number = client
    .getQueriesData<Comments>({ queryKey: [committee, ...threadKeys.comments(data.thread)] })
    .flatMap(([, window]) => window?.comments ?? [])
    .find(({ id }) => id === data.comment)?.number
  if (type === 'CommentRestored' || number === undefined) refresh(summary, seq)
  else patch<Thread>(summary, seq, (old) => ({ ...old, read: withNumbers(old.read, [number]) }))
}

function ask(event: PresentedEvent<'CommentHidden' | 'CommentRestored'>, context: LiveContext): void {
  const { seq, data } = event
  context.refresh(data === null ? threadKeys.all : threadKeys.comments(data.thread), seq)
  silenced(event, context)
  askEditions(event, context)
}

/** The earlier words of a comment change with the present ones. */
function askEditions({ seq, data }: { seq: number; data: Edited | null }, { refresh }: LiveContext): void {
  if (data) refresh(threadKeys.editions(data.thread, data.comment), seq)
}
type Edited = { thread: string; comment: string }

export const threadLive: LiveOf<ThreadEvents> = {
  // It is opened with its work: no page holds it yet.
  ThreadOpened: 'changes no page',
  CommentPosted: (event, context) => {
    beginWindow(event, context)
    change(event, context)
    summarise(event, context)
  },
  CommentEdited: (event, context) => {
    change(event, context)
    askEditions(event, context)
  },
  CommentWithdrawn: (event, context) => {
    change(event, context)
    silenced(event, context)
    askEditions(event, context)
  },
  CommentHidden: ask,
  CommentRestored: ask,
  SlowModeSet: ({ seq, data }, { refresh }) => refresh(data ? threadKeys.summary(data.thread) : threadKeys.all, seq),
  DebateClosed: summarise,
  DebateReopened: summarise,
}

const all = ({ seq }: { seq: number }, { refresh }: LiveContext): void => refresh(threadKeys.all, seq)

/** Only the erasure of a comment changes a discussion; the words are taken out of all that the page holds of it. */
function erased(event: PresentedEvent<'WordsErased'>, { client, committee, patch, refresh }: LiveContext): void {
  const { seq, data } = event
  if (data === null) {
    refresh(threadKeys.all, seq)
    return
  }
  const { kind, id } = data.subject
  if (kind !== 'comment') return
  const comment = client
    .getQueriesData<Partial<Comments>>({ queryKey: [committee, ...threadKeys.all] })
    .flatMap(([, answer]) => answer?.comments ?? [])
    .find((each) => each.id === id)
  patch<Comments | Editions | Thread>(threadKeys.all, seq, (old, { queryKey }) => {
    if ('comments' in old) return withoutWords(old, id)
    if ('editions' in old && queryKey.at(-1) === id)
      return { ...old, editions: old.editions.map((each) => ({ ...each, body: null })) }
    return old
  })
  // It is news to nobody any more. Where the page does not have it, the server knows its number.
  if (comment === undefined) for (const summary of summariesHeld({ client, committee })) refresh(summary, seq, 'later')
  else
    patch<Thread>(threadKeys.summary(comment.thread), seq, (old) => ({
      ...old,
      read: withNumbers(old.read, [comment.number]),
    }))
}

function summariesHeld({ client, committee }: Pick<LiveContext, 'client' | 'committee'>): QueryKey[] {
  return client
    .getQueryCache()
    .findAll({ queryKey: [committee, ...threadKeys.all] })
    .map(({ queryKey }) => queryKey.slice(1))
    .filter(([, thread, part]) => part === threadKeys.summary(`${thread}`)[2])
}

export const threadReactions: LiveHandlers = {
  WordsErased: erased,
  ParticipantSuspended: all,
  ParticipantReinstated: all,
}
