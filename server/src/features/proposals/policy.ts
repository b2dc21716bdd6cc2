import type { Participant } from '@quorate/shared/domain/membership/state'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { Feature } from '../../http/feature.ts'
import { deny } from '../../record/policy.ts'

/** A delegation speaks through its head and alternates. Source: UNGA, rule 25. */
export const proposalPolicies: Feature<'proposals'>['policies'] = {
  tableProposal: (actor) => speaksForDelegation(actor, 'table a proposal'),
  withdrawProposal: {
    person: (actor) => speaksForDelegation(actor, 'withdraw a proposal'),
    command: (actor, { works }, { proposal }) =>
      belongsTo(actor, works.works.get(proposal)?.for)
        ? null
        : deny('This is the proposal of another delegation. Only its sponsor can withdraw it.', 'not-yours'),
  },
}

function speaksForDelegation({ capacity, role }: Participant, act: string): Refusal | null {
  if (capacity !== 'delegate') return deny(`Only a delegation can ${act}. Ask one.`)
  if (role === 'adviser') return deny(`Advisers cannot ${act}. Ask the head or an alternate of your delegation.`)
  return null
}

function belongsTo({ principal }: Participant, sponsor: string | null | undefined): boolean {
  return sponsor === undefined || sponsor === principal
}
