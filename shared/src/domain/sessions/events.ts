import type { FloorCommands, FloorEvents } from './floor-events.ts'

/** An agenda item and the works it is about. `item` is its id for life, `number` its place in the agenda, from 1. */
export type AgendaItem = { item: string; number: number; title: string; works: string[] }

export type SessionEvents = FloorEvents & {
  /** `startsAt` is a UTC instant in milliseconds, `timeZone` the IANA zone in which it was announced. */
  SessionScheduled: {
    session: string
    number: number
    title: string
    startsAt: number
    timeZone: string
    agenda: AgendaItem[]
  }
  SessionOpened: { session: string }
  SessionSuspended: { session: string }
  SessionResumed: { session: string }
  SessionClosed: { session: string }
  ItemTakenUp: { session: string; item: string }
  PresenceRecorded: { session: string; delegations: string[]; present: boolean }
}

export type SessionCommands = FloorCommands & {
  scheduleSession: {
    title: string
    startsAt: number
    timeZone: string
    agenda: { title: string; works: string[] }[]
  }
  openSession: { session: string }
  suspendSession: { session: string }
  resumeSession: { session: string }
  closeSession: { session: string }
  takeUpItem: { session: string; item: string }
  recordPresence: { session: string; delegations: string[]; present: boolean }
}
