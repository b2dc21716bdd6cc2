import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Comment, Comments, Thread } from '@quorate/shared/contracts/threads'
import { withNumbers } from './ranges.ts'

/** How many comments one answer holds. */
export const WINDOW = 50

/** The number at which the window of a comment begins. */
export function windowOf(number: number): number {
  return Math.floor((number - 1) / WINDOW) * WINDOW + 1
}

type Changing = 'CommentPosted' | 'CommentEdited' | 'CommentWithdrawn'

/** A cached window after a change to a comment; `ask` if the event does not say enough. */
export function patchComments(data: Comments, event: PresentedEvent<Changing>): Comments | 'ask' {
  if (event.seq <= data.seq) return data
  if (event.data === null) return 'ask'
  const { type } = event
  const present = data.comments.find(({ id }) => id === event.data?.comment)
  if (type === 'CommentPosted') return present ? data : insert(data, posted(event))
  if (!present) return 'ask'
  if (type === 'CommentEdited') return edit(data, present, event)
  return replace(data, { ...present, state: 'withdrawn', body: null })
}

/** The window that a comment begins, as it is then; null where it falls into one that there was before. */
export function windowBegunBy(event: PresentedEvent<'CommentPosted'>): Comments | null {
  if (event.data === null || windowOf(event.data.number) !== event.data.number) return null
  return { seq: event.seq, comments: [posted(event)] }
}

function posted(event: PresentedEvent<'CommentPosted'>): Comment {
  const { comment, thread, number, replyTo, body } = event.data ?? neverNull()
  return {
    ...{ id: comment, thread, number, author: event.actor, at: event.at, body, replyTo },
    ...{ edits: 0, editedAt: null, state: body === null ? 'erased' : 'shown', hidden: null },
  }
}

function edit(data: Comments, present: Comment, event: PresentedEvent<'CommentEdited'>): Comments | 'ask' {
  const body = event.data?.body ?? null
  if (body === null || present.state !== 'shown') return 'ask'
  // The same event may come twice: with the answer to one's own command, and with the batch.
  if (present.editedAt !== null && event.at <= present.editedAt) return data
  return replace(data, { ...present, body, edits: present.edits + 1, editedAt: event.at })
}

/** A cached window after the words of a comment were erased, also those that said why it was hidden. */
export function withoutWords(data: Comments, comment: string): Comments {
  const present = data.comments.find(({ id }) => id === comment)
  if (present === undefined) return data
  const hidden = present.hidden && { ...present.hidden, reason: null }
  return replace(data, { ...present, state: 'erased', body: null, hidden })
}

function insert(data: Comments, comment: Comment): Comments {
  const comments = [...data.comments, comment].sort((left, right) => left.number - right.number)
  return { ...data, comments }
}

function replace(data: Comments, changed: Comment): Comments {
  return { ...data, comments: data.comments.map((comment) => (comment.id === changed.id ? changed : comment)) }
}

/** The cached summary of a thread after an event; `me` is the reader. */
export function patchThread(
  data: Thread,
  event: PresentedEvent<'CommentPosted' | 'DebateClosed' | 'DebateReopened'>,
  me?: string,
): Thread {
  if (event.seq <= data.seq || event.data === null) return data
  if (event.type === 'CommentPosted') {
    const { slow } = data
    const { number } = event.data
    const count = Math.max(data.count, number)
    if (event.actor.member !== me) return { ...data, count }
    return {
      ...data,
      count,
      read: withNumbers(data.read, [number]),
      slow: slow && { ...slow, next: event.at + slow.seconds * 1000 },
    }
  }
  return { ...data, open: event.type === 'DebateReopened' }
}

function neverNull(): never {
  throw new Error('An event without its data cannot be shown')
}
