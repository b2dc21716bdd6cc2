import type { RuleContext } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { NewEvent } from '../event.ts'
import { accept, type Result, refuse } from '../refusal.ts'
import { moveWork, rulesOf } from '../works/decide.ts'
import { type Choice, computeResult } from './majority.ts'
import type { Vote } from './state.ts'

/**
 * Closes a vote and computes its result. The entitled delegations that were recorded present at the opening or have
 * cast a ballot since count as present. Without a quorum nothing is decided: the work is open as before, or open for
 * its second ballot.
 */
export function decideCloseVote(state: CommitteeState, vote: Vote, { kindOf }: RuleContext): Result<NewEvent[]> {
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
  const closed: NewEvent = { type: 'VoteClosed', audience: vote.audience, data }
  const work = state.works.works.get(vote.work)
  const { deciding } = rulesOf(kindOf, work?.kind ?? '')
  const open = result.outcome === 'no-quorum' && vote.ballot === 1
  if (!open || work === undefined || deciding === undefined) return accept([closed])
  return accept([closed, moveWork(work, { stage: deciding.stages.open, open: true })])
}
