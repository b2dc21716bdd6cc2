import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Participant } from '@quorate/shared/contracts/membership'
import type { Vote, VoteRow, VoteSummary } from '@quorate/shared/contracts/votes'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { ballotOf, ballotsClosed, NOT_FOR_VOTERS } from '@quorate/shared/domain/votes/electorate'
import { explainInBoth } from '@quorate/shared/domain/votes/majority-sentence'
import { closedWith } from '@quorate/shared/domain/votes/state'

/** A vote that has just been opened. */
export function openedVote({ at, data }: PresentedEvent<'VoteOpened'>): VoteSummary | null {
  if (data === null) return null
  const { vote: id, work, session, ballot, question, wordings, method, profile, electorate } = data
  return {
    ...{ id, work, session, ballot, question, method, profile, status: 'open', openedAt: at, closedAt: null },
    ...(wordings === undefined ? {} : { wordings }),
    ...{ entitled: electorate.length, cast: 0, result: null, sentence: null },
  }
}

/** The same in a list, with what it is about. */
export function openedRow(event: PresentedEvent<'VoteOpened'>, line: WorkLine | undefined): VoteRow | null {
  const vote = openedVote(event)
  if (vote === null || line === undefined) return null
  const { kind, symbol, title } = line
  return { ...vote, about: { kind, symbol, title } }
}

/** The same on its own page, for somebody of a delegation; what others may do with it the server says. */
export function openedAnswer(
  event: PresentedEvent<'VoteOpened'>,
  line: WorkLine | undefined,
  me: Participant | undefined,
): Vote | null {
  const vote = openedRow(event, line)
  if (event.data === null || vote === null || line === undefined || !isVoting(me)) return null
  const { about, ...summary } = vote
  const { electorate } = event.data
  const held = ballotOf(electorate, { member: me.member, for: me.principal })
  const notAllowed = (message: string) => ({ code: 'not-allowed' as const, message })
  return {
    seq: event.seq,
    vote: { ...summary, electorate, ballots: null, certifiedBy: [], decision: null },
    mine: null,
    about: { ...about, for: line.for },
    can: {
      castBallot: held.ok ? null : held.refusal,
      closeVote: notAllowed(NOT_FOR_VOTERS.closeVote),
      certifyVote: notAllowed(NOT_FOR_VOTERS.certifyVote),
    },
  }
}

/** Whether somebody belongs to a delegation, and so may hold its ballot. */
const isVoting = (me: Participant | undefined): me is Participant => me?.capacity === 'delegate' && !me.suspended

/** Whether the reader casts a ballot in a vote that has just been opened. */
export const canCastIn = ({ data }: PresentedEvent<'VoteOpened'>, me: Participant | undefined): boolean =>
  data !== null && isVoting(me) && ballotOf(data.electorate, { member: me.member, for: me.principal }).ok

type Cast = { id: string; cast: number }

/** One ballot more, unless it is counted already. */
export const withCast = <V extends Cast>(vote: V, counted: { vote: string; cast: number }): V =>
  vote.id === counted.vote && counted.cast > vote.cast ? { ...vote, cast: counted.cast } : vote

/** A vote in short, once it is closed: the very same where the event is about another. */
export function closedAfter<V extends VoteSummary>(vote: V, { at, data }: PresentedEvent<'VoteClosed'>): V {
  if (data === null || vote.id !== data.vote || vote.status !== 'open') return vote
  const { result } = data
  return { ...vote, status: closedWith(result), closedAt: at, result, sentence: explainInBoth(vote.profile, result) }
}

/** The page of a vote, once it is closed; what may be done with it by those who conduct it the server says. */
export function closedAnswer(old: Vote, event: PresentedEvent<'VoteClosed'>, me: Participant | undefined): Vote {
  const vote = closedAfter(old.vote, event)
  if (vote === old.vote || event.data === null) return old
  const castBallot = isVoting(me) ? ballotsClosed().refusal : old.can.castBallot
  return { ...old, vote: { ...vote, ballots: event.data.ballots }, can: { ...old.can, castBallot } }
}

/** A vote with one more certification of its result. */
export function certifiedAfter(vote: Vote['vote'], { at, actor, data }: PresentedEvent<'VoteCertified'>): Vote['vote'] {
  if (data === null || vote.id !== data.vote) return vote
  const { office } = data
  if (vote.certifiedBy.some((one) => one.office === office)) return vote
  const certifiedBy = [...vote.certifiedBy, { office, member: actor.member, at }]
  return { ...vote, certifiedBy, status: certifiedBy.length === 2 ? 'certified' : vote.status }
}

/** A decision is taken with the second certification of its vote. */
export function decidedAfter<V extends VoteSummary>(vote: V, { data }: PresentedEvent<'DecisionTaken'>): V {
  return data === null || vote.id !== data.by.vote ? vote : { ...vote, status: 'certified' }
}
