import { z } from 'zod'
import { abilities, id, inCommittee, instant, seq, since, text, within } from './common.ts'
import { command, none, query } from './contract.ts'
import { canAsk, floor } from './floor.ts'

export const SESSION_STATUSES = ['scheduled', 'open', 'suspended', 'closed'] as const

export const sessionSummary = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  title: z.string(),
  status: z.enum(SESSION_STATUSES),
  startsAt: instant,
  timeZone: z.string(),
})
export type SessionSummary = z.infer<typeof sessionSummary>

export const session = sessionSummary.extend({
  agenda: z.array(
    z.strictObject({ item: z.string(), number: z.number().int(), title: z.string(), proposal: z.string().nullable() }),
  ),
  current: z.string().nullable(),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Delegations recorded present. */
  present: z.array(z.string()),
})

export const getSessions = query({
  path: '/committees/{committee}/sessions',
  summary: 'All sessions, the newest first',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({
    seq,
    sessions: z.array(session),
    /** scheduleSession, by policy alone. */ can: abilities,
  }),
})
export type Sessions = z.infer<typeof getSessions.response>

export const getSession = query({
  path: '/committees/{committee}/sessions/{session}',
  summary: 'A session: agenda, current item, floor, presence, quorum, and the vote under way',
  params: within({ session: id }),
  query: since({}),
  response: z.strictObject({
    seq,
    session,
    floor,
    /** Delegations entitled to vote, and how many of them must be present: more than half. */
    entitled: z.number().int(),
    quorum: z.number().int(),
    /** Votes opened in this session, the newest first. */
    votes: z.array(z.string()),
    /**
     * openSession, suspendSession, resumeSession, closeSession; takeUpItem, tried with an item that is not current;
     * recordPresence, tried with the caller's own delegation or, for the chair and the Secretariat, the first one;
     * giveFloor, tried with the next on the list; endFloor, closeSpeakersList, reopenSpeakersList, limitSpeakingTime.
     */
    can: abilities,
    canAsk,
  }),
})
export type Session = z.infer<typeof getSession.response>

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const aSession = z.strictObject({ session: id })

export const sessionCommands = [
  command({
    type: 'scheduleSession',
    path: '/sessions',
    summary: 'Schedule a session with its agenda',
    params: none,
    body: z.strictObject({
      title: text(200),
      startsAt: instant.min(0).max(4_102_444_800_000),
      timeZone: z.string().max(64).refine(isTimeZone, 'is not an IANA time zone, such as Europe/Brussels'),
      agenda: z
        .array(z.strictObject({ title: text(200), proposal: id.nullable() }))
        .min(1)
        .max(100),
    }),
  }),
  command({
    type: 'openSession',
    path: '/sessions/{session}/opening',
    summary: 'Open a session',
    params: aSession,
    body: none,
  }),
  command({
    type: 'suspendSession',
    path: '/sessions/{session}/suspension',
    summary: 'Suspend a session',
    params: aSession,
    body: none,
  }),
  command({
    type: 'resumeSession',
    path: '/sessions/{session}/resumption',
    summary: 'Resume a session',
    params: aSession,
    body: none,
  }),
  command({
    type: 'closeSession',
    path: '/sessions/{session}/closing',
    summary: 'Close a session',
    params: aSession,
    body: none,
  }),
  command({
    type: 'takeUpItem',
    path: '/sessions/{session}/current-item',
    summary: 'Make an item of the agenda the current one',
    params: aSession,
    body: z.strictObject({ item: id }),
  }),
  command({
    type: 'recordPresence',
    path: '/sessions/{session}/presence',
    summary: 'Record delegations present or absent: one’s own, or, for the chair and the Secretariat, any',
    params: aSession,
    body: z.strictObject({ delegations: z.array(id).min(1).max(300), present: z.boolean() }),
  }),
] as const
