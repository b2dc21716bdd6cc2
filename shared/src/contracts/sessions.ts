import { z } from 'zod'
import { SESSION_STATUSES } from '../domain/sessions/state.ts'
import {
  abilities,
  id,
  inCommittee,
  instant,
  line,
  next,
  officialText,
  page,
  search,
  seq,
  since,
  within,
} from './common.ts'
import { type CommandContracts, command, none, query } from './contract.ts'
import { canAsk, floor, floorCommands } from './floor.ts'
import { workLine } from './work-line.ts'

export const sessionSummary = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  title: z.string(),
  status: z.enum(SESSION_STATUSES),
  startsAt: instant,
  timeZone: z.string(),
})
export type SessionSummary = z.infer<typeof sessionSummary>

/** `works`, beside the agenda, names the works that an item is about. */
export const agendaItem = z.strictObject({
  item: z.string(),
  number: z.number().int(),
  title: z.string(),
  works: z.array(z.string()),
})

export const session = sessionSummary.extend({
  agenda: z.array(agendaItem),
  current: z.string().nullable(),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Delegations recorded present. */
  present: z.array(z.string()),
})

export const getSessions = query({
  path: '/committees/{committee}/sessions',
  summary: 'Sessions, the newest first',
  params: inCommittee,
  query: page({ status: z.enum(SESSION_STATUSES).optional(), search: search.optional() }),
  response: z.strictObject({
    seq,
    sessions: z.array(
      sessionSummary.extend({ items: z.number().int(), openedAt: instant.nullable(), closedAt: instant.nullable() }),
    ),
    next,
    /** Judged by the policy alone. */
    can: abilities('scheduleSession'),
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
    /** The works on the agenda that the caller may see. */
    works: z.array(workLine),
    floor,
    /** Delegations entitled to vote, and how many of them must be present: more than half. */
    entitled: z.number().int(),
    quorum: z.number().int(),
    /** Votes opened in this session, the newest first: on what, and the question as it was put. */
    votes: z.array(
      z.strictObject({ id: z.string(), work: z.string(), question: z.string(), wordings: officialText.optional() }),
    ),
    /**
     * `takeUpItem` is tried with an item that is not current; `recordPresence` with the caller's own delegation or, for
     * the chair and the Secretariat, the first one; `giveFloor` with the next on the list.
     */
    can: abilities(
      'openSession',
      'suspendSession',
      'resumeSession',
      'closeSession',
      'takeUpItem',
      'recordPresence',
      'giveFloor',
      'endFloor',
      'closeSpeakersList',
      'reopenSpeakersList',
      'limitSpeakingTime',
    ),
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

export const sessionCommands = {
  ...floorCommands,
  scheduleSession: command({
    type: 'scheduleSession',
    path: '/sessions',
    summary: 'Schedule a session with its agenda',
    params: none,
    body: z.strictObject({
      title: line(200),
      startsAt: instant.min(0).max(4_102_444_800_000),
      timeZone: z.string().max(64).refine(isTimeZone, 'is not an IANA time zone, such as Europe/Brussels'),
      agenda: z
        .array(z.strictObject({ title: line(200), works: z.array(id).max(20) }))
        .min(1)
        .max(100),
    }),
  }),
  openSession: command({
    type: 'openSession',
    path: '/sessions/{session}/opening',
    summary: 'Open a session',
    params: aSession,
    body: none,
  }),
  suspendSession: command({
    type: 'suspendSession',
    path: '/sessions/{session}/suspension',
    summary: 'Suspend a session',
    params: aSession,
    body: none,
  }),
  resumeSession: command({
    type: 'resumeSession',
    path: '/sessions/{session}/resumption',
    summary: 'Resume a session',
    params: aSession,
    body: none,
  }),
  closeSession: command({
    type: 'closeSession',
    path: '/sessions/{session}/closing',
    summary: 'Close a session',
    params: aSession,
    body: none,
  }),
  takeUpItem: command({
    type: 'takeUpItem',
    path: '/sessions/{session}/current-item',
    summary: 'Make an item of the agenda the current one',
    params: aSession,
    body: z.strictObject({ item: id }),
  }),
  recordPresence: command({
    type: 'recordPresence',
    path: '/sessions/{session}/presence',
    summary: 'Record delegations present or absent: one’s own, or, for the chair and the Secretariat, any',
    params: aSession,
    body: z.strictObject({ delegations: z.array(id).min(1).max(300), present: z.boolean() }),
  }),
} satisfies CommandContracts<'sessions'>
