import { assertNever } from '@quorate/shared/domain/assert-never'
import type { Participant } from '@quorate/shared/domain/membership/state'
import { generalRefusal, type Refusal } from '@quorate/shared/domain/refusal'
import { NOT_FOR_VOTERS } from '@quorate/shared/domain/votes/electorate'
import type { Feature } from '../../http/feature.ts'
import { MODERATING, only, PRESIDING_OR_SECRETARIAT } from '../../record/policy.ts'

/** Only Members vote. Source: WCO Convention, Article VIII. The chair conducts; chair and Secretariat certify. */
export const votePolicies: Feature<'votes'>['policies'] = {
  openVote: only(MODERATING, 'Only the chair or a vice-chair can open a vote. Ask them.'),
  castBallot: (actor) => mayVote(actor),
  closeVote: only(MODERATING, NOT_FOR_VOTERS.closeVote),
  certifyVote: only(PRESIDING_OR_SECRETARIAT, NOT_FOR_VOTERS.certifyVote),
}

function mayVote({ capacity }: Participant): Refusal | null {
  switch (capacity) {
    case 'delegate':
      return null
    case 'business':
      return generalRefusal('business-does-not-vote')
    case 'observer':
      return generalRefusal('observers-do-not-vote')
    case 'secretariat':
      return generalRefusal('secretariat-does-not-vote')
    case 'chair':
    case 'vice-chair':
      return generalRefusal('chair-does-not-vote')
    default:
      return assertNever(capacity)
  }
}
