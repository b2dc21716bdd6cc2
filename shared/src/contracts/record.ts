import { z } from 'zod'
import type { EventType } from '../domain/event.ts'
import { inCommittee, instant, seq, since } from './common.ts'
import { query } from './contract.ts'
import { presentedEvent } from './events.ts'

/** The areas of the record one can filter by. */
export const RECORD_AREAS = [
  'membership',
  'mandate',
  'instrument',
  'proposals',
  'threads',
  'sessions',
  'votes',
  'decisions',
] as const
export type RecordArea = (typeof RECORD_AREAS)[number]

/** The area each type of event belongs to. */
export const AREA_OF_EVENT: Readonly<Record<EventType, RecordArea>> = {
  CommitteeEstablished: 'membership',
  DelegationAdmitted: 'membership',
  SeatCreated: 'membership',
  ObserverAdmitted: 'membership',
  ParticipantEnrolled: 'membership',
  AppointmentChanged: 'membership',
  ParticipantRetired: 'membership',
  CredentialIssued: 'membership',
  CredentialLapsed: 'membership',
  ParticipantSuspended: 'membership',
  ParticipantReinstated: 'membership',
  WordsErased: 'membership',
  MandateImported: 'mandate',
  InstrumentImported: 'instrument',
  VersionConsolidated: 'instrument',
  ProposalTabled: 'proposals',
  ProposalWithdrawn: 'proposals',
  ThreadOpened: 'threads',
  CommentPosted: 'threads',
  CommentEdited: 'threads',
  CommentWithdrawn: 'threads',
  CommentHidden: 'threads',
  CommentRestored: 'threads',
  DebateClosed: 'threads',
  DebateReopened: 'threads',
  SessionScheduled: 'sessions',
  SessionOpened: 'sessions',
  SessionSuspended: 'sessions',
  SessionResumed: 'sessions',
  SessionClosed: 'sessions',
  ItemTakenUp: 'sessions',
  PresenceRecorded: 'sessions',
  FloorRequested: 'sessions',
  FloorRequestWithdrawn: 'sessions',
  FloorRequestLapsed: 'sessions',
  FloorGiven: 'sessions',
  FloorEnded: 'sessions',
  SpeakersListClosed: 'sessions',
  SpeakersListReopened: 'sessions',
  SpeakingTimeLimited: 'sessions',
  VoteOpened: 'votes',
  BallotCast: 'votes',
  BallotCounted: 'votes',
  VoteClosed: 'votes',
  VoteCertified: 'votes',
  DecisionTaken: 'decisions',
}

export const getRecord = query({
  path: '/committees/{committee}/record',
  summary: 'The record: entries the caller may see, the newest first',
  params: inCommittee,
  query: since({
    /** Entries before this number; the newest where it is left out. */
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().positive().max(200).default(50),
    area: z.enum(RECORD_AREAS).optional(),
    /** Only what this participant did. */
    member: z.string().max(64).optional(),
  }),
  response: z.strictObject({
    seq,
    entries: z.array(z.strictObject({ seq, at: instant, hash: z.string(), events: z.array(presentedEvent) })),
    /** Ask for `before` this number to go on; null at the beginning of the record. */
    next: z.number().int().nullable(),
  }),
})
export type RecordPage = z.infer<typeof getRecord.response>
