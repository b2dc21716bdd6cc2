import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../event.ts'
import { areRivals, stillApplies } from '../instrument/touched.ts'
import type { Proposal } from '../proposals/state.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { notOpen } from '../sessions/decide.ts'
import type { Session } from '../sessions/state.ts'
import { findMajorityProfile, type MajorityProfile } from './majority.ts'
import { moment, pendingTie } from './second-ballot.ts'

type Obstacle = ReturnType<typeof refuse>

/**
 * Opens a vote on the proposal under discussion, with everything the vote depends on fixed.
 *
 * Source: DOMAIN, section 5; for the second ballot, rule 95 of the General Assembly.
 */
export function decideOpenVote(state: CommitteeState, command: Command<'openVote'>, context: Context): Result<Draft[]> {
  const { question, method } = command
  const proposal = state.proposals.get(command.proposal)
  if (proposal === undefined) return notFound('proposal', command.proposal)
  const session = state.sessions.get(command.session)
  if (session === undefined) return notFound('session', command.session)
  const profile = findMajorityProfile(command.profile)
  if (profile === undefined)
    return refuse('invalid-request', `There is no majority rule “${command.profile}”. Choose one of the list.`, {
      profile: command.profile,
    })
  const obstacle =
    notUnderDiscussion(session, proposal) ??
    notToBePut(state, proposal, profile, context.now) ??
    textHasMoved(state, proposal) ??
    rivalPending(state, proposal)
  if (obstacle !== undefined) return obstacle
  const data = {
    vote: context.newId('v'),
    proposal: proposal.proposal,
    session: session.session,
    ballot: proposal.tie === null ? (1 as const) : (2 as const),
    question,
    method,
    profile,
    electorate: [...state.membership.delegations.values()].map(({ delegation, voter }) => ({ delegation, voter })),
    present: [...session.present].filter((delegation) => state.membership.delegations.has(delegation)),
  }
  return accept([{ type: 'VoteOpened', audience: 'committee', data }])
}

function notUnderDiscussion(session: Session, proposal: Proposal): Obstacle | undefined {
  const closed = notOpen(session)
  if (closed !== undefined) return closed
  if (session.current !== null && session.agenda.get(session.current) === proposal.proposal) return undefined
  return refuse('item-not-current', `${proposal.symbol} is not under discussion. Take up its agenda item first.`, {
    symbol: proposal.symbol,
  })
}

/** Nothing is put twice, but for the second ballot after a tie, which is put under the same rule and in time. */
function notToBePut(
  state: CommitteeState,
  proposal: Proposal,
  profile: MajorityProfile,
  now: number,
): Obstacle | undefined {
  const { symbol, status, vote } = proposal
  if (status === 'tabled') return undefined
  if (status !== 'voting')
    return refuse('proposal-not-open', `${symbol} is no longer open (${status}).`, { symbol, status })
  if (vote !== null && state.votes.get(vote)?.closed === null)
    return refuse('vote-open', `A vote on ${symbol} is open already. Close it first.`, { symbol, vote })
  const tie = pendingTie(state, proposal)
  if (tie === undefined)
    return refuse('proposal-not-open', `${symbol} has been voted on. Certify the result.`, { symbol, status })
  if (now > tie.until)
    return refuse(
      'proposal-not-open',
      `The second ballot on ${symbol} was due by ${moment(tie.until)}. Certify the tied vote, which is now lost.`,
      { symbol, until: tie.until },
    )
  if (profile.id !== tie.vote.profile.id)
    return refuse('invalid-request', 'The second ballot is held under the same majority rule as the first.', {
      profile: tie.vote.profile.id,
    })
  return undefined
}

function textHasMoved({ instruments }: CommitteeState, proposal: Proposal): Obstacle | undefined {
  const instrument = instruments.get(proposal.instrument)
  if (instrument === undefined) return notFound('instrument', proposal.instrument)
  if (stillApplies(instrument, proposal)) return undefined
  const { symbol, version } = proposal
  return refuse(
    'version-superseded',
    `The provisions that ${symbol} amends have changed since version ${version}. Its sponsor may table it anew on version ${instrument.version}.`,
    { symbol, version, current: instrument.version },
  )
}

/**
 * Of two amendments that change the same text only one is put at a time: the other waits until it is known what text
 * it would amend. Otherwise both could carry, and one would overwrite the other.
 */
function rivalPending(state: CommitteeState, proposal: Proposal): Obstacle | undefined {
  const instrument = state.instruments.get(proposal.instrument)
  if (instrument === undefined) return undefined
  const rival = [...instrument.voting]
    .flatMap((id) => state.proposals.get(id) ?? [])
    .find(
      (other) =>
        other.proposal !== proposal.proposal &&
        mayYetCarry(state, other) &&
        areRivals(instrument.provisions, proposal.operations, other.operations),
    )
  if (rival === undefined) return undefined
  return refuse(
    'rival-pending',
    `${rival.symbol} amends the same text and its vote is not finished. Close and certify that vote first.`,
    { symbol: rival.symbol },
  )
}

/** A vote on it is open, or it has carried and awaits certification. */
function mayYetCarry({ votes }: CommitteeState, { status, vote }: Proposal): boolean {
  if (status !== 'voting' || vote === null) return false
  const last = votes.get(vote)
  return last !== undefined && (last.closed === null || last.closed.outcome === 'carried')
}
