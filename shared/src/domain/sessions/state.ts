import type { Floor } from './floor.ts'

export type SessionStatus = 'scheduled' | 'open' | 'suspended' | 'closed'

export type Session = {
  session: string
  number: number
  status: SessionStatus
  /** By agenda item, the proposal it is about. */
  agenda: Map<string, string | null>
  /** The agenda item under discussion. */
  current: string | null
  /** The delegations recorded present. */
  present: Set<string>
  floor: Floor
  /** The votes that are open in it. */
  openVotes: Set<string>
}

export type SessionState = Map<string, Session>
