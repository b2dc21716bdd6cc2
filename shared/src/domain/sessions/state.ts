import type { CommitteeState } from '../committee-state.ts'
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

export type SessionState = {
  sessions: Map<string, Session>
  /** How many were scheduled: the number of the last one. */
  count: number
  /** Those that are open or suspended: one or two at any time. */
  underWay: Set<string>
}

export function emptySessions(): SessionState {
  return { sessions: new Map(), count: 0, underWay: new Set() }
}

/** The session that is open, if any: one sits at a time. */
export function openSession({ sessions: { sessions, underWay } }: CommitteeState): Session | undefined {
  for (const id of underWay) {
    const session = sessions.get(id)
    if (session?.status === 'open') return session
  }
  return undefined
}
