import type { Participant, Principal } from '@quorate/shared/contracts/membership'
import type { Presenters } from '../../record/present-event-types.ts'
import type { ParticipantDoc, PrincipalDoc } from './docs.ts'

export const membershipPresenters: Presenters<'ParticipantEnrolled' | 'ParticipantSuspended'> = {
  ParticipantEnrolled: ({ data }) => ({ ...data, name: data.name.words }),
  ParticipantSuspended: ({ data }) => ({ ...data, reason: data.reason.words }),
}

export function presentParticipant(doc: ParticipantDoc): Participant {
  const { _id: member, name, capacity, principal, role, suspended, left } = doc
  return { member, name, capacity, principal, role, suspended, left }
}

export function presentPrincipal(doc: PrincipalDoc): Principal {
  const { id, kind, name, region, sector, term, voter } = doc
  return { id, kind, name, region, sector, term, voter }
}
