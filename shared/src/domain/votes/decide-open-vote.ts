import type { RuleContext } from '../area.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { NewEvent } from '../event.ts'
import { moment } from '../moment.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { notOpen } from '../sessions/decide.ts'
import type { Session } from '../sessions/state.ts'
import { moveWork, rulesOf } from '../works/decide.ts'
import type { WorkKindRules } from '../works/kind.ts'
import type { Work } from '../works/state.ts'
import { findMajorityProfile, type MajorityProfile } from './majority.ts'
import { pendingTie } from './second-ballot.ts'
import { openVoteOn } from './state.ts'

type Obstacle = ReturnType<typeof refuse>

/**
 * Opens a vote on a work under discussion, with everything the vote depends on fixed.
 *
 * Source: Rules of Procedure of the General Assembly, rules 86 to 88; for the second ballot, rule 95.
 */
export function decideOpenVote(
  state: CommitteeState,
  command: Command<'openVote'>,
  { newId, now, kindOf }: RuleContext,
): Result<NewEvent[]> {
  const { question, wordings, method } = command
  const work = state.works.works.get(command.work)
  if (work === undefined) return notFound('work', command.work)
  const session = state.sessions.sessions.get(command.session)
  if (session === undefined) return notFound('session', command.session)
  const profile = findMajorityProfile(command.profile)
  if (profile === undefined)
    return refuse('invalid-request', `There is no majority rule “${command.profile}”. Choose one from the list.`, {
      profile: command.profile,
    })
  const { deciding } = rulesOf(kindOf, work.kind)
  if (deciding === undefined)
    return refuse('not-put-to-vote', `Matters like ${work.symbol} are not put to the vote.`, { symbol: work.symbol })
  if (wordings !== undefined && question !== wordings.en && question !== wordings.fr)
    return refuse(
      'invalid-request',
      'The question is not the same as any of its wordings. Send one of the wordings as the question.',
    )
  const obstacle =
    notUnderDiscussion(session, work) ??
    notToBePut(state, work, { deciding, profile, now }) ??
    deciding.cannotBePut(state, work)
  if (obstacle !== undefined) return obstacle
  const again = pendingTie(state, work.work) !== undefined
  const data = {
    vote: newId('v'),
    work: work.work,
    session: session.session,
    ballot: again ? (2 as const) : (1 as const),
    question,
    ...(wordings === undefined ? {} : { wordings }),
    method,
    profile,
    electorate: [...state.membership.delegations.values()].map(({ delegation, voter }) => ({ delegation, voter })),
    present: [...session.present].filter((delegation) => state.membership.delegations.has(delegation)),
  }
  const opened: NewEvent = { type: 'VoteOpened', audience: work.audience, data }
  return accept(again ? [opened] : [opened, moveWork(work, { stage: deciding.stages.voting, open: true })])
}

function notUnderDiscussion(session: Session, { work, symbol }: Work): Obstacle | undefined {
  const closed = notOpen(session)
  if (closed !== undefined) return closed
  if (session.current !== null && session.agenda.get(session.current)?.includes(work)) return undefined
  return refuse('item-not-current', `${symbol} is not under discussion. Take up its item of the agenda first.`, {
    symbol,
  })
}

/** No question is put twice, except for the second ballot after a tie: under the same rule, and in time. */
function notToBePut(
  state: CommitteeState,
  { work, symbol, stage }: Work,
  {
    deciding,
    profile,
    now,
  }: { deciding: NonNullable<WorkKindRules['deciding']>; profile: MajorityProfile; now: number },
): Obstacle | undefined {
  if (stage === deciding.stages.open) return undefined
  if (stage !== deciding.stages.voting)
    return refuse('work-not-open', `${symbol} is no longer open.`, { symbol, status: stage })
  const open = openVoteOn(state, work)
  if (open !== undefined)
    return refuse('vote-open', `A vote on ${symbol} is already open. Close it first.`, { symbol, vote: open.vote })
  const tie = pendingTie(state, work)
  if (tie === undefined)
    return refuse('work-not-open', `${symbol} was put to the vote. Certify the result.`, { symbol, status: stage })
  if (now > tie.until)
    return refuse(
      'work-not-open',
      `The second ballot on ${symbol} had to be held by ${moment(tie.until)}. Certify the first vote: ${symbol} is rejected.`,
      { symbol, until: tie.until },
    )
  if (profile.id !== tie.vote.profile.id)
    return refuse('invalid-request', 'The second ballot is held under the same majority rule as the first.', {
      profile: tie.vote.profile.id,
    })
  return undefined
}
