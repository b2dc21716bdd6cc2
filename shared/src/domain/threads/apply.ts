import type { Folds } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { textRef, withoutTexts } from '../words.ts'
import type { ThreadEvents } from './events.ts'
import type { Comment, Thread } from './state.ts'

/** Takes the events of threads into the state. */
export const threadFolds: Folds<ThreadEvents> = {
  ThreadOpened({ threads: { threads } }, { audience, data: { thread, work } }) {
    threads.set(thread, { thread, work, audience, open: true, comments: 0 })
  },
  CommentPosted({ threads: { threads, comments } }, { seq, actor, data: { comment, thread, number, body } }) {
    const texts = textRef(seq, body)
    comments.set(comment, {
      comment,
      thread,
      author: actor.member,
      withdrawn: false,
      hidden: false,
      erased: false,
      texts,
    })
    change(threads.get(thread), { comments: number })
  },
  CommentEdited({ threads: { comments } }, { seq, data: { comment, body } }) {
    comments.get(comment)?.texts.push(...textRef(seq, body))
  },
  CommentWithdrawn({ threads: { comments } }, { data }) {
    change(comments.get(data.comment), { withdrawn: true })
  },
  CommentHidden({ threads: { comments } }, { seq, data: { comment, reason } }) {
    comments.get(comment)?.texts.push(...textRef(seq, reason))
    change(comments.get(comment), { hidden: true })
  },
  CommentRestored({ threads: { comments } }, { data }) {
    change(comments.get(data.comment), { hidden: false })
  },
  DebateClosed({ threads: { threads } }, { data }) {
    change(threads.get(data.thread), { open: false })
  },
  DebateReopened({ threads: { threads } }, { data }) {
    change(threads.get(data.thread), { open: true })
  },
}

/** A comment whose words are erased cannot be restored. */
export function eraseComment({ threads }: CommitteeState, { data }: RecordedEvent<'WordsErased'>): void {
  if (data.subject.kind !== 'comment') return
  const comment = threads.comments.get(data.subject.id)
  change(comment, { erased: true, texts: withoutTexts(comment?.texts ?? [], data.texts) })
}

function change<T extends Comment | Thread>(target: T | undefined, changes: Partial<T>): void {
  if (target !== undefined) Object.assign(target, changes)
}
