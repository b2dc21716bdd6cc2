import type { Command, CommandType } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { Capacity } from '@quorate/shared/domain/membership/events'
import type { Participant } from '@quorate/shared/domain/membership/state'
import type { Refusal, RefusalCode } from '@quorate/shared/domain/refusal'

/**
 * Whether somebody may give a command at all: null if they may, else the refusal. Most policies judge by the person alone
 * (their capacity, their role), so they are asked before the body of a request is read. Some also judge by what the
 * command says, for example whether a thing belongs to the person. A thing that does not exist belongs to nobody; the
 * rule says that it does not exist.
 */
export type Policy<T extends CommandType> = ByPerson | { person: ByPerson; command: ByCommand<T> }
type ByPerson = (actor: Participant) => Refusal | null
type ByCommand<T extends CommandType> = (
  actor: Participant,
  state: CommitteeState,
  command: Command<T>,
) => Refusal | null

export const MODERATING: readonly Capacity[] = ['chair', 'vice-chair']
export const SECRETARIAT: readonly Capacity[] = ['secretariat']
export const PRESIDING_OR_SECRETARIAT: readonly Capacity[] = ['chair', 'vice-chair', 'secretariat']

/** A policy by capacity alone: participants in other capacities are refused with the sentence. */
export function only(capacities: readonly Capacity[], sentence: string): ByPerson {
  return (actor) => (capacities.includes(actor.capacity) ? null : deny(sentence))
}

/** The refusal of a policy. */
export function deny(message: string, code: RefusalCode = 'not-allowed'): Refusal {
  return { code, message }
}

/** The first refusal, or null if there is none. */
export function firstOf(...refusals: (Refusal | null)[]): Refusal | null {
  return refusals.find((refusal) => refusal !== null) ?? null
}
