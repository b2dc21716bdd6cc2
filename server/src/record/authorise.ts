import type { Command, CommandType } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { EventActor } from '@quorate/shared/domain/event'
import { generalRefusal, type Refusal } from '@quorate/shared/domain/refusal'
import type { AnyRecordArea } from './area.ts'
import { deny, type Policy } from './policy.ts'

/**
 * Whether an actor may give a command at all: null, or why not. The claims of the actor are checked against the
 * record: they take part, are not suspended, and act in their own capacity for their own principal. `system` acts for
 * the set-up and the schedule and may do everything; no request from outside may carry that capacity.
 */
export type Authorise = (state: CommitteeState, actor: EventActor, command: Command) => Refusal | null

/** The part of it that depends on the kind of command only, so that it can be judged before the rest is read. */
export type Admit = (state: CommitteeState, actor: EventActor, type: CommandType) => Refusal | null

export function createAuthorise(areas: readonly AnyRecordArea[]): { authorise: Authorise; admit: Admit } {
  // A command reaches only the policy of its own type; a Map cannot express this.
  const policies = new Map(areas.flatMap((area) => Object.entries(area.policies))) as Map<string, Policy<CommandType>>

  const admit: Admit = (state, actor, type) => {
    if (actor.capacity === 'system') return null
    const participant = state.membership.participants.get(actor.member)
    if (participant === undefined) return generalRefusal('not-a-participant')
    if (participant.suspended) return generalRefusal('suspended')
    if (participant.capacity !== actor.capacity || participant.principal !== actor.for)
      return deny('Your appointment has changed in the meantime. Reload the page and try again.')
    const policy = policies.get(type)
    if (policy === undefined) return deny('Nobody may do this.')
    return typeof policy === 'function' ? policy(participant) : policy.person(participant)
  }

  const authorise: Authorise = (state, actor, command) => {
    const refusal = admit(state, actor, command.type)
    const participant = state.membership.participants.get(actor.member)
    const policy = policies.get(command.type)
    if (refusal !== null || participant === undefined || policy === undefined || typeof policy === 'function')
      return refusal
    return policy.command(participant, state, command)
  }

  return { authorise, admit }
}
