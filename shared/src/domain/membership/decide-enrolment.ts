import { assertNever } from '../assert-never.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { words } from '../words.ts'
import type { Appointment, Capacity } from './events.ts'
import { hasEnded } from './term.ts'

type Obstacle = ReturnType<typeof refuse>

/** Whether somebody may be enrolled as asked. A new head replaces the former one. */
export function decideEnrolment(
  state: CommitteeState,
  { name, capacity, principal, role }: Command<'enrolParticipant'>,
  { newId, now }: Context,
): Result<NewEvent[]> {
  const appointment = { capacity, principal, role }
  const obstacle = cannotBe(state, appointment, now)
  if (obstacle !== undefined) return obstacle
  const member = newId('m')
  const enrolled: NewEvent = {
    type: 'ParticipantEnrolled',
    audience: 'committee',
    data: { member, name: words(name), ...appointment },
  }
  return accept([enrolled, ...headsReplaced(state, member, appointment)])
}

/**
 * Why nobody can have this appointment; undefined if somebody can. Delegates, the chair and vice-chairs come from a
 * delegation, business from a seat whose term is not over, an observer from an observer, the Secretariat from none.
 * Only delegates have a role.
 */
export function cannotBe(
  state: CommitteeState,
  { capacity, principal, role }: Appointment,
  now: number,
): Obstacle | undefined {
  const obstacle = wrongPrincipal(state, capacity, principal)
  if (obstacle !== undefined) return obstacle
  if (capacity === 'delegate' && role === null)
    return refuse('invalid-request', 'A delegate is the head, an alternate or an adviser. Choose one of them.')
  if (capacity !== 'delegate' && role !== null)
    return refuse('invalid-request', 'Only delegates have a place in a delegation. Leave it empty.')
  const term = capacity === 'business' && principal !== null ? state.membership.seats.get(principal) : undefined
  if (term !== undefined && hasEnded(term, now))
    return refuse('invalid-request', `The term of this seat ended in ${term.until}. Choose another seat.`, {
      until: term.until,
    })
  return undefined
}

/** A delegation has one head. When it gets a new one, the former head becomes an alternate and keeps a credential. */
export function headsReplaced(
  { membership }: CommitteeState,
  member: string,
  { capacity, principal, role }: Appointment,
): NewEvent[] {
  if (capacity !== 'delegate' || role !== 'head') return []
  const head = principal === null ? undefined : membership.heads.get(principal)
  if (head === undefined || head === member) return []
  return [
    {
      type: 'AppointmentChanged',
      audience: 'committee',
      data: { member: head, capacity, principal, role: 'alternate' },
    },
  ]
}

type Kind = 'delegation' | 'seat' | 'observer'

function wrongPrincipal(
  { membership }: CommitteeState,
  capacity: Capacity,
  principal: string | null,
): Obstacle | undefined {
  const kind = kindOfPrincipal(capacity)
  if (kind === null)
    return principal === null
      ? undefined
      : refuse('invalid-request', 'The Secretariat acts for nobody else. Leave “for” empty.')
  if (principal === null)
    return refuse('invalid-request', `A person in this capacity takes part for a ${kind}. Choose which one.`, {
      capacity,
      kind,
    })
  const known = { delegation: membership.delegations, seat: membership.seats, observer: membership.observers }[kind]
  return known.has(principal) ? undefined : notFound(kind, principal)
}

function kindOfPrincipal(capacity: Capacity): Kind | null {
  switch (capacity) {
    case 'delegate':
    case 'chair':
    case 'vice-chair':
      return 'delegation'
    case 'business':
      return 'seat'
    case 'observer':
      return 'observer'
    case 'secretariat':
      return null
    default:
      return assertNever(capacity)
  }
}
