import { accept, type Result, refuse } from '../refusal.ts'
import type { Vote } from './state.ts'

export const ballotsClosed = () => refuse('vote-closed', 'This vote is closed; ballots are no longer taken.')

/** Why those who vote neither close a vote nor certify its result. */
export const NOT_FOR_VOTERS = {
  closeVote: 'Votes are closed by the chair or a vice-chair. Ask them.',
  certifyVote: 'Results are certified by the chair and the Secretariat.',
} as const

/** For which delegation somebody casts in an open vote. `casterOf`: by whom, where not by the voter at the opening. */
export function ballotOf(
  electorate: Vote['electorate'],
  actor: { member: string; for: string | null },
  casterOf: (delegation: string, voter: string) => string | null = (_, voter) => voter,
): Result<{ delegation: string }> {
  const entry = electorate.find(({ delegation }) => delegation === actor.for)
  if (entry === undefined)
    return refuse('not-in-electorate', 'Your delegation was not among those entitled when this vote was opened.')
  const { delegation, voter } = entry
  if (voter === null)
    return refuse(
      'not-credentialed',
      'Nobody held your delegation’s credential when this vote was opened. Ask the Secretariat before the next one.',
    )
  const caster = casterOf(delegation, voter)
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
  return accept({ delegation })
}
