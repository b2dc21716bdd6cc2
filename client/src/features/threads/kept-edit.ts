import type { Comment } from '@quorate/shared/contracts/threads'
import { readStored } from '../../data/device-storage.ts'

/** An unfinished edit: its words, and how often the comment had been edited when it was begun. */
export type Kept = { words: string; edits: number }

/** The key of an unfinished edit on this device; only its author edits a comment. */
export const storageOf = ({ id, author }: Comment) => `quorate-edit:${id}:${author.member}`

/** Whether an edit was begun here on an earlier visit. */
export const isEditKept = (comment: Comment, me: string): boolean =>
  comment.author.member === me && readStored<Kept | null>(storageOf(comment), null) !== null
