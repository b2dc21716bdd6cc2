import { z } from 'zod'
import { CAPACITIES, REGIONS, ROLES } from '../domain/membership/events.ts'
import { abilities, id, inCommittee, instant, line, officialText, officialTitle, seq, since, text } from './common.ts'
import { type CommandContracts, command, none, query } from './contract.ts'

export const participant = z.strictObject({
  member: z.string(),
  /** Null if the name was erased. */
  name: z.string().nullable(),
  capacity: z.enum(CAPACITIES),
  principal: z.string().nullable(),
  role: z.enum(ROLES).nullable(),
  suspended: z.boolean(),
  /** Whether they have left; the other fields then give their last appointment. */
  left: z.boolean(),
})
export type Participant = z.infer<typeof participant>

export const principal = z.strictObject({
  id: z.string(),
  kind: z.enum(['delegation', 'seat', 'observer']),
  name: officialText,
  region: z.enum(REGIONS).nullable(),
  sector: z.string().nullable(),
  /** Calendar years of a seat's term. */
  term: z.strictObject({ from: z.number().int(), until: z.number().int() }).nullable(),
  /** Of a delegation: who casts its ballot. */
  voter: z.string().nullable(),
})
export type Principal = z.infer<typeof principal>

export const getCommittee = query({
  path: '/committees/{committee}',
  summary: 'The committee, its participants, and which of them the caller is',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({
    seq,
    /** The record's mark at `seq`, for subscribing from there. */
    mark: z.string(),
    id: z.string(),
    name: officialText,
    body: officialText,
    symbol: z.string(),
    /**
     * When the record was last restored from a backup, and the latest time that it holds since (UTC milliseconds); null:
     * never.
     */
    restored: z.strictObject({ epoch: z.number().int(), at: instant, asOf: instant }).nullable(),
    me: participant,
    participants: z.array(participant),
    principals: z.array(principal),
    /** The commands of this area, judged by the policy alone. */
    can: abilities(
      'admitDelegation',
      'createSeat',
      'admitObserver',
      'enrolParticipant',
      'changeAppointment',
      'retireParticipant',
      'issueCredential',
      'suspendParticipant',
      'reinstateParticipant',
      'eraseWords',
    ),
  }),
})
export type Committee = z.infer<typeof getCommittee.response>

const appointment = {
  capacity: z.enum(CAPACITIES),
  principal: id.nullable(),
  role: z.enum(ROLES).nullable(),
}
const years = { from: z.number().int().min(1950).max(2200), until: z.number().int().min(1950).max(2200) }

export const membershipCommands = {
  establishCommittee: 'set-up only',
  recordRestoration: 'set-up only',
  admitDelegation: command({
    type: 'admitDelegation',
    rate: null,
    path: '/delegations',
    summary: 'Admit the delegation of a Member',
    params: none,
    body: z.strictObject({ delegation: id, name: officialTitle(200), region: z.enum(REGIONS) }),
  }),
  createSeat: command({
    type: 'createSeat',
    rate: null,
    path: '/seats',
    summary: 'Create a seat of the Consultative Committee',
    params: none,
    body: z.strictObject({ seat: id, entity: line(200), sector: line(200), region: z.enum(REGIONS), ...years }),
  }),
  admitObserver: command({
    type: 'admitObserver',
    rate: null,
    path: '/observers',
    summary: 'Admit an observer',
    params: none,
    body: z.strictObject({ observer: id, name: officialTitle(200) }),
  }),
  enrolParticipant: command({
    type: 'enrolParticipant',
    rate: null,
    path: '/participants',
    summary: 'Enrol a person in a capacity, for a delegation, seat or observer',
    params: none,
    body: z.strictObject({ name: line(200), ...appointment }),
  }),
  changeAppointment: command({
    type: 'changeAppointment',
    rate: null,
    path: '/participants/{member}/appointment',
    summary: 'Give a participant, or somebody who has left, another place from now on',
    params: z.strictObject({ member: id }),
    body: z.strictObject(appointment),
  }),
  retireParticipant: command({
    type: 'retireParticipant',
    rate: null,
    path: '/participants/{member}/retirement',
    summary: 'End somebody’s participation; what they did stays',
    params: z.strictObject({ member: id }),
    body: none,
  }),
  issueCredential: command({
    type: 'issueCredential',
    rate: null,
    path: '/delegations/{delegation}/credential',
    summary: 'Name who casts the delegation’s ballot',
    params: z.strictObject({ delegation: id }),
    body: z.strictObject({ voter: id }),
  }),
  suspendParticipant: command({
    type: 'suspendParticipant',
    path: '/participants/{member}/suspension',
    summary: 'Suspend a participant, with a reason',
    params: z.strictObject({ member: id }),
    body: z.strictObject({ reason: text(2000) }),
  }),
  reinstateParticipant: command({
    type: 'reinstateParticipant',
    path: '/participants/{member}/reinstatement',
    summary: 'End a suspension',
    params: z.strictObject({ member: id }),
    body: none,
  }),
  eraseWords: command({
    type: 'eraseWords',
    path: '/erasures',
    summary: 'Remove for good what a person wrote, or a name; the record still shows that something was there',
    params: none,
    body: z.strictObject({
      subject: z.strictObject({ kind: id, id }),
      reason: text(2000),
    }),
  }),
} satisfies CommandContracts<'membership'>
