import { assertNever } from '../assert-never.ts'
import type { Audience } from '../audience.ts'
import type { Capacity } from './events.ts'
import type { Participant } from './state.ts'

/**
 * What a participant may see: the audiences they belong to.
 *
 * A chair or vice-chair does not belong to the delegation they come from: a person who presides over a vote must not
 * see its ballots (UNGA, rule 37: they do not vote).
 */
export function audiencesOf({
  member,
  capacity,
  principal,
}: Pick<Participant, 'member' | 'capacity' | 'principal'>): Audience[] {
  const everybody: Audience[] = ['public', 'committee', `person:${member}`]
  switch (capacity) {
    case 'delegate':
      return principal === null ? [...everybody, 'members'] : [...everybody, 'members', `delegation:${principal}`]
    case 'business':
      return principal === null ? everybody : [...everybody, `seat:${principal}`]
    case 'observer':
      return everybody
    case 'chair':
    case 'vice-chair':
      return [...everybody, 'members', 'chairs']
    case 'secretariat':
      return [...everybody, 'members', 'secretariat']
    default:
      return assertNever(capacity)
  }
}

/** Whether somebody in this capacity sees comments that moderation has hidden, and why. */
export function canModerate(capacity: Capacity): boolean {
  return capacity === 'chair' || capacity === 'vice-chair' || capacity === 'secretariat'
}
