import { assertNever } from '../assert-never.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../event.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { words } from '../words.ts'
import type { Capacity } from './events.ts'

/**
 * Whether somebody may be enrolled as asked: delegates, the chair and vice-chairs come from a delegation, business from
 * a seat, an observer from an observer, the Secretariat from none; delegates, and only they, have a role.
 */
export function decideEnrolment(
  state: CommitteeState,
  { name, capacity, principal, role }: Command<'enrolParticipant'>,
  { newId }: Context,
): Result<Draft[]> {
  const obstacle = wrongPrincipal(state, capacity, principal)
  if (obstacle !== undefined) return obstacle
  if (capacity === 'delegate' && role === null)
    return refuse('invalid-request', 'A delegate is the head, an alternate or an adviser. Choose a role.')
  if (capacity !== 'delegate' && role !== null)
    return refuse('invalid-request', 'Only delegates have a role in a delegation. Leave the role empty.')
  const data = { member: newId('m'), name: words(name), capacity, principal, role }
  return accept([{ type: 'ParticipantEnrolled', audience: 'committee', data }])
}

type Kind = 'delegation' | 'seat' | 'observer'

function wrongPrincipal(
  { membership }: CommitteeState,
  capacity: Capacity,
  principal: string | null,
): ReturnType<typeof refuse> | undefined {
  const kind = kindOfPrincipal(capacity)
  if (kind === null)
    return principal === null
      ? undefined
      : refuse('invalid-request', 'The Secretariat acts for nobody else. Leave the principal empty.')
  if (principal === null)
    return refuse('invalid-request', `Somebody in this capacity comes from a ${kind}. Choose which one.`, {
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
