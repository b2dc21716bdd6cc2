import { assertNever } from '../assert-never.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { type TextRef, textRef } from '../words.ts'
import type { MembershipEvents } from './events.ts'

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
      participants.set(member, { member, capacity, principal, role, suspended: false, texts: textRef(event.seq, name) })
      return
    }
    case 'AppointmentChanged': {
      const { member, ...appointment } = event.data
      const participant = participants.get(member) ?? former.get(member)
      if (participant === undefined) return
      former.delete(member)
      participants.set(member, Object.assign(participant, appointment))
      return
    }
    case 'ParticipantRetired': {
      const participant = participants.get(event.data.member)
      if (participant === undefined) return
      participants.delete(participant.member)
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
      participant.texts.push(...textRef(event.seq, event.data.reason))
      return
    }
    case 'ParticipantReinstated': {
      const participant = participants.get(event.data.member)
      if (participant !== undefined) participant.suspended = false
      return
    }
    case 'WordsErased':
      forgetTexts(state, event)
      return
    default:
      assertNever(event)
  }
}

/** Where the erasable words of a subject stand that have not been erased yet; undefined where there is no such subject. */
export function findTexts(
  state: CommitteeState,
  { kind, id }: MembershipEvents['WordsErased']['subject'],
): TextRef[] | undefined {
  switch (kind) {
    case 'comment':
      return state.threads.comments.get(id)?.texts
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
  const left = findTexts(state, subject)
  left?.splice(0, left.length, ...left.filter(({ seq, commitment }) => !erased.has(`${seq} ${commitment}`)))
  const comment = subject.kind === 'comment' ? state.threads.comments.get(subject.id) : undefined
  if (comment !== undefined) comment.erased = true
}
