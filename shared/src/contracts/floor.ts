import { z } from 'zod'
import { FLOOR_KINDS } from '../domain/sessions/floor-events.ts'
import { eventActor, id, instant, refusal } from './common.ts'
import { command, none } from './contract.ts'

const kind = z.enum(FLOOR_KINDS)

const floorRequest = z.strictObject({
  principal: z.string(),
  kind,
  member: z.string(),
  capacity: eventActor.shape.capacity,
  at: instant,
})

export const floor = z.strictObject({
  /** In the order in which they are heard: points of order, replies, then statements and questions as they came. */
  requests: z.array(floorRequest),
  /** Who has the floor; `at` is when they got it, or later by the time for which they were interrupted. */
  speaking: floorRequest.nullable(),
  /** Whom a point of order interrupts, and for how many milliseconds they had spoken; they get the floor back. */
  interrupted: floorRequest.extend({ spoken: z.number().int() }).nullable(),
  /** A closed list takes points of order and replies only. */
  closed: z.boolean(),
  /** How many seconds a speech may take; null: no limit. */
  limit: z.number().int().nullable(),
})

/** By kind, whether the caller may ask for the floor now: null, or the refusal. */
export const canAsk = z.record(kind, refusal.nullable())

const aSession = z.strictObject({ session: id })

export const floorCommands = {
  requestFloor: command({
    type: 'requestFloor',
    rate: { perMinute: 10, perHour: 100 },
    path: '/sessions/{session}/floor-requests',
    summary: 'Ask for the floor for one’s delegation, seat or observer',
    params: aSession,
    body: z.strictObject({ kind }),
  }),
  withdrawFloorRequest: command({
    type: 'withdrawFloorRequest',
    path: '/sessions/{session}/floor-withdrawals',
    summary: 'Take back the request of one’s delegation, seat or observer',
    params: aSession,
    body: z.strictObject({ kind }),
  }),
  giveFloor: command({
    type: 'giveFloor',
    path: '/sessions/{session}/floor',
    summary: 'Give the floor to somebody on the list; this ends the speech before',
    params: aSession,
    body: z.strictObject({ principal: id, kind }),
  }),
  endFloor: command({
    type: 'endFloor',
    path: '/sessions/{session}/floor-end',
    summary: 'End the speech of the speaker who has the floor',
    params: aSession,
    body: z.strictObject({ principal: id }),
  }),
  closeSpeakersList: command({
    type: 'closeSpeakersList',
    path: '/sessions/{session}/speakers-list/closing',
    summary: 'Close the list of speakers',
    params: aSession,
    body: none,
  }),
  reopenSpeakersList: command({
    type: 'reopenSpeakersList',
    path: '/sessions/{session}/speakers-list/reopening',
    summary: 'Reopen the list of speakers',
    params: aSession,
    body: none,
  }),
  limitSpeakingTime: command({
    type: 'limitSpeakingTime',
    path: '/sessions/{session}/speaking-time',
    summary: 'Limit how long a speech may take, in seconds, or lift the limit',
    params: aSession,
    body: z.strictObject({ seconds: z.number().int().min(10).max(3600).nullable() }),
  }),
}
