import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { mayHoldCredential } from '../membership/eligible.ts'
import type { MembershipState } from '../membership/state.ts'
import { accept, type Result } from '../refusal.ts'
import { words } from '../words.ts'
import { ballotOf, ballotsClosed } from './electorate.ts'
import type { Vote } from './state.ts'

/**
 * Casts or changes a delegation's ballot: one Member, one vote. The participant who held the credential when the vote
 * was opened casts it or, if their place no longer entitles them to it or they are suspended, the participant who holds it
 * now. The last ballot before the close counts. Only the delegation sees the choice; everybody sees the turnout.
 *
 * Source: Convention establishing a Customs Co-operation Council, Art. VIII; UNGA, rules 26 and 82.
 */
export function decideCastBallot(
  { membership }: CommitteeState,
  { vote, audience, electorate, closed, ballots }: Vote,
  { choice }: Command<'castBallot'>,
  { actor }: Context,
): Result<NewEvent[]> {
  if (closed !== null) return ballotsClosed()
  const held = ballotOf(electorate, actor, (delegation, voter) => casterOf(membership, delegation, voter))
  if (!held.ok) return held
  const { delegation } = held.value
  const changed = ballots.has(delegation)
  const cast: NewEvent = {
    type: 'BallotCast',
    audience: `delegation:${delegation}`,
    data: { vote, delegation, choice: words(choice), changed },
  }
  const counted: NewEvent = { type: 'BallotCounted', audience, data: { vote, cast: ballots.size + 1 } }
  return accept(changed ? [cast] : [cast, counted])
}

/** The participant who casts for a delegation in a vote opened with this voter; null: its credential has lapsed. */
function casterOf({ delegations, participants }: MembershipState, delegation: string, voter: string): string | null {
  const holder = delegations.get(delegation)?.voter ?? null
  const participant = participants.get(voter)
  if (holder === null) return null
  const entitled = participant !== undefined && !participant.suspended && mayHoldCredential(participant, delegation)
  return entitled ? voter : holder
}
