import type { EventActor, EventType } from '@quorate/shared/domain/event'
import type { Capacity, Role } from '@quorate/shared/domain/membership/events'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { ClauseRef } from '@quorate/shared/domain/proposals/events'
import type { FloorKind } from '@quorate/shared/domain/sessions/floor-events'
import type { VoteMethod } from '@quorate/shared/domain/votes/events'

/** What stands in a sentence for a thing: its name and, where it has a page, the way there. */
export type NamedThing = { text: string; to?: string }

/** Names of what events refer to by id, as far as this reader may know them. */
export type Names = {
  actor: (actor: EventActor) => NamedThing
  member: (id: string) => NamedThing
  principal: (id: string) => NamedThing
  /** The page of participants, to link what has no page of its own. */
  participants: { to: string }
  mandate: (id: string) => NamedThing
  clause: (clause: ClauseRef) => NamedThing
  instrument: (id: string) => NamedThing
  version: (instrument: string, version: number) => { to: string }
  proposal: (id: string) => NamedThing
  /** The proposal a thread is about. */
  thread: (id: string) => NamedThing
  comment: (thread: string, number: number) => { to: string }
  session: (id: string) => NamedThing
  item: (session: string, item: string) => NamedThing
  vote: (id: string) => NamedThing
  decision: (id: string) => NamedThing
}

/** Turns of the reader's language that sentences are put together from. */
export type Phrases = {
  official: (text: OfficialText) => string
  capacity: (capacity: Capacity | 'system') => string
  role: (role: Role) => string
  method: (method: VoteMethod) => string
  choice: (choice: string) => string
  comment: (number: number) => string
  /** What the floor is asked or given for. */
  floor: (kind: FloorKind) => string
  /** How long, given in seconds. */
  duration: (seconds: number) => string
  type: (type: EventType) => string
  list: (names: readonly string[]) => string
  /** An instant with its date, time and zone. */
  moment: (at: number, timeZone: string) => string
}
