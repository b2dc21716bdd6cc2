import type { EventActor } from './event.ts'

/**
 * What a rule needs from outside: the actor with their place, the time in UTC milliseconds, and new ids. A rule has no
 * clock and no randomness of its own, so the same command on the same state gives the same answer.
 */
export type Context = {
  readonly actor: EventActor
  readonly now: number
  /** A new id, e.g. `newId('c')` → `c4Gk…`. */
  readonly newId: (prefix: string) => string
}
