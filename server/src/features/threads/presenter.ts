import type { Comment, Editions } from '@quorate/shared/contracts/threads'
import type { Audiences, Presenters, PresentOptions } from '../../record/present-event-types.ts'
import type { CommentDoc, CommentState } from './docs.ts'

/**
 * Whether a viewer may read what a comment says, given its state. Hidden: its author and the moderators (chair,
 * vice-chairs, Secretariat). Withdrawn or erased: nobody.
 */
export function mayRead(view: Audiences, { state, author }: { state: CommentState; author: string }): boolean {
  if (state === 'shown') return true
  if (state !== 'hidden') return false
  return view.has('chairs') || view.has('secretariat') || view.has(`person:${author}`)
}

export const threadPresenters: Presenters<'CommentPosted' | 'CommentEdited' | 'CommentHidden'> = {
  CommentPosted: ({ data }, view, options) => ({ ...data, body: bodyFor(data, view, options) }),
  CommentEdited: ({ data }, view, options) => ({ ...data, body: bodyFor(data, view, options) }),
  CommentHidden: ({ data }) => ({ ...data, reason: data.reason.words }),
}

function bodyFor(
  { comment, body }: { comment: string; body: { words: string | null } },
  view: Audiences,
  { commentNow }: PresentOptions,
): string | null {
  const now = commentNow?.(comment) ?? null
  return now === null || mayRead(view, now) ? body.words : null
}

export function presentComment(doc: CommentDoc, view: Audiences): Comment {
  const { _id: id, thread, number, author, at, replyTo, editions, editedAt, state, hidden } = doc
  const body = mayRead(view, { state, author: author.member }) ? doc.body : null
  return { id, thread, number, author, at, body, replyTo, edits: editions.length, editedAt, state, hidden }
}

/** What the comment said before each edit, for whoever may read the comment itself. */
export function presentEditions(doc: CommentDoc, view: Audiences): Editions['editions'] {
  const open = mayRead(view, { state: doc.state, author: doc.author.member })
  return doc.editions.map(({ at, body }) => ({ at, body: open ? body : null }))
}
