import type { Audience } from '../audience.ts'
import type { TextRef } from '../words.ts'

/** What is said in it is for its audience. `comments` is how many were ever posted: the number of the last one. */
export type Thread = { thread: string; work: string; audience: Audience; open: boolean; comments: number }

export type Comment = {
  comment: string
  thread: string
  author: string
  withdrawn: boolean
  hidden: boolean
  erased: boolean
  /** The body, each edition of it, and the reasons for which it was hidden. */
  texts: TextRef[]
}

export type ThreadState = { threads: Map<string, Thread>; comments: Map<string, Comment> }

export function emptyThreads(): ThreadState {
  return { threads: new Map(), comments: new Map() }
}
