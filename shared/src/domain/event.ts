import type { All, AreaName } from './area.ts'
import type { Areas } from './areas.ts'
import type { Audience } from './audience.ts'
import type { Acting } from './membership/events.ts'

/** The data of each type of event. A type, once written, never changes shape: add types, or new versions of them. */
export type EventData = All<Areas[AreaName]['events']>
export type EventType = keyof EventData

/**
 * The actor: an opaque membership id, the capacity they acted in and the principal (delegation, seat, observer)
 * they acted for, all as of that moment. `system` acts for the schedule and the set-up.
 */
export type EventActor = { member: string; capacity: Acting; for: string | null }

/** The actor of what nobody in the committee does: the schedule, the set-up, the care of the store. */
export const SYSTEM: EventActor = { member: 'system', capacity: 'system', for: null }

/** A rule's event, before the record has given it its actor, number and time. */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: { type: K; audience: Audience; data: EventData[K] }
}[T]

/**
 * An event of the record, opened: `seq` is its entry's number, `index` its place in the entry, `at` UTC milliseconds.
 */
export type RecordedEvent<T extends EventType = EventType> = {
  [K in T]: {
    type: K
    audience: Audience
    actor: EventActor
    data: EventData[K]
    seq: number
    index: number
    at: number
  }
}[T]
