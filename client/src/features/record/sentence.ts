import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { EventType } from '@quorate/shared/domain/event'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { FloorKind } from '@quorate/shared/domain/sessions/floor-events'
import type { NamedThing, Names, Phrases } from './names.ts'

/**
 * An event as a sentence: the key of its template under `record.sentence`, what to put in, and the words somebody
 * wrote with it (null: they were erased or are closed to this reader; left off: the event has none).
 */
export type Sentence = {
  key: string
  values: Record<string, NamedThing>
  count?: number
  quote?: string | null
}

type Data<T extends EventType> = NonNullable<PresentedEvent<T>['data']>
type Compose<T extends EventType> = (data: Data<T>, names: Names, phrases: Phrases) => Sentence

const plain = (text: string | number): NamedThing => ({ text: String(text) })

/** How each type of event reads. It does not compile while a type of event has no sentence. */
const SENTENCES: { [T in EventType]: Compose<T> } = {
  CommitteeEstablished: ({ name }, _, phrases) => ({
    key: 'CommitteeEstablished',
    values: { committee: plain(phrases.official(name)) },
  }),
  DelegationAdmitted: ({ delegation, name }, names, phrases) => ({
    key: 'DelegationAdmitted',
    values: { delegation: named(names.principal(delegation), name, phrases) },
  }),
  SeatCreated: ({ entity, sector, from, until }, names) => ({
    key: 'SeatCreated',
    values: {
      entity: { text: entity, ...names.participants },
      sector: plain(sector),
      from: plain(from),
      until: plain(until),
    },
  }),
  ObserverAdmitted: ({ observer, name }, names, phrases) => ({
    key: 'ObserverAdmitted',
    values: { observer: named(names.principal(observer), name, phrases) },
  }),
  ParticipantEnrolled: ({ member, capacity, principal, role }, names, phrases) => ({
    key: principal === null ? 'ParticipantEnrolled' : 'ParticipantEnrolledFor',
    values: {
      participant: names.member(member),
      place: plain(role === null ? phrases.capacity(capacity) : phrases.role(role)),
      ...(principal === null ? {} : { principal: names.principal(principal) }),
    },
  }),
  AppointmentChanged: ({ member, capacity, principal, role }, names, phrases) => ({
    key: principal === null ? 'AppointmentChanged' : 'AppointmentChangedFor',
    values: {
      participant: names.member(member),
      place: plain(role === null ? phrases.capacity(capacity) : phrases.role(role)),
      ...(principal === null ? {} : { principal: names.principal(principal) }),
    },
  }),
  ParticipantRetired: ({ member }, names) => ({
    key: 'ParticipantRetired',
    values: { participant: names.member(member) },
  }),
  CredentialLapsed: ({ delegation, voter }, names) => ({
    key: 'CredentialLapsed',
    values: { voter: names.member(voter), delegation: names.principal(delegation) },
  }),
  CredentialIssued: ({ delegation, voter }, names) => ({
    key: 'CredentialIssued',
    values: { voter: names.member(voter), delegation: names.principal(delegation) },
  }),
  ParticipantSuspended: ({ member, reason }, names) => ({
    key: 'ParticipantSuspended',
    values: { participant: names.member(member) },
    quote: reason,
  }),
  ParticipantReinstated: ({ member }, names) => ({
    key: 'ParticipantReinstated',
    values: { participant: names.member(member) },
  }),
  WordsErased: ({ subject, reason }, names) => {
    switch (subject.kind) {
      case 'comment':
        return { key: 'WordsErasedComment', values: {}, quote: reason }
      case 'participant':
        return { key: 'WordsErasedParticipant', values: { participant: names.member(subject.id) }, quote: reason }
      case 'proposal':
        return { key: 'WordsErasedProposal', values: { proposal: names.proposal(subject.id) }, quote: reason }
    }
  },
  MandateImported: ({ mandate, title, clauses }, names, phrases) => ({
    key: 'MandateImported',
    values: { mandate: named(names.mandate(mandate), title, phrases) },
    count: clauses.length,
  }),
  InstrumentImported: ({ instrument, title, provisions }, names, phrases) => ({
    key: 'InstrumentImported',
    values: { instrument: named(names.instrument(instrument), title, phrases) },
    count: provisions.length,
  }),
  VersionConsolidated: ({ instrument, version, decision }, names) => ({
    key: 'VersionConsolidated',
    values: {
      instrument: names.instrument(instrument),
      version: { ...names.version(instrument, version), text: String(version) },
      decision: names.decision(decision),
    },
  }),
  ProposalTabled: ({ proposal, symbol, title, instrument, clause, sponsor }, names) => ({
    key: 'ProposalTabled',
    values: {
      proposal: { ...names.proposal(proposal), text: symbol },
      title: plain(title),
      instrument: names.instrument(instrument),
      clause: names.clause(clause),
      sponsor: names.principal(sponsor),
    },
  }),
  ProposalWithdrawn: ({ proposal }, names) => ({
    key: 'ProposalWithdrawn',
    values: { proposal: names.proposal(proposal) },
  }),
  ThreadOpened: ({ subject }, names) => ({ key: 'ThreadOpened', values: { proposal: names.proposal(subject.id) } }),
  CommentPosted: ({ thread, number, replyTo, body }, names, phrases) => ({
    key: replyTo === null ? 'CommentPosted' : 'CommentReplied',
    values: {
      proposal: names.thread(thread),
      comment: { ...names.comment(thread, number), text: phrases.comment(number) },
    },
    quote: body,
  }),
  CommentEdited: ({ thread, body }, names) => ({
    key: 'CommentEdited',
    values: { proposal: names.thread(thread) },
    quote: body,
  }),
  CommentWithdrawn: ({ thread }, names) => ({ key: 'CommentWithdrawn', values: { proposal: names.thread(thread) } }),
  CommentHidden: ({ thread, reason }, names) => ({
    key: 'CommentHidden',
    values: { proposal: names.thread(thread) },
    quote: reason,
  }),
  CommentRestored: ({ thread }, names) => ({ key: 'CommentRestored', values: { proposal: names.thread(thread) } }),
  DebateClosed: ({ thread }, names) => ({ key: 'DebateClosed', values: { proposal: names.thread(thread) } }),
  DebateReopened: ({ thread }, names) => ({ key: 'DebateReopened', values: { proposal: names.thread(thread) } }),
  SessionScheduled: ({ session, title, startsAt, timeZone, agenda }, names, phrases) => ({
    key: 'SessionScheduled',
    values: { session: { ...names.session(session), text: title }, when: plain(phrases.moment(startsAt, timeZone)) },
    count: agenda.length,
  }),
  SessionOpened: ({ session }, names) => ({ key: 'SessionOpened', values: { session: names.session(session) } }),
  SessionSuspended: ({ session }, names) => ({ key: 'SessionSuspended', values: { session: names.session(session) } }),
  SessionResumed: ({ session }, names) => ({ key: 'SessionResumed', values: { session: names.session(session) } }),
  SessionClosed: ({ session }, names) => ({ key: 'SessionClosed', values: { session: names.session(session) } }),
  ItemTakenUp: ({ session, item }, names) => ({
    key: 'ItemTakenUp',
    values: { session: names.session(session), item: names.item(session, item) },
  }),
  PresenceRecorded: ({ session, delegations, present }, names, phrases) => ({
    key: delegations.length > NAMED_AT_MOST ? manyKey(present) : present ? 'PresenceRecorded' : 'AbsenceRecorded',
    values: {
      session: names.session(session),
      delegations: plain(phrases.list(delegations.map((delegation) => names.principal(delegation).text))),
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
    values: { session: names.session(session), principal: names.principal(principal) },
  }),
  SpeakersListClosed: ({ session }, names) => ({
    key: 'SpeakersListClosed',
    values: { session: names.session(session) },
  }),
  SpeakersListReopened: ({ session }, names) => ({
    key: 'SpeakersListReopened',
    values: { session: names.session(session) },
  }),
  SpeakingTimeLimited: ({ session, seconds }, names, phrases) => ({
    key: seconds === null ? 'SpeakingTimeUnlimited' : 'SpeakingTimeLimited',
    values: {
      session: names.session(session),
      ...(seconds === null ? {} : { time: plain(phrases.duration(seconds)) }),
    },
  }),
  VoteOpened: ({ vote, proposal, question, method, ballot }, names, phrases) => ({
    key: ballot === 2 ? 'VoteOpenedAgain' : 'VoteOpened',
    values: {
      vote: { ...names.vote(vote), text: phrases.method(method) },
      proposal: names.proposal(proposal),
    },
    quote: question,
  }),
  BallotCast: ({ vote, delegation, choice, changed }, names, phrases) => ({
    key: `${changed ? 'BallotChanged' : 'BallotCast'}${choice === null ? '' : 'Open'}`,
    values: {
      delegation: names.principal(delegation),
      vote: names.vote(vote),
      ...(choice === null ? {} : { choice: plain(phrases.choice(choice)) }),
    },
  }),
  BallotCounted: ({ vote, cast }, names) => ({ key: 'BallotCounted', values: { vote: names.vote(vote) }, count: cast }),
  VoteClosed: ({ vote, result }, names) => ({
    key: `VoteClosed.${result.outcome}`,
    values: {
      vote: names.vote(vote),
      for: plain(result.for),
      against: plain(result.against),
      abstain: plain(result.abstain),
    },
  }),
  VoteCertified: ({ vote, office }, names) => ({
    key: office === 'chair' ? 'VoteCertifiedByChair' : 'VoteCertifiedBySecretariat',
    values: { vote: names.vote(vote) },
  }),
  DecisionTaken: ({ decision, symbol, proposal, outcome }, names) => ({
    key: outcome === 'carried' ? 'DecisionCarried' : 'DecisionRejected',
    values: { decision: { ...names.decision(decision), text: symbol }, proposal: names.proposal(proposal) },
  }),
}

/** Delegations recorded at once are listed by name up to here, counted beyond. */
const NAMED_AT_MOST = 3
const manyKey = (present: boolean): string => (present ? 'PresenceRecordedMany' : 'AbsenceRecordedMany')

function onFloor(session: string, principal: string, kind: FloorKind, names: Names, phrases: Phrases) {
  return {
    session: names.session(session),
    principal: names.principal(principal),
    kind: plain(phrases.floor(kind)),
  }
}

/** The name as the event itself has it, in the reader's language, with the link to what it names. */
function named(thing: NamedThing, name: OfficialText, phrases: Phrases): NamedThing {
  return { ...thing, text: phrases.official(name) }
}

/** Composes the sentence of an event. An event too large for a frame has no data: its kind is said instead. */
export function composeSentence<T extends EventType>(
  event: PresentedEvent<T>,
  names: Names,
  phrases: Phrases,
): Sentence {
  const actor = names.actor(event.actor)
  if (event.data === null) return { key: 'withoutDetails', values: { actor, what: plain(phrases.type(event.type)) } }
  // The table is keyed by type, so the data that came with this type is what its sentence takes.
  const compose = SENTENCES[event.type] as (data: typeof event.data, names: Names, phrases: Phrases) => Sentence
  const sentence = compose(event.data, names, phrases)
  return { ...sentence, values: { actor, ...sentence.values } }
}
