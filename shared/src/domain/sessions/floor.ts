import { assertNever } from '../assert-never.ts'
import type { EventActor } from '../event.ts'
import { type refuse, refuseAs } from '../refusal.ts'
import type { FloorEvents, FloorKind, FloorRequestRef } from './floor-events.ts'

/** A request for the floor: its person, capacity, principal and purpose. `at` is its time, in UTC milliseconds. */
export type FloorRequest = FloorRequestRef & { member: string; capacity: EventActor['capacity']; at: number }

export type Floor = {
  requests: FloorRequest[]
  /** Who has the floor; `at` is when they got it, or later by the time for which they were interrupted. */
  speaking: FloorRequest | null
  /** Whom a point of order interrupts; they had spoken for so many milliseconds. */
  interrupted: (FloorRequest & { spoken: number }) | null
  /** Whether the list of speakers is closed. */
  closed: boolean
  /** How many seconds a speech may take; null: no limit. */
  limit: number | null
}

export const EMPTY_FLOOR: Floor = { requests: [], speaking: null, interrupted: null, closed: false, limit: null }

const RANK: Record<FloorKind, number> = { 'point-of-order': 0, reply: 1, statement: 2, question: 2 }

/**
 * The requests in the order in which they are heard: points of order, then replies, then statements and questions as
 * they came.
 *
 * Source: UNGA, rules 68, 71 and 73.
 */
export function inOrder(requests: readonly FloorRequest[]): FloorRequest[] {
  return [...requests].sort((one, other) => RANK[one.kind] - RANK[other.kind] || one.at - other.at)
}

/** Whether somebody in this capacity can ask for the floor. The chair, vice-chairs and the Secretariat do not. */
export function asksForFloor(capacity: EventActor['capacity']): boolean {
  return capacity === 'delegate' || capacity === 'business' || capacity === 'observer'
}

/** A closed list of speakers still takes these. Source: UNGA, rules 71 and 73. */
const TAKEN_AFTER_CLOSING: readonly FloorKind[] = ['point-of-order', 'reply']

/**
 * Why nobody may ask for the floor now, for this. `vote`: the one that is open in the session; `closed`: the list of speakers.
 *
 * Source: UNGA, rule 88: voting is interrupted only on a point of order about the conduct of the voting.
 */
export function refusedNow(
  kind: FloorKind,
  { vote, closed }: { vote: string | undefined; closed: boolean },
): ReturnType<typeof refuse> | undefined {
  if (vote !== undefined && kind !== 'point-of-order') return refuseAs('voting-under-way', { vote })
  if (closed && !TAKEN_AFTER_CLOSING.includes(kind)) return refuseAs('list-closed')
  return undefined
}

export function isSameRequest(one: FloorRequestRef, other: FloorRequestRef): boolean {
  return one.principal === other.principal && one.kind === other.kind
}

/** What happens to the floor of a session. */
export type FloorEvent =
  | { [T in keyof FloorEvents]: { type: T; at: number; actor: EventActor; data: FloorEvents[T] } }[keyof FloorEvents]
  | { type: 'SessionSuspended' | 'SessionClosed' | 'ItemTakenUp' | 'VoteOpened' }

/**
 * The floor after an event. The same event applied twice changes nothing more.
 *
 * Source: UNGA, rules 68 and 73. That a point of order interrupts: rule 71; that a vote ends the speech under way: rule 88.
 */
export function floorAfter(floor: Floor, event: FloorEvent): Floor {
  switch (event.type) {
    case 'FloorRequested': {
      const { type: _, at, actor, data } = event
      const { principal, kind } = data
      if (floor.requests.some((request) => isSameRequest(request, data))) return floor
      const request = { principal, kind, member: actor.member, capacity: actor.capacity, at }
      return { ...floor, requests: [...floor.requests, request] }
    }
    case 'FloorRequestWithdrawn':
    case 'FloorRequestLapsed':
      return { ...floor, requests: without(floor.requests, event.data) }
    case 'FloorGiven':
      return given(floor, event)
    case 'FloorEnded':
      return floor.speaking?.principal === event.data.principal ? { ...floor, speaking: null } : floor
    case 'SpeakersListClosed':
      return { ...floor, closed: true }
    case 'SpeakersListReopened':
      return { ...floor, closed: false }
    case 'SpeakingTimeLimited':
      return { ...floor, limit: event.data.seconds }
    case 'SessionSuspended':
    case 'VoteOpened':
      return { ...floor, speaking: null, interrupted: null }
    case 'ItemTakenUp':
    case 'SessionClosed':
      return { ...floor, requests: [], speaking: null, interrupted: null, closed: false }
    default:
      return assertNever(event)
  }
}

/** The floor is given to a speaker on the list, or back to the one whom a point of order interrupted. */
function given(floor: Floor, { at, data }: FloorEvent & { type: 'FloorGiven' }): Floor {
  const { speaking, interrupted } = floor
  if (speaking === null && interrupted !== null && isSameRequest(interrupted, data)) {
    const { spoken, ...request } = interrupted
    return { ...floor, speaking: { ...request, at: at - spoken }, interrupted: null }
  }
  const request = floor.requests.find((one) => isSameRequest(one, data))
  if (request === undefined) return floor
  const next = interruptedBy(floor, data.kind, at)
  // One speech can be interrupted: of two, the earlier one is on the list again.
  const again = interrupted !== null && next !== null && !isSameRequest(interrupted, next) ? [interrupted] : []
  return {
    ...floor,
    requests: [...again.map(({ spoken: _, ...one }) => one), ...without(floor.requests, data)],
    speaking: { ...request, at },
    interrupted: next,
  }
}

/**
 * Who gets the floor back after the speech that begins now: the speaker whom a point of order interrupts, also if the chair
 * hears others between. Another speech ends the one under way.
 */
function interruptedBy({ speaking, interrupted }: Floor, kind: FloorKind, at: number): Floor['interrupted'] {
  if (speaking === null) return null
  if (kind !== 'point-of-order' || speaking.kind === 'point-of-order') return interrupted
  return { ...speaking, spoken: at - speaking.at }
}

function without(requests: readonly FloorRequest[], gone: FloorRequestRef): FloorRequest[] {
  return requests.filter((request) => !isSameRequest(request, gone))
}
