import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import { draftDecision } from '../decisions/draft-decision.ts'
import type { Draft, EventActor } from '../event.ts'
import { stillApplies } from '../instrument/touched.ts'
import type { Proposal } from '../proposals/state.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { moment, pendingTie } from './second-ballot.ts'
import type { Office, Vote } from './state.ts'

type Obstacle = ReturnType<typeof refuse>

/**
 * Certifies a result for the chair's office or the Secretariat's. With the second of the two the decision is taken and,
 * where it carried, the next version of the instrument made, all in one entry.
 *
 * Source: DOMAIN, section 5: a result is certified by chair and Secretariat.
 */
export function decideCertifyVote(state: CommitteeState, vote: Vote, context: Context): Result<Draft[]> {
  const office = officeOf(context.actor)
  if (office === null) return refuse('not-allowed', 'A result is certified by the chair and by the Secretariat.')
  const proposal = state.proposals.get(vote.proposal)
  if (proposal === undefined) return notFound('proposal', vote.proposal)
  if (vote.closed === null) return refuse('vote-not-closed', 'This vote is still open. Close it before you certify.')
  if (vote.certified.has(office))
    return refuse('already-certified', 'This result has already been certified for your office.', { office })
  const { outcome } = vote.closed
  const obstacle = nothingToCertify(state, vote, proposal, context.now) ?? cannotConsolidate(state, proposal, outcome)
  if (obstacle !== undefined) return obstacle
  const certified: Draft = { type: 'VoteCertified', audience: 'committee', data: { vote: vote.vote, office } }
  if (vote.certified.size === 0) return accept([certified])
  return accept([certified, ...draftDecision(state, { vote, proposal, carried: outcome === 'carried' }, context)])
}

function officeOf({ capacity }: EventActor): Office | null {
  if (capacity === 'chair' || capacity === 'vice-chair') return 'chair'
  return capacity === 'secretariat' ? 'secretariat' : null
}

/** A tie waits for its second ballot; without one in time it is lost, and then certified as such. */
function nothingToCertify(
  state: CommitteeState,
  { vote, closed }: Vote,
  proposal: Proposal,
  now: number,
): Obstacle | undefined {
  if (closed?.outcome === 'no-quorum')
    return refuse('nothing-to-certify', 'There was no quorum, so nothing was decided. Put the question again.')
  if (closed?.outcome !== 'tied') return undefined
  const tie = pendingTie(state, proposal)
  if (tie?.vote.vote !== vote)
    return refuse('nothing-to-certify', 'A second ballot has decided this question. Certify that one.')
  const again = proposal.vote !== null && state.votes.get(proposal.vote)?.closed === null
  if (!again && now > tie.until) return undefined
  return refuse(
    'second-ballot-pending',
    again
      ? 'The second ballot is open. Certify its result once it is closed.'
      : `The vote was tied. A second ballot may be opened until ${moment(tie.until)}; without one the proposal is lost.`,
    { until: tie.until },
  )
}

/**
 * Votes on rival amendments are never open or uncertified together (see `decideOpenVote`), but three that agree two by
 * two may still not all three agree. The text is then never overwritten in silence.
 */
function cannotConsolidate({ instruments }: CommitteeState, proposal: Proposal, outcome: string): Obstacle | undefined {
  const instrument = instruments.get(proposal.instrument)
  if (outcome !== 'carried' || (instrument !== undefined && stillApplies(instrument, proposal))) return undefined
  const { symbol, version } = proposal
  return refuse(
    'version-superseded',
    `Another decision has changed the text since the vote, and ${symbol} no longer fits it. Its sponsor may table it anew on the current version.`,
    { symbol, version, current: instrument?.version ?? 0 },
  )
}
