import fc from 'fast-check'
import {
  capacity,
  delegation,
  ERASABLE,
  type Examples,
  erasable,
  id,
  member,
  NAME,
  NO,
  name,
  principal,
  reason,
  role,
  text,
  title,
  YES,
} from '../example-parts.fixture.ts'
import type { MembershipTypes } from './area.ts'

const HASH = 'f'.repeat(64)

export const membership: Examples<MembershipTypes> = {
  events: {
    CommitteeEstablished: [{ name: title, body: title, symbol: 'S' }],
    DelegationAdmitted: [{ delegation: 'd', name: title, region: 'europe' }],
    SeatCreated: [{ seat: 's', entity: 'E', sector: 'S', region: 'europe', from: 2025, until: 2028 }],
    ObserverAdmitted: [{ observer: 'o', name: title }],
    ParticipantEnrolled: [
      { member: 'm', name: 'N', capacity: 'delegate', principal: 'd', role: 'head' },
      { member: 'm', name: null, capacity: 'secretariat', principal: null, role: null },
    ],
    AppointmentChanged: [
      { member: 'm', capacity: 'delegate', principal: 'd', role: 'head' },
      { member: 'm', capacity: 'secretariat', principal: null, role: null },
    ],
    ParticipantRetired: [{ member: 'm' }],
    CredentialIssued: [{ delegation: 'd', voter: 'm' }],
    CredentialLapsed: [{ delegation: 'd', voter: 'm' }],
    ParticipantSuspended: [{ member: 'm', reason: null }],
    ParticipantReinstated: [{ member: 'm' }],
    RecordRestored: [{ epoch: 2, head: { seq: 1, hash: HASH }, asOf: 1_795_000_000_000 }],
    WordsErased: [...ERASABLE, 'unheard-of'].map((kind) => ({
      subject: { kind: kind as 'work', id: 'w' },
      reason: null,
      texts: [],
    })),
  },
  commands: {
    establishCommittee: { type: 'establishCommittee', name: NAME, body: NAME, symbol: 'HLSG' },
    admitDelegation: { type: 'admitDelegation', delegation: 'd9', name: NAME, region: 'europe' },
    createSeat: {
      type: 'createSeat',
      seat: 'seat-9',
      entity: 'A',
      sector: 'B',
      region: 'europe',
      from: 2026,
      until: 2028,
    },
    admitObserver: { type: 'admitObserver', observer: 'observer-9', name: NAME },
    enrolParticipant: { type: 'enrolParticipant', name: 'N', capacity: 'secretariat', principal: null, role: null },
    changeAppointment: { type: 'changeAppointment', member: 'm2', capacity: 'chair', principal: 'd1', role: null },
    retireParticipant: { type: 'retireParticipant', member: 'm4' },
    issueCredential: { type: 'issueCredential', delegation: 'd1', voter: 'm2' },
    suspendParticipant: { type: 'suspendParticipant', member: 'm3', reason: 'A reason' },
    reinstateParticipant: { type: 'reinstateParticipant', member: 'm3' },
    recordRestoration: { type: 'recordRestoration', epoch: 2, head: { seq: 1, hash: HASH }, asOf: 0 },
    eraseWords: { type: 'eraseWords', subject: { kind: 'comment', id: 'c1' }, reason: 'A reason' },
  },
  rights: {
    establishCommittee: [{ type: 'establishCommittee', name: NAME, body: NAME, symbol: 'X' }, [NO, NO, NO, NO, NO, NO]],
    admitDelegation: [
      { type: 'admitDelegation', delegation: 'd9', name: NAME, region: 'europe' },
      [NO, NO, NO, NO, NO, YES],
    ],
    createSeat: [
      { type: 'createSeat', seat: 's', entity: 'A', sector: 'B', region: 'europe', from: 2026, until: 2028 },
      [NO, NO, NO, NO, NO, YES],
    ],
    admitObserver: [{ type: 'admitObserver', observer: 'o', name: NAME }, [NO, NO, NO, NO, NO, YES]],
    enrolParticipant: [
      { type: 'enrolParticipant', name: 'N', capacity: 'secretariat', principal: null, role: null },
      [NO, NO, NO, NO, NO, YES],
    ],
    changeAppointment: [
      { type: 'changeAppointment', member: 'm2', capacity: 'observer', principal: 'observer-1', role: null },
      [NO, NO, NO, NO, NO, YES],
    ],
    retireParticipant: [{ type: 'retireParticipant', member: 'm2' }, [NO, NO, NO, NO, NO, YES]],
    issueCredential: [{ type: 'issueCredential', delegation: 'd1', voter: 'm2' }, [NO, NO, NO, NO, NO, YES]],
    suspendParticipant: [{ type: 'suspendParticipant', member: 'm2', reason: 'R' }, [NO, NO, NO, NO, NO, YES]],
    reinstateParticipant: [{ type: 'reinstateParticipant', member: 'm2' }, [NO, NO, NO, NO, NO, YES]],
    recordRestoration: [
      { type: 'recordRestoration', epoch: 2, head: { seq: 1, hash: HASH }, asOf: 0 },
      [NO, NO, NO, NO, NO, NO],
    ],
    eraseWords: [
      { type: 'eraseWords', subject: { kind: 'comment', id: 'c1' }, reason: 'R' },
      [NO, NO, NO, NO, NO, YES],
    ],
  },
  fields: {
    establishCommittee: { name, body: name, symbol: fc.constant('HLSG') },
    admitDelegation: { delegation, name, region: fc.constant('europe') },
    createSeat: {
      seat: id('seat-', 1, 2, 3),
      entity: text,
      sector: text,
      region: fc.constant('europe'),
      from: fc.constant(2026),
      until: fc.constantFrom(2025, 2028),
    },
    admitObserver: { observer: id('observer-', 1, 2, 3), name },
    enrolParticipant: { name: fc.constant('Somebody'), capacity, principal, role },
    changeAppointment: { member, capacity, principal, role },
    retireParticipant: { member },
    issueCredential: { delegation, voter: member },
    suspendParticipant: { member, reason },
    reinstateParticipant: { member },
    recordRestoration: {
      epoch: fc.constant(2),
      head: fc.constant({ seq: 1, hash: HASH }),
      asOf: fc.constant(0),
    },
    eraseWords: { subject: erasable, reason },
  },
  play({ run, state }) {
    run('system', { type: 'recordRestoration', epoch: 2, head: { seq: state.seq, hash: HASH }, asOf: state.at })
  },
}
