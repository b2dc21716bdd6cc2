import type { RuleContext, Rules } from '../area.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { withFloorLapses } from '../sessions/floor-lapses.ts'
import { isCommitteeSymbol } from '../symbol.ts'
import { words } from '../words.ts'
import type { MembershipCommands } from './commands.ts'
import { decideAppointment, decideRetirement } from './decide-appointment.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import { mayHoldCredential } from './eligible.ts'
import type { MembershipState, Participant } from './state.ts'

/** The rules of the membership. */
export const membershipRules: Rules<MembershipCommands> = {
  establishCommittee: establish,
  admitDelegation: (state, { delegation, name, region }) =>
    idTaken(state, delegation) ??
    accept([{ type: 'DelegationAdmitted', audience: 'committee', data: { delegation, name, region } }]),
  createSeat,
  admitObserver: (state, { observer, name }) =>
    idTaken(state, observer) ?? accept([{ type: 'ObserverAdmitted', audience: 'committee', data: { observer, name } }]),
  enrolParticipant: decideEnrolment,
  changeAppointment: (state, command, context) => withFloorLapses(state, decideAppointment(state, command, context)),
  retireParticipant: (state, command, context) => withFloorLapses(state, decideRetirement(state, command, context)),
  issueCredential,
  suspendParticipant: (state, command, context) => withFloorLapses(state, suspend(state, command, context)),
  reinstateParticipant: reinstate,
  recordRestoration: restored,
  eraseWords: erase,
}

function establish(state: CommitteeState, { name, body, symbol }: Command<'establishCommittee'>): Result<NewEvent[]> {
  if (state.established !== null) return refuse('already-exists', 'This committee has already been established.')
  if (!isCommitteeSymbol(symbol))
    return refuse(
      'invalid-request',
      `“${symbol}” cannot be a committee’s symbol. Give a capital letter, then 1 to 15 capital letters, digits or hyphens, such as HLSG.`,
    )
  return accept([{ type: 'CommitteeEstablished', audience: 'committee', data: { name, body, symbol } }])
}

/** Delegations, seats and observers share one space of ids, so that an id alone identifies the principal. */
function idTaken({ membership }: CommitteeState, id: string): ReturnType<typeof refuse> | undefined {
  const { delegations, seats, observers } = membership
  if (!delegations.has(id) && !seats.has(id) && !observers.has(id)) return undefined
  return refuse(
    'already-exists',
    `Another delegation, seat or observer has the short name “${id}”. Choose another one.`,
    {
      id,
    },
  )
}

function createSeat(state: CommitteeState, command: Command<'createSeat'>): Result<NewEvent[]> {
  const { seat, entity, sector, region, from, until } = command
  const taken = idTaken(state, seat)
  if (taken !== undefined) return taken
  if (from > until)
    return refuse('invalid-request', `The term ends (${until}) before it begins (${from}). Correct the years.`, {
      from,
      until,
    })
  const data = { seat, entity, sector, region, from, until }
  return accept([{ type: 'SeatCreated', audience: 'committee', data }])
}

/**
 * The ballot is cast by the head, or by the alternate the head has named.
 *
 * Source: Convention establishing a Customs Co-operation Council, Art. II (c); UNGA, rule 26.
 */
function issueCredential(
  { membership }: CommitteeState,
  { delegation, voter }: Command<'issueCredential'>,
): Result<NewEvent[]> {
  const known = membership.delegations.get(delegation)
  if (known === undefined) return notFound('delegation', delegation)
  const participant = membership.participants.get(voter)
  if (participant === undefined) return notFound('participant', voter)
  if (participant.capacity !== 'delegate' || participant.principal !== delegation)
    return refuse('invalid-request', 'The voter must belong to this delegation. Choose one of its delegates.')
  if (!mayHoldCredential(participant, delegation))
    return refuse('invalid-request', 'An adviser cannot vote for the delegation. Choose the head or an alternate.')
  if (participant.suspended)
    return refuse('suspended', 'This delegate is suspended. End the suspension first, or choose another voter.')
  if (known.voter === voter) return refuse('already-done', 'This delegate is already the voter.')
  return accept([issued(delegation, voter)])
}

