import type { TextRef } from '../words.ts'
import type { Appointment } from './events.ts'

/** Somebody who takes part. `texts` are their erasable words: the name, the reasons of suspensions and erasures. */
export type Participant = Appointment & { member: string; suspended: boolean; texts: readonly TextRef[] }

/** `voter` holds the delegation's credential; null until one is issued, and after it has lapsed. */
export type Delegation = { delegation: string; voter: string | null }

/** The term of a seat: calendar years in UTC, both included. */
export type Term = { from: number; until: number }

/**
 * Delegations are in the order of their admission, which is the order of a roll-call. Somebody who has left is no
 * participant any more: `former` holds them as they last took part, so that no rule can mistake them for one.
 */
export type MembershipState = {
  delegations: Map<string, Delegation>
  seats: Map<string, Term>
  observers: Set<string>
  participants: Map<string, Participant>
  former: Map<string, Participant>
  /** By delegation, its head. */
  heads: Map<string, string>
  /** By delegation, its alternates in the order in which they were appointed. */
  alternates: Map<string, readonly string[]>
  /** The members of the Secretariat who may act. */
  secretariat: Set<string>
}

export function emptyMembership(): MembershipState {
  return {
    delegations: new Map(),
    seats: new Map(),
    observers: new Set(),
    participants: new Map(),
    former: new Map(),
    heads: new Map(),
    alternates: new Map(),
    secretariat: new Set(),
  }
}
