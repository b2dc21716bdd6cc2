import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../event.ts'
import { mayHoldCredential } from '../membership/eligible.ts'
import { accept, type Result, refuse } from '../refusal.ts'
import { words } from '../words.ts'
import type { Vote } from './state.ts'

/**
 * Casts or changes a delegation's ballot: one Member, one vote, by whoever held its credential when the vote was
 * opened, and has not lost it with their place since; the last one before the close counts. The choice goes to the
 * delegation alone, the turnout to all.
 *
 * Source: DOMAIN, sections 2 and 5.
 */
export function decideCastBallot(
  { membership }: CommitteeState,
  { vote, electorate, closed, ballots }: Vote,
  { choice }: Command<'castBallot'>,
  { actor }: Context,
): Result<Draft[]> {
  if (closed !== null) return refuse('vote-closed', 'This vote is closed; ballots are no longer taken.')
  const entry = electorate.find(({ delegation }) => delegation === actor.for)
  if (entry === undefined)
    return refuse('not-in-electorate', 'Your delegation was not among those entitled when this vote was opened.')
  const { delegation, voter } = entry
  if (voter !== actor.member)
    return refuse(
      'not-credentialed',
      voter === null
        ? 'Nobody held your delegation’s credential when this vote was opened. Ask the Secretariat before the next one.'
        : 'Another member of your delegation held its credential when this vote was opened. Ask them to cast.',
    )
  const participant = membership.participants.get(actor.member)
  const vacant = membership.delegations.get(delegation)?.voter === null
  if (vacant || participant === undefined || !mayHoldCredential(participant, delegation))
    return refuse(
      'credential-lapsed',
      'You lost your delegation’s credential when your place in it changed. Ask the Secretariat to issue it again.',
    )
  const changed = ballots.has(delegation)
  const cast: Draft = {
    type: 'BallotCast',
    audience: `delegation:${delegation}`,
    data: { vote, delegation, choice: words(choice), changed },
  }
  const counted: Draft = { type: 'BallotCounted', audience: 'committee', data: { vote, cast: ballots.size + 1 } }
  return accept(changed ? [cast] : [cast, counted])
}
