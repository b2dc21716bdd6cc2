import type { Floor } from './floor.ts'

export const SESSION_STATUSES = ['scheduled', 'open', 'suspended', 'closed'] as const
export type SessionStatus = (typeof SESSION_STATUSES)[number]

export type Session = {
  session: string
  number: number
  status: SessionStatus
  /** By agenda item, the works it is about. */
  agenda: Map<string, string[]>
  /** The agenda item under discussion. */
  current: string | null
  /** The delegations recorded present. */
  present: Set<string>
  floor: Floor
}

export type SessionState = Map<string, Session>

export function emptySessions(): SessionState {
  return new Map()
}
