import type { CommitteeState } from '../committee-state.ts'
import type { Vote } from './state.ts'

/** Within how many milliseconds after the close of a tied vote the second ballot must be opened. */
export const SECOND_BALLOT_WITHIN = 48 * 60 * 60 * 1000

/**
 * The tied first ballot of a work and the last moment (UTC milliseconds, included) at which the second one may be
 * opened; undefined if no tie is pending.
 *
 * Source: Rules of Procedure of the General Assembly of the United Nations, rule 95.
 */
export function pendingTie(
  { votes: { votes, byWork } }: CommitteeState,
  work: string,
): { vote: Vote; until: number } | undefined {
  const vote = votes.get(byWork.get(work)?.tie ?? '')
  if (vote === undefined || vote.closed === null) return undefined
  return { vote, until: vote.closed.at + SECOND_BALLOT_WITHIN }
}
