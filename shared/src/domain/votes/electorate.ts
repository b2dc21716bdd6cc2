import { accept, type Result, refuse, refuseAs } from '../refusal.ts'
import type { Vote } from './state.ts'

export const ballotsClosed = () => refuseAs('vote-closed')

/** Why those who vote neither close a vote nor certify its result. */
export const NOT_FOR_VOTERS = {
  closeVote: 'Only the chair or a vice-chair can close a vote. Ask them.',
  certifyVote: 'Only the chair and the Secretariat certify a result.',
} as const

/** For which delegation somebody casts in an open vote. `casterOf`: by whom, where not by the voter at the opening. */
export function ballotOf(
  electorate: Vote['electorate'],
  actor: { member: string; for: string | null },
  casterOf: (delegation: string, voter: string) => string | null = (_, voter) => voter,
): Result<{ delegation: string }> {
  const entry = electorate.find(({ delegation }) => delegation === actor.for)
  if (entry === undefined) return refuseAs('not-in-electorate')
  const { delegation, voter } = entry
  if (voter === null)
    return refuse(
      'not-credentialed',
      'Your delegation had no voter when this vote was opened. Ask the Secretariat to name one before the next vote.',
    )
  const caster = casterOf(delegation, voter)
  if (caster === null) return refuseAs('credential-lapsed')
  if (caster !== actor.member)
    return refuse(
      'not-credentialed',
      'Another member of your delegation was its voter when this vote was opened. Ask them to vote.',
    )
  return accept({ delegation })
}
