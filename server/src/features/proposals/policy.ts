import type { Participant } from '@quorate/shared/domain/membership/state'
import type { ProposalCommands } from '@quorate/shared/domain/proposals/events'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { deny, firstOf, type Policy } from '../../record/policies-terms.ts'

/** A delegation speaks through its head and alternates; source: DOMAIN, sections 2 and 3. */
export const proposalPolicies = {
  tableProposal: (actor) => speaksForDelegation(actor, 'table a proposal'),
  withdrawProposal: (actor, { proposals }, { proposal }) =>
    firstOf(
      speaksForDelegation(actor, 'withdraw a proposal'),
      belongsTo(actor, proposals.get(proposal)?.sponsor)
        ? null
        : deny('This proposal is not your delegation’s. Only its sponsor may withdraw it.', 'not-yours'),
    ),
} satisfies { [T in keyof ProposalCommands]: Policy<T> }

function speaksForDelegation({ capacity, role }: Participant, act: string): Refusal | null {
  if (capacity !== 'delegate') return deny(`Only a delegation may ${act}. Ask one to do so.`)
  if (role === 'adviser') return deny(`Advisers do not ${act}. Ask the head or an alternate of your delegation.`)
  return null
}

function belongsTo({ principal }: Participant, sponsor: string | undefined): boolean {
  return sponsor === undefined || sponsor === principal
}
