import { assertNever } from '@quorate/shared/domain/assert-never'
import type { Participant } from '@quorate/shared/domain/membership/state'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { NOT_FOR_VOTERS } from '@quorate/shared/domain/votes/electorate'
import type { Feature } from '../../http/feature.ts'
import { deny, MODERATING, only, PRESIDING_OR_SECRETARIAT } from '../../record/policy.ts'

/** Only Members vote. Source: WCO Convention, Article VIII. The chair conducts; chair and Secretariat certify. */
export const votePolicies: Feature<'votes'>['policies'] = {
  openVote: only(MODERATING, 'Votes are opened by the chair or a vice-chair. Ask them.'),
  castBallot: (actor) => mayVote(actor),
  closeVote: only(MODERATING, NOT_FOR_VOTERS.closeVote),
  certifyVote: only(PRESIDING_OR_SECRETARIAT, NOT_FOR_VOTERS.certifyVote),
}

function mayVote({ capacity }: Participant): Refusal | null {
  switch (capacity) {
    case 'delegate':
      return null
    case 'business':
      return deny(
        'Business representatives advise and comment; by rule they do not vote. Put your view in the debate.',
        'business-does-not-vote',
      )
    case 'observer':
      return deny('Observers follow the work; by rule they do not vote.', 'observers-do-not-vote')
    case 'secretariat':
      return deny('The Secretariat runs and certifies the vote; by rule it does not vote.', 'secretariat-does-not-vote')
    case 'chair':
    case 'vice-chair':
      return deny(
        'Somebody who acts as chair does not vote. Your delegation votes through another of its members.',
        'chair-does-not-vote',
      )
    default:
      return assertNever(capacity)
  }
}
