import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { mayHoldCredential } from '../membership/eligible.ts'
import type { MembershipState } from '../membership/state.ts'
import { accept, type Result, refuse } from '../refusal.ts'
import { words } from '../words.ts'
import type { Vote } from './state.ts'

/**
 * Casts or changes a delegation's ballot: one Member, one vote. The participant who held the credential when the vote
 * was opened casts it or, if their place no longer entitles them to it, the participant who holds it now. The last
 * ballot before the close counts. Only the delegation sees the choice; everybody sees the turnout.
 *
 * Source: Convention establishing a Customs Co-operation Council, Art. VIII; UNGA, rules 26 and 82.
 */
export function decideCastBallot(
  { membership }: CommitteeState,
  { vote, audience, electorate, closed, ballots }: Vote,
  { choice }: Command<'castBallot'>,
  { actor }: Context,
): Result<NewEvent[]> {
  if (closed !== null) return refuse('vote-closed', 'This vote is closed; ballots are no longer taken.')
  const entry = electorate.find(({ delegation }) => delegation === actor.for)
  if (entry === undefined)
    return refuse('not-in-electorate', 'Your delegation was not among those entitled when this vote was opened.')
  const { delegation, voter } = entry
  if (voter === null)
    return refuse(
      'not-credentialed',
      'Nobody held your delegation’s credential when this vote was opened. Ask the Secretariat before the next one.',
    )
  const caster = casterOf(membership, delegation, voter)
  if (caster === null)
    return refuse(
      'credential-lapsed',
      'Nobody holds your delegation’s credential now. Ask its head to name a voter to the Secretariat, which issues it.',
    )
  if (caster !== actor.member)
    return refuse(
      'not-credentialed',
      'Another member of your delegation held its credential when this vote was opened. Ask them to cast.',
    )
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
  return participant !== undefined && mayHoldCredential(participant, delegation) ? voter : holder
}
