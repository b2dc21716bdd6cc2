import type { Words } from '../words.ts'

/** How a comment is shown: with its words to all, or why not. */
export const COMMENT_STATES = ['shown', 'hidden', 'withdrawn', 'erased'] as const
export type CommentState = (typeof COMMENT_STATES)[number]

export type ThreadEvents = {
  ThreadOpened: { thread: string; work: string }
  /** `number` runs from 1 within the thread and is the comment's address there. */
  CommentPosted: { comment: string; thread: string; number: number; replyTo: string | null; body: Words }
  CommentEdited: { comment: string; thread: string; body: Words }
  CommentWithdrawn: { comment: string; thread: string }
  CommentHidden: { comment: string; thread: string; reason: Words }
  CommentRestored: { comment: string; thread: string }
  /** From now on one person posts a comment in so many seconds; 0: as often as they like. */
  SlowModeSet: { thread: string; seconds: number }
  DebateClosed: { thread: string }
  DebateReopened: { thread: string }
}

export type ThreadCommands = {
  postComment: { thread: string; body: string; replyTo: string | null }
  /** `edits`: how often the comment had been edited when its author began; then a newer edition is not replaced unseen. */
  editComment: { comment: string; body: string; edits: number }
  withdrawComment: { comment: string }
  hideComment: { comment: string; reason: string }
  restoreComment: { comment: string }
  setSlowMode: { thread: string; seconds: number }
  closeDebate: { thread: string }
  reopenDebate: { thread: string }
}
