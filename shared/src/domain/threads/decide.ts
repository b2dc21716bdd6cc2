import { assertNever } from '../assert-never.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../event.ts'
import { outsideTerm } from '../membership/term.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { words } from '../words.ts'
import { type Comment, findComment } from './comments.ts'
import type { ThreadCommands } from './events.ts'

/** Whether what is asked of a thread or a comment is in order, and what it makes. */
export function decideThread(
  state: CommitteeState,
  command: Command<keyof ThreadCommands>,
  context: Context,
): Result<Draft[]> {
  switch (command.type) {
    case 'postComment':
      return post(state, command, context)
    case 'editComment':
      return edit(state, command, context)
    case 'withdrawComment':
      return withdraw(state, command)
    case 'hideComment':
      return hide(state, command)
    case 'restoreComment':
      return restore(state, command)
    case 'closeDebate':
    case 'reopenDebate':
      return turnDebate(state, command)
    default:
      return assertNever(command)
  }
}

const CLOSED = 'The chair has closed this debate. You can still read it; to say more, ask the chair to reopen it.'

function post(
  state: CommitteeState,
  { thread: id, body, replyTo }: Command<'postComment'>,
  context: Context,
): Result<Draft[]> {
  const { threads, comments } = state.threads
  const thread = threads.get(id)
  if (thread === undefined) return notFound('thread', id)
  const outside = outsideTerm(state, context)
  if (outside !== undefined) return outside
  if (!thread.open) return refuse('debate-closed', CLOSED)
  const answered = replyTo === null ? null : findComment(comments, replyTo)
  if (replyTo !== null && answered?.thread !== id) return notFound('comment', replyTo)
  if (answered?.withdrawn)
    return refuse('already-done', 'The comment you answer has been withdrawn. Post yours as a comment of its own.')
  const data = { comment: context.newId('c'), thread: id, number: thread.comments + 1, replyTo, body: words(body) }
  return accept([{ type: 'CommentPosted', audience: 'committee', data }])
}

function edit(state: CommitteeState, { comment: id, body }: Command<'editComment'>, context: Context): Result<Draft[]> {
  const { threads } = state
  const comment = findComment(threads.comments, id)
  if (comment === undefined) return notFound('comment', id)
  const outside = outsideTerm(state, context)
  if (outside !== undefined) return outside
  if (!threads.threads.get(comment.thread)?.open) return refuse('debate-closed', CLOSED)
  const gone = takenDown(comment)
  if (gone !== undefined) return gone
  const data = { comment: id, thread: comment.thread, body: words(body) }
  return accept([{ type: 'CommentEdited', audience: 'committee', data }])
}

/** A closed debate does not keep anybody from taking back what they said. */
function withdraw({ threads }: CommitteeState, { comment: id }: Command<'withdrawComment'>): Result<Draft[]> {
  const comment = findComment(threads.comments, id)
  if (comment === undefined) return notFound('comment', id)
  return (
    takenDown(comment) ??
    accept([{ type: 'CommentWithdrawn', audience: 'committee', data: { comment: id, thread: comment.thread } }])
  )
}

function hide({ threads }: CommitteeState, { comment: id, reason }: Command<'hideComment'>): Result<Draft[]> {
  const comment = findComment(threads.comments, id)
  if (comment === undefined) return notFound('comment', id)
  const gone = takenDown(comment)
  if (gone !== undefined) return gone
  const data = { comment: id, thread: comment.thread, reason: words(reason) }
  return accept([{ type: 'CommentHidden', audience: 'committee', data }])
}

function restore({ threads }: CommitteeState, { comment: id }: Command<'restoreComment'>): Result<Draft[]> {
  const comment = findComment(threads.comments, id)
  if (comment === undefined) return notFound('comment', id)
  if (comment.erased) return refuse('already-done', 'The words of this comment were erased; nothing can be restored.')
  if (!comment.hidden) return refuse('already-done', 'This comment is not hidden.')
  const data = { comment: id, thread: comment.thread }
  return accept([{ type: 'CommentRestored', audience: 'committee', data }])
}

/** Why a comment that is not shown any more cannot be edited, withdrawn or hidden. */
function takenDown({ withdrawn, hidden, erased }: Comment): ReturnType<typeof refuse> | undefined {
  if (erased) return refuse('already-done', 'The words of this comment were erased.', { state: 'erased' })
  if (withdrawn) return refuse('already-done', 'This comment was withdrawn.', { state: 'withdrawn' })
  if (hidden)
    return refuse('already-done', 'This comment is hidden. Ask the chair to restore it first.', { state: 'hidden' })
  return undefined
}

function turnDebate(
  { threads: { threads } }: CommitteeState,
  { type, thread: id }: Command<'closeDebate' | 'reopenDebate'>,
): Result<Draft[]> {
  const thread = threads.get(id)
  if (thread === undefined) return notFound('thread', id)
  const closing = type === 'closeDebate'
  if (thread.open !== closing)
    return refuse('already-done', closing ? 'This debate is already closed.' : 'This debate is already open.')
  return accept([{ type: closing ? 'DebateClosed' : 'DebateReopened', audience: 'committee', data: { thread: id } }])
}
