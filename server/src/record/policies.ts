import type { Command, CommandType } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { EventActor } from '@quorate/shared/domain/event'
import type { Participant } from '@quorate/shared/domain/membership/state'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { instrumentPolicies } from '../features/instrument/policy.ts'
import { mandatePolicies } from '../features/mandate/policy.ts'
import { membershipPolicies } from '../features/membership/policy.ts'
import { proposalPolicies } from '../features/proposals/policy.ts'
import { sessionPolicies } from '../features/sessions/policy.ts'
import { threadPolicies } from '../features/threads/policy.ts'
import { votePolicies } from '../features/votes/policy.ts'
import { deny, type Policy } from './policies-terms.ts'

/** Every command has its policy; one without does not compile. */
const policies = {
  ...membershipPolicies,
  ...mandatePolicies,
  ...instrumentPolicies,
  ...proposalPolicies,
  ...threadPolicies,
  ...sessionPolicies,
  ...votePolicies,
} satisfies { [T in CommandType]: Policy<T> }

/**
 * Whether an actor may give a command at all: null, or why not. What the actor says of themselves is checked against
 * the record: they take part, are not suspended, and act in their own capacity for their own principal. `system` acts
 * for the set-up and the schedule and may do everything; nothing from outside may carry that capacity.
 */
export function authorise(state: CommitteeState, actor: EventActor, command: Command): Refusal | null {
  if (actor.capacity === 'system') return null
  const participant = state.membership.participants.get(actor.member)
  if (participant === undefined)
    return deny('You do not take part in this committee. Ask its Secretariat to enrol you.', 'not-a-participant')
  if (participant.suspended)
    return deny(
      'Your participation is suspended: you may read, but not act. Write to the Secretariat to be reinstated.',
      'suspended',
    )
  if (participant.capacity !== actor.capacity || participant.principal !== actor.for)
    return deny('You now take part in another capacity or for another body. Reload the page and try again.')
  return policyOf(command.type)(participant, state, command)
}

function policyOf<T extends CommandType>(
  type: T,
): (actor: Participant, state: CommitteeState, command: Command) => Refusal | null {
  // A command reaches only the policy of its own type; the table's type cannot say so across the union.
  return policies[type] as (actor: Participant, state: CommitteeState, command: Command) => Refusal | null
}
