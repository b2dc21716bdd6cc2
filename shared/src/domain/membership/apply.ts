import type { Folds } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import { textRef, textsAfter } from '../words.ts'
import type { MembershipEvents } from './events.ts'
import type { MembershipState, Participant } from './state.ts'

/** Takes the events of the membership into the state. */
export const membershipFolds: Folds<MembershipEvents> = {
  CommitteeEstablished(state, { data }) {
    state.established = { symbol: data.symbol }
  },
  DelegationAdmitted({ membership }, { data: { delegation } }) {
    membership.delegations.set(delegation, { delegation, voter: null })
  },
  SeatCreated({ membership }, { data: { seat, from, until } }) {
    membership.seats.set(seat, { from, until })
  },
  ObserverAdmitted({ membership }, { data }) {
    membership.observers.add(data.observer)
  },
  ParticipantEnrolled({ membership }, { seq, data: { member, capacity, principal, role, name } }) {
    const participant = { member, capacity, principal, role, suspended: false, texts: textRef(seq, name) }
    membership.participants.set(member, participant)
    enterPlace(membership, participant)
  },
  AppointmentChanged({ membership }, { data: { member, ...appointment } }) {
    const { participants, former } = membership
    const participant = participants.get(member) ?? former.get(member)
    if (participant === undefined) return
    former.delete(member)
    leavePlace(membership, participant)
    participants.set(member, Object.assign(participant, appointment))
    enterPlace(membership, participant)
  },
  ParticipantRetired({ membership }, { data }) {
    const { participants, former } = membership
    const participant = participants.get(data.member)
    if (participant === undefined) return
    participants.delete(participant.member)
    leavePlace(membership, participant)
    former.set(participant.member, participant)
  },
  CredentialIssued({ membership }, { data: { delegation, voter } }) {
    membership.delegations.set(delegation, { delegation, voter })
  },
  CredentialLapsed({ membership }, { data: { delegation } }) {
    membership.delegations.set(delegation, { delegation, voter: null })
  },
  ParticipantSuspended({ membership }, { seq, data: { member, reason } }) {
    const participant = membership.participants.get(member)
    if (participant === undefined) return
    participant.suspended = true
    membership.secretariat.delete(member)
    participant.texts = [...participant.texts, ...textRef(seq, reason)]
  },
  ParticipantReinstated({ membership }, { data }) {
    const participant = membership.participants.get(data.member)
    if (participant === undefined) return
    participant.suspended = false
    enterPlace(membership, participant)
  },
  RecordRestored() {
    // It changes nobody's rights.
  },
  WordsErased(state, event) {
    const { subject } = event.data
    const participant = subject.kind === 'participant' ? participantEver(state, subject.id) : undefined
    if (participant !== undefined) participant.texts = textsAfter(participant.texts, event)
  },
}

/** Keeps a participant in the maps in which the rules look up who holds a place. */
function enterPlace(
  { heads, alternates, secretariat }: MembershipState,
  { member, capacity, principal, role, suspended }: Participant,
): void {
  if (role === 'head' && principal !== null) heads.set(principal, member)
  const already = principal === null ? [] : (alternates.get(principal) ?? [])
  if (role === 'alternate' && principal !== null && !already.includes(member))
    alternates.set(principal, [...already, member])
  if (capacity === 'secretariat' && !suspended) secretariat.add(member)
}

function leavePlace(
  { heads, alternates, secretariat }: MembershipState,
  { member, principal, role }: Participant,
): void {
  if (role === 'head' && principal !== null && heads.get(principal) === member) heads.delete(principal)
  if (role === 'alternate' && principal !== null)
    alternates.set(
      principal,
      (alternates.get(principal) ?? []).filter((one) => one !== member),
    )
  secretariat.delete(member)
}

/** Somebody who takes part, or took part. */
export function participantEver({ membership }: CommitteeState, id: string): Participant | undefined {
  return membership.participants.get(id) ?? membership.former.get(id)
}
