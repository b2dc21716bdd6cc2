import type { RuleContext } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import { takeDecision } from '../decisions/take-decision.ts'
import type { EventActor, NewEvent } from '../event.ts'
import { moment } from '../moment.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { rulesOf } from '../works/decide.ts'
import { pendingTie } from './second-ballot.ts'
import { type Office, openVoteOn, type Vote } from './state.ts'

type Obstacle = ReturnType<typeof refuse>

/**
 * Certifies a result for the chair's office or the Secretariat's. The second of the two certifications takes the
 * decision and, if it carried, carries it out, all in one entry.
 *
 * Source: docs/GLOSSARY.md, certification: by the chair and by the Secretariat.
 */
export function decideCertifyVote(state: CommitteeState, vote: Vote, context: RuleContext): Result<NewEvent[]> {
  const office = officeOf(context.actor)
  if (office === null) return refuse('not-allowed', 'Only the chair and the Secretariat certify a result.')
  const work = state.works.works.get(vote.work)
  if (work === undefined) return notFound('work', vote.work)
  if (vote.closed === null) return refuse('vote-not-closed', 'This vote is still open. Close it before you certify.')
  if (vote.certified.has(office))
    return refuse('already-certified', 'This result has already been certified for your office.', { office })
  const { outcome } = vote.closed
  const carried = outcome === 'carried'
  const { deciding } = rulesOf(context.kindOf, work.kind)
  const obstacle =
    nothingToCertify(state, vote, context.now) ?? (carried ? deciding?.cannotBeCarriedOut(state, work) : undefined)
  if (obstacle !== undefined) return obstacle
  const certified: NewEvent = { type: 'VoteCertified', audience: vote.audience, data: { vote: vote.vote, office } }
  if (vote.certified.size === 0) return accept([certified])
  return accept([certified, ...takeDecision(state, { vote, work, carried }, context)])
}

function officeOf({ capacity }: EventActor): Office | null {
  if (capacity === 'chair' || capacity === 'vice-chair') return 'chair'
  return capacity === 'secretariat' ? 'secretariat' : null
}

/** A tied vote is followed by a second ballot. Without one in time the question is lost, and is certified as lost. */
function nothingToCertify(state: CommitteeState, { vote, work, closed }: Vote, now: number): Obstacle | undefined {
  if (closed?.outcome === 'no-quorum')
    return refuse(
      'nothing-to-certify',
      'There was no quorum, so nothing was decided. Put the question to the vote again.',
    )
  if (closed?.outcome !== 'tied') return undefined
  const tie = pendingTie(state, work)
  if (tie?.vote.vote !== vote)
    return refuse('nothing-to-certify', 'A second ballot has decided this question. Certify that one.')
  const again = openVoteOn(state, work) !== undefined
  if (!again && now > tie.until) return undefined
  return refuse(
    'second-ballot-pending',
    again
      ? 'The second ballot is open. Certify its result once it is closed.'
      : `The votes were equally divided. A second ballot can be opened until ${moment(tie.until)}. Without one, the text is rejected.`,
    { until: tie.until },
  )
}
