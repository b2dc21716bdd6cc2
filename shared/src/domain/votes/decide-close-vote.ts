import type { Draft } from '../event.ts'
import { accept, type Result, refuse } from '../refusal.ts'
import { type Choice, computeResult } from './majority.ts'
import type { Vote } from './state.ts'

/**
 * Closes a vote and computes its result. Present are the entitled delegations recorded so at the opening and those who
 * cast since: whoever casts is present by casting.
 */
export function decideCloseVote(vote: Vote): Result<Draft[]> {
  if (vote.closed !== null) return refuse('vote-closed', 'This vote is already closed.')
  const ballots = vote.electorate.map(({ delegation }) => ({
    delegation,
    choice: vote.ballots.get(delegation) ?? null,
  }))
  const count = (wanted: Choice): number => ballots.filter(({ choice }) => choice === wanted).length
  const result = computeResult(vote.profile, {
    entitled: ballots.length,
    present: ballots.filter(({ delegation, choice }) => choice !== null || vote.present.has(delegation)).length,
    for: count('for'),
    against: count('against'),
    abstain: count('abstain'),
    ballot: vote.ballot,
  })
  const data = { vote: vote.vote, result, ballots: vote.method === 'roll-call' ? ballots : null }
  return accept([{ type: 'VoteClosed', audience: 'committee', data }])
}
