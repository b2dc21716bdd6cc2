import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'
import type { Docs } from '../../record/read-model.ts'
import { type ParticipantDoc, principalId } from './read-models.ts'

export const membershipProjection: Feature<'membership'>['projection'] = {
  CommitteeEstablished({ audience, data: { name, body, symbol } }, docs, committee) {
    docs.committees.put({ _id: committee, audience, name, body, symbol, restored: null })
  },

  DelegationAdmitted({ audience, data }, docs, committee) {
    const { delegation: id, name, region } = data
    const rest = { sector: null, term: null, voter: null }
    docs.principals.put({ _id: principalId(committee, id), audience, id, kind: 'delegation', name, region, ...rest })
  },

  SeatCreated({ audience, data }, docs, committee) {
    const { seat: id, entity, sector, region, from, until } = data
    // A company or association has the same name in every language.
    const name = { en: entity, fr: entity }
    const rest = { region, sector, term: { from, until }, voter: null }
    docs.principals.put({ _id: principalId(committee, id), audience, id, kind: 'seat', name, ...rest })
  },

  ObserverAdmitted({ audience, data: { observer: id, name } }, docs, committee) {
    const rest = { region: null, sector: null, term: null, voter: null }
    docs.principals.put({ _id: principalId(committee, id), audience, id, kind: 'observer', name, ...rest })
  },

  ParticipantEnrolled({ audience, data: { member, name, capacity, principal, role } }, docs) {
    const doc = { audience, name: name.words, capacity, principal, role, suspended: false, left: false }
    docs.participants.put({ _id: member, ...doc })
  },

  AppointmentChanged: ({ data: { member, capacity, principal, role } }, docs) =>
    changePerson(docs, member, { capacity, principal, role, left: false }),

  ParticipantRetired: ({ data: { member } }, docs) => changePerson(docs, member, { left: true }),

  CredentialIssued: ({ data: { delegation, voter } }, docs, committee) => setVoter(docs, committee, delegation, voter),

  CredentialLapsed: ({ data: { delegation } }, docs, committee) => setVoter(docs, committee, delegation, null),

  ParticipantSuspended: ({ data: { member } }, docs) => changePerson(docs, member, { suspended: true }),

  ParticipantReinstated: ({ data: { member } }, docs) => changePerson(docs, member, { suspended: false }),

  RecordRestored: ({ at, data: { epoch, asOf } }, docs, committee) =>
    change(docs.committees, committee, (doc) => {
      doc.restored = { epoch, at, asOf }
    }),

  async WordsErased({ data: { subject } }, docs) {
    if (subject.kind === 'participant') await changePerson(docs, subject.id, { name: null })
  },
}

async function changePerson(docs: Docs, member: string, changes: Partial<ParticipantDoc>): Promise<void> {
  await change(docs.participants, member, (doc) => {
    Object.assign(doc, changes)
  })
}

async function setVoter(docs: Docs, committee: string, delegation: string, voter: string | null): Promise<void> {
  await change(docs.principals, principalId(committee, delegation), (doc) => {
    doc.voter = voter
  })
}
