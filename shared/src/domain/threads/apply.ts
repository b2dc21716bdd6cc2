import type { Folds } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { textRef, textsAfter, type Words } from '../words.ts'
import { type Comment, findComment, putComment } from './comments.ts'
import type { ThreadEvents } from './events.ts'
import type { ThreadState } from './state.ts'

/** Takes the events of threads into the state. */
export const threadFolds: Folds<ThreadEvents> = {
  ThreadOpened({ threads: { threads } }, { audience, data: { thread, work } }) {
    threads.set(thread, { thread, work, audience, open: true, comments: 0 })
  },
  CommentPosted(
    { threads: { threads, slow, comments } },
    { seq, at, actor, data: { comment, thread: id, number, body } },
  ) {
    const [author, texts] = [actor.member, textRef(seq, body)]
    putComment(comments, {
      comment,
      thread: id,
      author,
      withdrawn: false,
      hidden: false,
      erased: false,
      edits: 0,
      texts,
    })
    const thread = threads.get(id)
    if (thread !== undefined) thread.comments = number
    slow.get(id)?.last.set(actor.member, at)
  },
  CommentEdited({ threads }, { seq, data: { comment, body } }) {
    addText(threads, comment, seq, body)
    const edits = findComment(threads.comments, comment)?.edits ?? 0
    change(threads, comment, { edits: edits + 1 })
  },
  CommentWithdrawn({ threads }, { data }) {
    change(threads, data.comment, { withdrawn: true })
  },
  CommentHidden({ threads }, { seq, data: { comment, reason } }) {
    addText(threads, comment, seq, reason)
    change(threads, comment, { hidden: true })
  },
  CommentRestored({ threads }, { data }) {
    change(threads, data.comment, { hidden: false })
  },
  SlowModeSet({ threads: { slow } }, { data: { thread, seconds } }) {
    if (seconds === 0) slow.delete(thread)
    else slow.set(thread, { seconds, last: new Map(slow.get(thread)?.last) })
  },
  DebateClosed: (state, { data }) => setOpen(state, data.thread, false),
  DebateReopened: (state, { data }) => setOpen(state, data.thread, true),
}

/** A comment whose words are erased cannot be restored. */
export function eraseComment({ threads }: CommitteeState, event: RecordedEvent<'WordsErased'>): void {
  const { subject } = event.data
  if (subject.kind !== 'comment') return
  const comment = findComment(threads.comments, subject.id)
  if (comment === undefined) return
  putComment(threads.comments, { ...comment, erased: true, texts: textsAfter(comment.texts, event) })
}

function change({ comments }: ThreadState, id: string, changes: Partial<Comment>): void {
  const comment = findComment(comments, id)
  if (comment !== undefined) putComment(comments, { ...comment, ...changes })
}

function addText({ comments }: ThreadState, id: string, seq: number, words: Words): void {
  const comment = findComment(comments, id)
  if (comment !== undefined) putComment(comments, { ...comment, texts: [...comment.texts, ...textRef(seq, words)] })
}

function setOpen({ threads: { threads } }: CommitteeState, id: string, open: boolean): void {
  const thread = threads.get(id)
  if (thread !== undefined) thread.open = open
}