function suspend(
  { membership }: CommitteeState,
  { member, reason }: Command<'suspendParticipant'>,
  { actor }: Context,
): Result<NewEvent[]> {
  const participant = membership.participants.get(member)
  if (participant === undefined) return notFound('participant', member)
  if (member === actor.member)
    return refuse('not-allowed', 'You cannot suspend yourself. Ask another member of the Secretariat.')
  if (participant.suspended) return refuse('already-done', 'This participant is already suspended.')
  return accept([
    { type: 'ParticipantSuspended', audience: 'committee', data: { member, reason: words(reason) } },
    ...passedOn(membership, participant),
  ])
}

/**
 * A suspension silences no delegation: the credential of a suspended holder passes to the head or, if the head cannot
 * hold it either, to the alternate appointed first. If there is nobody, it stays until the Secretariat issues another.
 *
 * Source: Convention establishing a Customs Co-operation Council, Art. II (c).
 */
function passedOn(
  { delegations, heads, alternates, participants }: MembershipState,
  { member, principal }: Participant,
): NewEvent[] {
  const delegation = principal ?? ''
  if (delegations.get(delegation)?.voter !== member) return []
  const next = [heads.get(delegation), ...(alternates.get(delegation) ?? [])].find((one) => {
    const candidate = one === undefined || one === member ? undefined : participants.get(one)
    return candidate !== undefined && !candidate.suspended && mayHoldCredential(candidate, delegation)
  })
  return next === undefined ? [] : [issued(delegation, next)]
}

const issued = (delegation: string, voter: string): NewEvent => ({
  type: 'CredentialIssued',
  audience: 'committee',
  data: { delegation, voter },
})

function reinstate({ membership }: CommitteeState, { member }: Command<'reinstateParticipant'>): Result<NewEvent[]> {
  const participant = membership.participants.get(member)
  if (participant === undefined) return notFound('participant', member)
  if (!participant.suspended) return refuse('already-done', 'This participant is not suspended.')
  return accept([
    { type: 'ParticipantReinstated', audience: 'committee', data: { member } },
    ...takenOver(membership, participant),
  ])
}

/** Somebody who comes back takes over the credential of a holder who is suspended. */
function takenOver(
  { delegations, participants }: MembershipState,
  { suspended: _, ...participant }: Participant,
): NewEvent[] {
  const delegation = participant.principal ?? ''
  const voter = delegations.get(delegation)?.voter ?? null
  const isSilenced = voter !== null && voter !== participant.member && participants.get(voter)?.suspended === true
  return isSilenced && mayHoldCredential(participant, delegation) ? [issued(delegation, participant.member)] : []
}

function restored(state: CommitteeState, { epoch, head, asOf }: Command<'recordRestoration'>): Result<NewEvent[]> {
  if (head.seq !== state.seq)
    return refuse('edited-meanwhile', 'The record has gone on since. Look at its last entry, and try again.')
  return accept([{ type: 'RecordRestored', audience: 'committee', data: { epoch, head, asOf } }])
}

/** The event goes to all who may have seen the words, so that every copy of them is forgotten. */
function erase(
  state: CommitteeState,
  { subject: { kind, id }, reason }: Command<'eraseWords'>,
  { isErasable, erasableOf }: RuleContext,
): Result<NewEvent[]> {
  const texts = erasableOf(kind)?.(state, id)
  if (!isErasable(kind) || texts === undefined) return notFound(kind, id)
  if (texts.length === 0) return refuse('already-done', 'There are no words left to erase.')
  const data = { subject: { kind, id }, reason: words(reason), texts: texts.map((text) => ({ ...text })) }
  return accept([{ type: 'WordsErased', audience: 'committee', data }])
}
