import type { Comment, Thread } from '@quorate/shared/contracts/threads'

export type CommentChoice = 'postComment' | 'editComment' | 'withdrawComment' | 'hideComment' | 'restoreComment'

/** What a reader may do with one comment now; anything else would be refused, and is not offered. */
export function commentChoices(
  { can, open }: Pick<Thread, 'can' | 'open'>,
  { author, state }: Pick<Comment, 'author' | 'state'>,
  me: string,
): ReadonlySet<CommentChoice> {
  const mine = author.member === me
  const shown = state === 'shown'
  const inOrder: Record<CommentChoice, boolean> = {
    postComment: shown && open,
    editComment: shown && open && mine,
    withdrawComment: shown && mine,
    hideComment: shown,
    restoreComment: state === 'hidden',
  }
  const all = Object.keys(inOrder) as CommentChoice[]
  return new Set(all.filter((choice) => inOrder[choice] && can[choice] === null))
}
