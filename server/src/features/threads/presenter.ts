import type { Editions, Comment as PresentedComment } from '@quorate/shared/contracts/threads'
import type { Audience } from '@quorate/shared/domain/audience'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import { type Comment, findComment } from '@quorate/shared/domain/threads/comments'
import type { CommentState } from '@quorate/shared/domain/threads/events'
import type { Feature } from '../../http/feature.ts'
import type { Audiences } from '../../record/present.ts'
import type { CommentDoc } from './read-models.ts'

/**
 * Whether a viewer may read the words of a comment, given its state. Hidden: its author and the moderators (chair,
 * vice-chairs, Secretariat). Withdrawn or erased: nobody.
 */
export function mayRead(view: Audiences, { state, author }: { state: CommentState; author: string }): boolean {
  if (state === 'shown') return true
  if (state !== 'hidden') return false
  return view.has('chairs') || view.has('secretariat') || view.has(`person:${author}`)
}

/** Those who read why a comment was hidden: its author and the moderators. */
function readersOfReason({ threads }: CommitteeState, comment: string): Audience[] {
  const author = findComment(threads.comments, comment)?.author
  return ['chairs', 'secretariat', ...(author === undefined ? [] : [`person:${author}` as const])]
}

export const threadAudiences: NonNullable<Feature<'threads'>['audiencesNamed']> = {
  CommentHidden: ({ data }, state) => readersOfReason(state, data.comment),
}

export const threadPresenters: Feature<'threads'>['presenters'] = {
  ThreadOpened: 'as recorded',
  CommentPosted: ({ data }) => ({ ...data, body: data.body.words }),
  CommentEdited: ({ data }) => ({ ...data, body: data.body.words }),
  CommentWithdrawn: 'as recorded',
  CommentHidden({ data }, view, state) {
    const reads = readersOfReason(state, data.comment).some((audience) => view.has(audience))
    return { ...data, reason: reads ? data.reason.words : null }
  },
  CommentRestored: 'as recorded',
  SlowModeSet: 'as recorded',
  DebateClosed: 'as recorded',
  DebateReopened: 'as recorded',
}

/** A viewer who comes later sees only the words of a comment that they may read now. */
export const threadPresentersNow: NonNullable<Feature<'threads'>['presentsNow']> = {
  CommentPosted: ({ data }, view, state) => bodyNow(state, view, data) ?? 'as recorded',
  CommentEdited: ({ data }, view, state) => bodyNow(state, view, data) ?? 'as recorded',
}

/** The rest of a comment that is no longer shown; undefined if this viewer may read it. */
function bodyNow<D extends { comment: string; body: { words: string | null } }>(
  state: CommitteeState,
  view: Audiences,
  data: D,
): (Omit<D, 'body'> & { body: null }) | undefined {
  const comment = findComment(state.threads.comments, data.comment)
  const now = comment === undefined ? null : stateOf(comment)
  if (comment === undefined || now === null || mayRead(view, { state: now, author: comment.author })) return undefined
  return { ...data, body: null }
}

function stateOf({ erased, withdrawn, hidden }: Comment): CommentState {
  if (erased) return 'erased'
  if (withdrawn) return 'withdrawn'
  return hidden ? 'hidden' : 'shown'
}

export function presentComment(doc: CommentDoc, view: Audiences): PresentedComment {
  const { _id: id, thread, number, author, at, replyTo, editions, editedAt, state, hidden } = doc
  const reads = mayRead(view, { state, author: author.member })
  return {
    ...{
      id,
      thread,
      number,
      author,
      at,
      body: reads ? doc.body : null,
      replyTo,
      edits: editions.length,
      editedAt,
      state,
    },
    hidden: hidden && { ...hidden, reason: reads ? hidden.reason : null },
  }
}

/** The comment's words before each edit, for viewers who may read the comment itself. */
export function presentEditions(doc: CommentDoc, view: Audiences): Editions['editions'] {
  const open = mayRead(view, { state: doc.state, author: doc.author.member })
  return doc.editions.map(({ at, body }) => ({ at, body: open ? body : null }))
}
