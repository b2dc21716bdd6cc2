import type { Committee, Participant, Principal } from '@quorate/shared/contracts/membership'
import type { Appointment } from '@quorate/shared/domain/membership/events'

/** A consequence of a new place, or of leaving, beside the change itself. */
export type Consequence =
  | { kind: 'head-replaced'; head: Participant }
  | { kind: 'credential-lapses'; delegation: Principal }
  | { kind: 'nobody-presides' }
  | { kind: 'presides' }
  | { kind: 'other-chair'; chair: Participant }

/**
 * The consequences that the dialog shows before confirmation; the rules themselves are the server's.
 * @param member null for somebody who is being enrolled
 * @param next null if they leave
 */
export function consequencesOf(
  { participants, principals }: Pick<Committee, 'participants' | 'principals'>,
  member: string | null,
  next: Appointment | null,
): Consequence[] {
  const others = participants.filter((each) => !each.left && each.member !== member)
  const wasPresiding = participants.some((each) => each.member === member && !each.left && presides(each))
  const found: Consequence[] = []
  if (next?.role === 'head')
    for (const head of others)
      if (head.role === 'head' && head.principal === next.principal) found.push({ kind: 'head-replaced', head })
  for (const delegation of principals)
    if (member !== null && delegation.voter === member && !keepsCredential(next, delegation))
      found.push({ kind: 'credential-lapses', delegation })
  if (next !== null && presides(next) && !wasPresiding) found.push({ kind: 'presides' })
  if (next?.capacity === 'chair')
    for (const chair of others) if (chair.capacity === 'chair') found.push({ kind: 'other-chair', chair })
  if (wasPresiding && !(next !== null && presides(next)) && !others.some(presides))
    found.push({ kind: 'nobody-presides' })
  return found
}

function presides({ capacity }: Pick<Appointment, 'capacity'>): boolean {
  return capacity === 'chair' || capacity === 'vice-chair'
}

function keepsCredential(next: Appointment | null, { id }: Principal): boolean {
  return next?.capacity === 'delegate' && next.principal === id && next.role !== 'adviser'
}
