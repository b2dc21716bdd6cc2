import { assertNever } from '../assert-never.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { findComment, putComment } from '../threads/comments.ts'
import { type TextRef, textRef } from '../words.ts'
import type { MembershipEvents } from './events.ts'
import type { Participant } from './state.ts'

/** Takes an event of the membership into the state. */
export function applyMembership(state: CommitteeState, event: RecordedEvent<keyof MembershipEvents>): void {
  const { delegations, seats, observers, participants, former } = state.membership
  switch (event.type) {
    case 'CommitteeEstablished':
      state.established = { symbol: event.data.symbol }
      return
    case 'DelegationAdmitted':
      delegations.set(event.data.delegation, { delegation: event.data.delegation, voter: null })
      return
    case 'SeatCreated':
      seats.set(event.data.seat, { from: event.data.from, until: event.data.until })
      return
    case 'ObserverAdmitted':
      observers.add(event.data.observer)
      return
    case 'ParticipantEnrolled': {
      const { member, capacity, principal, role, name } = event.data
      const texts = textRef(event.seq, name)
      const participant = { member, capacity, principal, role, suspended: false, texts }
      participants.set(member, participant)
      enterPlace(state, participant)
      return
    }
    case 'AppointmentChanged': {
      const { member, ...appointment } = event.data
      const participant = participants.get(member) ?? former.get(member)
      if (participant === undefined) return
      former.delete(member)
      leavePlace(state, participant)
      participants.set(member, Object.assign(participant, appointment))
      enterPlace(state, participant)
      return
    }
    case 'ParticipantRetired': {
      const participant = participants.get(event.data.member)
      if (participant === undefined) return
      participants.delete(participant.member)
      leavePlace(state, participant)
      former.set(participant.member, participant)
      return
    }
    case 'CredentialIssued':
      delegations.set(event.data.delegation, { ...event.data })
      return
    case 'CredentialLapsed':
      delegations.set(event.data.delegation, { delegation: event.data.delegation, voter: null })
      return
    case 'ParticipantSuspended': {
      const participant = participants.get(event.data.member)
      if (participant === undefined) return
      participant.suspended = true
      state.membership.secretariat.delete(participant.member)
      participant.texts = [...participant.texts, ...textRef(event.seq, event.data.reason)]
      return
    }
    case 'ParticipantReinstated': {
      const participant = participants.get(event.data.member)
      if (participant === undefined) return
      participant.suspended = false
      enterPlace(state, participant)
      return
    }
    case 'WordsErased':
      forgetTexts(state, event)
      return
    default:
      assertNever(event)
  }
}

/** Notes a participant where rules look for who holds a place. */
function enterPlace(
  { membership }: CommitteeState,
  { member, capacity, principal, role, suspended }: Participant,
): void {
  if (role === 'head' && principal !== null) membership.heads.set(principal, member)
  if (capacity === 'secretariat' && !suspended) membership.secretariat.add(member)
}

function leavePlace({ membership }: CommitteeState, { member, principal, role }: Participant): void {
  if (role === 'head' && principal !== null && membership.heads.get(principal) === member)
    membership.heads.delete(principal)
  membership.secretariat.delete(member)
}

/** Where the erasable words of a subject stand that have not been erased yet; undefined where there is no such subject. */
export function findTexts(
  state: CommitteeState,
  { kind, id }: MembershipEvents['WordsErased']['subject'],
): readonly TextRef[] | undefined {
  switch (kind) {
    case 'comment':
      return findComment(state.threads.comments, id)?.texts
    case 'participant':
      return (state.membership.participants.get(id) ?? state.membership.former.get(id))?.texts
    case 'proposal':
      return state.proposals.get(id)?.texts
    default:
      return assertNever(kind)
  }
}

function forgetTexts(state: CommitteeState, { data: { subject, texts } }: RecordedEvent<'WordsErased'>): void {
  const erased = new Set(texts.map(({ seq, commitment }) => `${seq} ${commitment}`))
  const left = (findTexts(state, subject) ?? []).filter(({ seq, commitment }) => !erased.has(`${seq} ${commitment}`))
  const { kind, id } = subject
  switch (kind) {
    case 'comment': {
      const comment = findComment(state.threads.comments, id)
      if (comment !== undefined) putComment(state.threads.comments, { ...comment, erased: true, texts: left })
      return
    }
    case 'participant': {
      const participant = state.membership.participants.get(id) ?? state.membership.former.get(id)
      if (participant !== undefined) participant.texts = left
      return
    }
    case 'proposal': {
      const proposal = state.proposals.get(id)
      if (proposal !== undefined) proposal.texts = left
      return
    }
    default:
      assertNever(kind)
  }
}
