import { assertNever } from '../assert-never.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { textRef } from '../words.ts'
import type { ThreadEvents } from './events.ts'
import type { Comment, Thread } from './state.ts'

/** Takes an event of a thread into the state. */
export function applyThread(state: CommitteeState, event: RecordedEvent<keyof ThreadEvents>): void {
  const { threads, comments } = state.threads
  switch (event.type) {
    case 'ThreadOpened':
      threads.set(event.data.thread, { thread: event.data.thread, open: true, comments: 0 })
      return
    case 'CommentPosted': {
      const { comment, thread, number, body } = event.data
      const texts = textRef(event.seq, body)
      const author = event.actor.member
      comments.set(comment, { comment, thread, author, withdrawn: false, hidden: false, erased: false, texts })
      change(threads.get(thread), { comments: number })
      return
    }
    case 'CommentEdited':
      comments.get(event.data.comment)?.texts.push(...textRef(event.seq, event.data.body))
      return
    case 'CommentWithdrawn':
      change(comments.get(event.data.comment), { withdrawn: true })
      return
    case 'CommentHidden':
      comments.get(event.data.comment)?.texts.push(...textRef(event.seq, event.data.reason))
      change(comments.get(event.data.comment), { hidden: true })
      return
    case 'CommentRestored':
      change(comments.get(event.data.comment), { hidden: false })
      return
    case 'DebateClosed':
      change(threads.get(event.data.thread), { open: false })
      return
    case 'DebateReopened':
      change(threads.get(event.data.thread), { open: true })
      return
    default:
      assertNever(event)
  }
}

function change<T extends Comment | Thread>(target: T | undefined, changes: Partial<T>): void {
  if (target !== undefined) Object.assign(target, changes)
}
