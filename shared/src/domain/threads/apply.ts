import { assertNever } from '../assert-never.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { textRef, type Words } from '../words.ts'
import { type Comment, findComment, putComment } from './comments.ts'
import type { ThreadEvents } from './events.ts'
import type { ThreadState } from './state.ts'

/** Takes an event of a thread into the state. */
export function applyThread(state: CommitteeState, event: RecordedEvent<keyof ThreadEvents>): void {
  const { threads, comments } = state.threads
  switch (event.type) {
    case 'ThreadOpened':
      threads.set(event.data.thread, { thread: event.data.thread, open: true, comments: 0 })
      return
    case 'CommentPosted': {
      const { comment, thread: id, number, body } = event.data
      const texts = textRef(event.seq, body)
      const author = event.actor.member
      putComment(comments, { comment, thread: id, author, withdrawn: false, hidden: false, erased: false, texts })
      const thread = threads.get(id)
      if (thread !== undefined) thread.comments = number
      return
    }
    case 'CommentEdited':
      addText(state.threads, event.data.comment, event.seq, event.data.body)
      return
    case 'CommentWithdrawn':
      change(state.threads, event.data.comment, { withdrawn: true })
      return
    case 'CommentHidden':
      addText(state.threads, event.data.comment, event.seq, event.data.reason)
      change(state.threads, event.data.comment, { hidden: true })
      return
    case 'CommentRestored':
      change(state.threads, event.data.comment, { hidden: false })
      return
    case 'DebateClosed':
    case 'DebateReopened': {
      const thread = threads.get(event.data.thread)
      if (thread !== undefined) thread.open = event.type === 'DebateReopened'
      return
    }
    default:
      assertNever(event)
  }
}

function change({ comments }: ThreadState, id: string, changes: Partial<Comment>): void {
  const comment = findComment(comments, id)
  if (comment !== undefined) putComment(comments, { ...comment, ...changes })
}

function addText({ comments }: ThreadState, id: string, seq: number, words: Words): void {
  const comment = findComment(comments, id)
  if (comment !== undefined) putComment(comments, { ...comment, texts: [...comment.texts, ...textRef(seq, words)] })
}
