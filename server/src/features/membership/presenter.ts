import type { Participant, Principal } from '@quorate/shared/contracts/membership'
import type { Audience } from '@quorate/shared/domain/audience'
import type { Feature } from '../../http/feature.ts'
import type { ParticipantDoc, PrincipalDoc } from './read-models.ts'

/** Those who read why somebody was suspended. */
const readersOfReason = (member: string): Audience[] => ['secretariat', 'chairs', `person:${member}`]

export const membershipAudiences: NonNullable<Feature<'membership'>['audiencesNamed']> = {
  ParticipantSuspended: ({ data }) => readersOfReason(data.member),
}

export const membershipPresenters: Feature<'membership'>['presenters'] = {
  CommitteeEstablished: 'as recorded',
  DelegationAdmitted: 'as recorded',
  SeatCreated: 'as recorded',
  ObserverAdmitted: 'as recorded',
  ParticipantEnrolled: ({ data }) => ({ ...data, name: data.name.words }),
  AppointmentChanged: 'as recorded',
  ParticipantRetired: 'as recorded',
  CredentialIssued: 'as recorded',
  CredentialLapsed: 'as recorded',
  ParticipantSuspended({ data }, view) {
    const reads = readersOfReason(data.member).some((audience) => view.has(audience))
    return { ...data, reason: reads ? data.reason.words : null }
  },
  ParticipantReinstated: 'as recorded',
  RecordRestored: 'as recorded',
  WordsErased: ({ data }) => ({ ...data, reason: data.reason.words }),
}

export function presentParticipant(doc: ParticipantDoc): Participant {
  const { _id: member, name, capacity, principal, role, suspended, left } = doc
  return { member, name, capacity, principal, role, suspended, left }
}

export function presentPrincipal(doc: PrincipalDoc): Principal {
  const { id, kind, name, region, sector, term, voter } = doc
  return { id, kind, name, region, sector, term, voter }
}
