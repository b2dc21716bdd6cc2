import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { EventActor } from '@quorate/shared/domain/event'
import type { Participant } from '@quorate/shared/domain/membership/state'
import type { SignedIn } from '../identity/accounts.ts'
import type { Records } from '../record/record.ts'
import { RefusalError } from './refusal-error.ts'

/** A caller as they take part in one committee. */
export type Standing = { state: CommitteeState; participant: Participant; actor: EventActor }

/**
 * As whom the caller takes part in a committee. A committee that is not theirs is answered like one that does not
 * exist, so that its existence does not leak.
 * @throws RefusalError `not-a-participant`
 */
export async function standingOf(records: Records, { account }: SignedIn, committee: string): Promise<Standing> {
  const membership = account.memberships.find((one) => one.committee === committee)
  const state = membership ? await records.stateOf(committee) : null
  const participant = membership && state?.membership.participants.get(membership.member)
  if (!state || !participant) {
    throw new RefusalError({
      code: 'not-a-participant',
      message: 'You do not take part in a committee of this name. Ask the Secretariat to enrol you.',
    })
  }
  const { member, capacity, principal } = participant
  return { state, participant, actor: { member, capacity, for: principal } }
}
