import type { Audience } from '../audience.ts'
import { type Comments, emptyComments } from './comments.ts'

/** Its audience may read what is said in it. `comments` is how many were ever posted: the number of the last one. */
export type Thread = { thread: string; work: string; audience: Audience; open: boolean; comments: number }

export type ThreadState = { threads: Map<string, Thread>; comments: Comments }

export function emptyThreads(): ThreadState {
  return { threads: new Map(), comments: emptyComments() }
}
