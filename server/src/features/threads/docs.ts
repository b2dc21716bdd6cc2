import type { EventActor } from '@quorate/shared/domain/event'
import type { SeenDoc } from '../docs.ts'

export type ThreadDoc = SeenDoc & {
  subject: { kind: 'proposal'; id: string }
  open: boolean
  /** How many comments were ever posted: the number of the last one. */
  count: number
}

export type CommentState = 'shown' | 'hidden' | 'withdrawn' | 'erased'

export type CommentDoc = SeenDoc & {
  thread: string
  /** From 1 within the thread. */
  number: number
  author: EventActor
  at: number
  /** What it says now; null once withdrawn or erased. */
  body: string | null
  replyTo: string | null
  /** Who wrote the comment it replies to. */
  answers: string | null
  /** What it said before each edit, the oldest first, and since when it said so. */
  editions: { at: number; body: string | null }[]
  editedAt: number | null
  state: CommentState
  /** While it is hidden: by whom, since when and why. */
  hidden: { by: EventActor; at: number; reason: string | null } | null
}
