import type { Audience } from '../audience.ts'
import { type Comments, emptyComments } from './comments.ts'

/** Its audience may read what is said in it. `comments` is how many were ever posted: the number of the last one. */
export type Thread = { thread: string; work: string; audience: Audience; open: boolean; comments: number }

/** In slow mode one person posts a comment in so many seconds; `last` is when each posted the last one since it was set. */
export type SlowMode = { seconds: number; last: Map<string, number> }

/** `slow`: the threads in slow mode. */
export type ThreadState = { threads: Map<string, Thread>; slow: Map<string, SlowMode>; comments: Comments }

export function emptyThreads(): ThreadState {
  return { threads: new Map(), slow: new Map(), comments: emptyComments() }
}

/** When somebody may post the next comment, in UTC milliseconds; null: nothing holds them back. */
export function nextComment(slow: SlowMode | undefined, member: string): number | null {
  const last = slow?.last.get(member)
  return slow === undefined || last === undefined ? null : last + slow.seconds * 1000
}
