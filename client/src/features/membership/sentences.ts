import type { MembershipEvents } from '@quorate/shared/domain/membership/events'
import { type NameOfWords, named, plain, type Sentences } from '../../data/sentence.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<MembershipEvents, typeof messages> = {
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
      place: plain(
        role === null
          ? phrases.t(`membership.record.places.${capacity}`)
          : phrases.t(`membership.record.places.${role}`),
      ),
      ...(principal === null ? {} : { principal: names.principal(principal) }),
    },
  }),
  AppointmentChanged: ({ member, capacity, principal, role }, names, phrases) => ({
    key: principal === null ? 'AppointmentChanged' : 'AppointmentChangedFor',
    values: {
      participant: names.member(member),
      place: plain(
        role === null
          ? phrases.t(`membership.record.places.${capacity}`)
          : phrases.t(`membership.record.places.${role}`),
      ),
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
    ...(reason === null ? {} : { quote: reason }),
  }),
  ParticipantReinstated: ({ member }, names) => ({
    key: 'ParticipantReinstated',
    values: { participant: names.member(member) },
  }),
  RecordRestored: ({ head, asOf }, _, phrases) => ({
    key: 'RecordRestored',
    values: { seq: plain(head.seq), asOf: plain(phrases.moment(asOf, 'UTC')) },
  }),
  WordsErased: ({ subject, reason }, names) => ({
    key: 'WordsErased',
    values: { words: names.erasableOf(subject.kind)?.(subject.id, names) ?? plain(names.t('membership.record.words')) },
    quote: reason,
  }),
}

/** The name of somebody who takes part, and the reasons of their suspensions. */
const participantWords: NameOfWords = (id, names) => ({
  ...names.participants,
  text: names.t('membership.record.nameOf', { participant: names.member(id).text }),
})

export const membershipWords = { sentences, erasable: { participant: participantWords } }
