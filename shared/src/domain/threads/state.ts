import type { TextRef } from '../words.ts'
import { type Comments, emptyComments } from './comments.ts'

/** `comments` is how many were ever posted: the number of the last one. */
export type Thread = { thread: string; open: boolean; comments: number }

/** Replaced as a whole where something of it changes. */
export type Comment = Readonly<{
  comment: string
  thread: string
  author: string
  withdrawn: boolean
  hidden: boolean
  erased: boolean
  /** The body, each edition of it, and the reasons for which it was hidden. */
  texts: readonly TextRef[]
}>

export type ThreadState = { threads: Map<string, Thread>; comments: Comments }

export function emptyThreads(): ThreadState {
  return { threads: new Map(), comments: emptyComments() }
}
