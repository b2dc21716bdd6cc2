import type { AgendaItem } from '@quorate/shared/domain/sessions/events'
import type { Floor } from '@quorate/shared/domain/sessions/floor'
import type { SeenDoc } from '../docs.ts'

export type SessionStatus = 'scheduled' | 'open' | 'suspended' | 'closed'

export type SessionDoc = SeenDoc & {
  number: number
  title: string
  status: SessionStatus
  startsAt: number
  timeZone: string
  agenda: AgendaItem[]
  /** The item under discussion. */
  current: string | null
  openedAt: number | null
  closedAt: number | null
  /** Delegations recorded present, in the order in which they were. */
  present: string[]
  floor: Floor
}
