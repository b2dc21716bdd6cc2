import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { accept, notFound, type Result, refuse, refuseAs } from '../refusal.ts'
import { cannotBe, headsReplaced } from './decide-enrolment.ts'
import { mayHoldCredential } from './eligible.ts'
import type { Appointment } from './events.ts'
import type { Participant } from './state.ts'

type Obstacle = ReturnType<typeof refuse>

/**
 * Whether a participant may have this appointment, by the rules of an enrolment. One who had left takes part again.
 * A participant who loses the place loses the credential they held there.
 *
 * Source: Convention establishing a Customs Co-operation Council, Art. II (c) and VI (a): Members name their
 * delegates, and the chair and vice-chairs are elected from among these.
 */
export function decideAppointment(
  state: CommitteeState,
  { member, capacity, principal, role }: Command<'changeAppointment'>,
  { actor, now }: Context,
): Result<NewEvent[]> {
  const { participants, former } = state.membership
  const appointment = { capacity, principal, role }
  const participant = participants.get(member)
  if (participant === undefined && !former.has(member)) return notFound('participant', member)
  if (member === actor.member)
    return refuse('not-allowed', 'You cannot change your own appointment. Ask another member of the Secretariat.')
  const obstacle = cannotBe(state, appointment, now)
  if (obstacle !== undefined) return obstacle
  if (participant !== undefined && isSame(participant, appointment))
    return refuse('already-done', 'This is already the appointment of this participant. Choose another one.')
  const last = capacity === 'secretariat' ? undefined : lastOfSecretariat(state, participant)
  if (last !== undefined) return last
  const changed: NewEvent = { type: 'AppointmentChanged', audience: 'committee', data: { member, ...appointment } }
  return accept([changed, ...headsReplaced(state, member, appointment), ...lapsed(state, participant, appointment)])
}

/** Whether a participant may leave. Their place, and the credential they held, can be given to somebody else. */
export function decideRetirement(
  state: CommitteeState,
  { member }: Command<'retireParticipant'>,
  { actor }: Context,
): Result<NewEvent[]> {
  const participant = state.membership.participants.get(member)
  if (state.membership.former.has(member)) return refuse('already-done', 'This participant has already left.')
  if (participant === undefined) return notFound('participant', member)
  if (member === actor.member)
    return refuse('not-allowed', 'You cannot end your own participation. Ask another member of the Secretariat.')
  const last = lastOfSecretariat(state, participant)
  if (last !== undefined) return last
  return accept([
    { type: 'ParticipantRetired', audience: 'committee', data: { member } },
    ...lapsed(state, participant, null),
  ])
}

function isSame(participant: Participant, { capacity, principal, role }: Appointment): boolean {
  return participant.capacity === capacity && participant.principal === principal && participant.role === role
}

/** If no member of the Secretariat may act, nobody can be enrolled, appointed or reinstated any more. */
function lastOfSecretariat({ membership }: CommitteeState, participant: Participant | undefined): Obstacle | undefined {
  if (participant?.capacity !== 'secretariat') return undefined
  const { secretariat } = membership
  if (secretariat.size > (secretariat.has(participant.member) ? 1 : 0)) return undefined
  return refuseAs('last-secretariat')
}

/**
 * A participant keeps the credential only with a place that entitles them to it. The credential is that of the
 * delegation they come from. `next` is null for a participant who leaves.
 */
function lapsed(
  { membership }: CommitteeState,
  participant: Participant | undefined,
  next: Appointment | null,
): NewEvent[] {
  const delegation = participant?.principal ?? null
  if (participant === undefined || delegation === null) return []
  if (membership.delegations.get(delegation)?.voter !== participant.member) return []
  if (next !== null && mayHoldCredential(next, delegation)) return []
  return [{ type: 'CredentialLapsed', audience: 'committee', data: { delegation, voter: participant.member } }]
}
