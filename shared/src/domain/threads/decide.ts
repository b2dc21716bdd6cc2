import type { Rules } from '../area.ts'
import type { Audience } from '../audience.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { EventActor, NewEvent } from '../event.ts'
import { outsideTerm } from '../membership/term.ts'
import { accept, notFound, type Result, refuse, refuseAs } from '../refusal.ts'
import { words } from '../words.ts'
import { type Comment, findComment } from './comments.ts'
import type { ThreadCommands } from './events.ts'
import { nextComment, type ThreadState } from './state.ts'

/** The rules of threads. */
export const threadRules: Rules<ThreadCommands> = {
  postComment: post,
  editComment: edit,
  withdrawComment: withdraw,
  hideComment: hide,
  restoreComment: restore,
  setSlowMode,
  closeDebate: setDebate,
  reopenDebate: setDebate,
}

function post(
  state: CommitteeState,
  { thread: id, body, replyTo }: Command<'postComment'>,
  context: Context,
): Result<NewEvent[]> {
  const { threads, comments } = state.threads
  const thread = threads.get(id)
  if (thread === undefined) return notFound('thread', id)
  const outside = outsideTerm(state, context)
  if (outside !== undefined) return outside
  if (!thread.open) return refuseAs('debate-closed')
  const slowed = tooSoon(state, id, context)
  if (slowed !== undefined) return slowed
  const answered = replyTo === null ? null : findComment(comments, replyTo)
  if (replyTo !== null && answered?.thread !== id) return notFound('comment', replyTo)
  if (answered?.withdrawn)
    return refuse('already-done', 'The comment that you answer was withdrawn. Post yours as a new comment.')
  const data = { comment: context.newId('c'), thread: id, number: thread.comments + 1, replyTo, body: words(body) }
  return accept([{ type: 'CommentPosted', audience: thread.audience, data }])
}

/** The chair and the vice-chairs are not held back: they conduct the debate. */
function tooSoon(
  { threads: { slow } }: CommitteeState,
  thread: string,
  { actor, now }: Context,
): ReturnType<typeof refuse> | undefined {
  const retryAt = nextComment(slow.get(thread), actor.member)
  if (retryAt === null || now >= retryAt || !heldBack(actor.capacity)) return undefined
  const seconds = Math.ceil((retryAt - now) / 1000)
  return refuseAs('slow-mode', {
    seconds,
    retryAt,
  })
}

function heldBack(capacity: EventActor['capacity']): boolean {
  return capacity !== 'chair' && capacity !== 'vice-chair' && capacity !== 'system'
}

function setSlowMode(
  { threads: { threads, slow } }: CommitteeState,
  { thread: id, seconds }: Command<'setSlowMode'>,
): Result<NewEvent[]> {
  const thread = threads.get(id)
  if (thread === undefined) return notFound('thread', id)
  if ((slow.get(id)?.seconds ?? 0) === seconds)
    return refuse('already-done', 'The slow mode of this discussion is like this already.')
  return accept([{ type: 'SlowModeSet', audience: thread.audience, data: { thread: id, seconds } }])
}

function edit(
  state: CommitteeState,
  { comment: id, body, edits }: Command<'editComment'>,
  context: Context,
): Result<NewEvent[]> {
  const { threads } = state
  const comment = findComment(threads.comments, id)
  if (comment === undefined) return notFound('comment', id)
  const outside = outsideTerm(state, context)
  if (outside !== undefined) return outside
  const thread = threads.threads.get(comment.thread)
  if (!thread?.open) return refuseAs('debate-closed')
  const gone = takenDown(comment)
  if (gone !== undefined) return gone
  if (edits !== comment.edits) return refuseAs('edited-meanwhile', { edits: comment.edits })
  const data = { comment: id, thread: comment.thread, body: words(body) }
  return accept([{ type: 'CommentEdited', audience: thread.audience, data }])
}

/** People may withdraw their comments even when the debate is closed. */
function withdraw({ threads }: CommitteeState, { comment: id }: Command<'withdrawComment'>): Result<NewEvent[]> {
  const comment = findComment(threads.comments, id)
  if (comment === undefined) return notFound('comment', id)
  return (
    takenDown(comment) ??
    accept([
      {
        type: 'CommentWithdrawn',
        audience: audienceOf(threads, comment),
        data: { comment: id, thread: comment.thread },
      },
    ])
  )
}

function hide({ threads }: CommitteeState, { comment: id, reason }: Command<'hideComment'>): Result<NewEvent[]> {
  const comment = findComment(threads.comments, id)
  if (comment === undefined) return notFound('comment', id)
  const gone = takenDown(comment)
  if (gone !== undefined) return gone
  const data = { comment: id, thread: comment.thread, reason: words(reason) }
  return accept([{ type: 'CommentHidden', audience: audienceOf(threads, comment), data }])
}

function restore({ threads }: CommitteeState, { comment: id }: Command<'restoreComment'>): Result<NewEvent[]> {
  const comment = findComment(threads.comments, id)
  if (comment === undefined) return notFound('comment', id)
  if (comment.erased) return refuse('already-done', 'The text of this comment was erased. It cannot be shown again.')
  if (!comment.hidden) return refuse('already-done', 'This comment is not hidden.')
  const data = { comment: id, thread: comment.thread }
  return accept([{ type: 'CommentRestored', audience: audienceOf(threads, comment), data }])
}

function audienceOf({ threads }: ThreadState, { thread }: Comment): Audience {
  return threads.get(thread)?.audience ?? 'secretariat'
}

/** Why a comment that is not shown any more cannot be edited, withdrawn or hidden. */
function takenDown({ withdrawn, hidden, erased }: Comment): ReturnType<typeof refuse> | undefined {
  if (erased) return refuse('already-done', 'The text of this comment was erased.', { state: 'erased' })
  if (withdrawn) return refuse('already-done', 'This comment was withdrawn.', { state: 'withdrawn' })
  if (hidden)
    return refuse('already-done', 'This comment is hidden. Ask the chair to show it again first.', { state: 'hidden' })
  return undefined
}

function setDebate(
  { threads: { threads } }: CommitteeState,
  { type, thread: id }: Command<'closeDebate' | 'reopenDebate'>,
): Result<NewEvent[]> {
  const thread = threads.get(id)
  if (thread === undefined) return notFound('thread', id)
  const closing = type === 'closeDebate'
  if (thread.open !== closing)
    return refuse('already-done', closing ? 'This discussion is already closed.' : 'This discussion is already open.')
  return accept([
    { type: closing ? 'DebateClosed' : 'DebateReopened', audience: thread.audience, data: { thread: id } },
  ])
}
