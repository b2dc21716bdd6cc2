import type { SessionEvents } from '@quorate/shared/domain/sessions/events'
import type { FloorKind } from '@quorate/shared/domain/sessions/floor-events'
import { type Names, type Phrases, plain, type Sentences } from '../../data/sentence.ts'
import { itemName, sessionCalled, sessionName } from './names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<SessionEvents, typeof messages> = {
  SessionScheduled: ({ session, title, startsAt, timeZone, agenda }, names, phrases) => ({
    key: 'SessionScheduled',
    values: {
      session: sessionCalled(names, session, title),
      when: plain(phrases.moment(startsAt, timeZone)),
    },
    count: agenda.length,
  }),
  SessionOpened: ({ session }, names) => ({ key: 'SessionOpened', values: { session: sessionName(names, session) } }),
  SessionSuspended: ({ session }, names) => ({
    key: 'SessionSuspended',
    values: { session: sessionName(names, session) },
  }),
  SessionResumed: ({ session }, names) => ({ key: 'SessionResumed', values: { session: sessionName(names, session) } }),
  SessionClosed: ({ session }, names) => ({ key: 'SessionClosed', values: { session: sessionName(names, session) } }),
  ItemTakenUp: ({ session, item }, names) => ({
    key: 'ItemTakenUp',
    values: { session: sessionName(names, session), item: itemName(names, item) },
  }),
  PresenceRecorded: ({ session, delegations, present }, names, phrases) => ({
    key: delegations.length > NAMED_AT_MOST ? manyKey(present) : present ? 'PresenceRecorded' : 'AbsenceRecorded',
    values: {
      session: sessionName(names, session),
      delegations: plain(phrases.list(delegations.map((id) => delegationIn(names, id)))),
    },
    count: delegations.length,
  }),
  FloorRequested: ({ session, principal, kind }, names, phrases) => ({
    key: 'FloorRequested',
    values: onFloor(session, principal, kind, names, phrases),
  }),
  FloorRequestWithdrawn: ({ session, principal, kind }, names, phrases) => ({
    key: 'FloorRequestWithdrawn',
    values: onFloor(session, principal, kind, names, phrases),
  }),
  FloorRequestLapsed: ({ session, principal, kind }, names, phrases) => ({
    key: 'FloorRequestLapsed',
    values: onFloor(session, principal, kind, names, phrases),
  }),
  FloorGiven: ({ session, principal, kind }, names, phrases) => ({
    key: 'FloorGiven',
    values: onFloor(session, principal, kind, names, phrases),
  }),
  FloorEnded: ({ session, principal }, names) => ({
    key: 'FloorEnded',
    values: { session: sessionName(names, session), principal: names.principal(principal) },
  }),
  SpeakersListClosed: ({ session }, names) => ({
    key: 'SpeakersListClosed',
    values: { session: sessionName(names, session) },
  }),
  SpeakersListReopened: ({ session }, names) => ({
    key: 'SpeakersListReopened',
    values: { session: sessionName(names, session) },
  }),
  SpeakingTimeLimited: ({ session, seconds }, names, phrases) => ({
    key: seconds === null ? 'SpeakingTimeUnlimited' : 'SpeakingTimeLimited',
    values: {
      session: sessionName(names, session),
      ...(seconds === null ? {} : { time: plain(phrases.duration(seconds)) }),
    },
  }),
}

const delegationIn = (names: Names, id: string) =>
  names.t('sessions.record.delegation', { delegation: names.principal(id).text })

/** Delegations recorded at once are listed by name up to here, counted beyond. */
const NAMED_AT_MOST = 3
const manyKey = (present: boolean) => (present ? 'PresenceRecordedMany' : 'AbsenceRecordedMany')

function onFloor(session: string, principal: string, kind: FloorKind, names: Names, phrases: Phrases) {
  return {
    session: sessionName(names, session),
    principal: names.principal(principal),
    kind: plain(phrases.t(`sessions.record.floor.${kind}`)),
  }
}

export const sessionWords = { sentences }
