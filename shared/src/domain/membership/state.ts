import type { TextRef } from '../words.ts'
import type { Capacity, Role } from './events.ts'

/** Somebody who takes part. `texts` are their erasable words: the name, the reasons of suspensions. */
export type Participant = {
  member: string
  capacity: Capacity
  /** The delegation, seat or observer they act for; null for the Secretariat. */
  principal: string | null
  role: Role | null
  suspended: boolean
  texts: TextRef[]
}

/** `voter` is who holds the delegation's credential; null until one is issued. */
export type Delegation = { delegation: string; voter: string | null }

/** Delegations stand in the order of their admission, which is the order of a roll-call. */
export type MembershipState = {
  delegations: Map<string, Delegation>
  seats: Set<string>
  observers: Set<string>
  participants: Map<string, Participant>
}

export function emptyMembership(): MembershipState {
  return { delegations: new Map(), seats: new Set(), observers: new Set(), participants: new Map() }
}
