import { getVote, getVotes } from '@quorate/shared/contracts/votes'
import type { Command } from '@quorate/shared/domain/command'
import type { Choice } from '@quorate/shared/domain/votes/majority'
import { abilities, answer, found, inView, type QueryAnswer, type QuerySource } from '../../http/answer.ts'
import { type VersionDoc, versionId } from '../instrument/docs.ts'
import { presentBase } from '../instrument/presenter.ts'
import type { ProposalDoc } from '../proposals/docs.ts'
import { type BallotDoc, ballotId, type VoteDoc } from './docs.ts'
import { presentBallot, presentVote, summarizeVote } from './presenter.ts'

const getVotesAnswer = answer(getVotes, async (input) => {
  const { read, seq } = input
  const docs = await read.votes.find(inView(input)).sort({ openedAt: -1, _id: 1 }).lean<VoteDoc[]>()
  return { seq, votes: docs.map(summarizeVote) }
})

const getVoteAnswer = answer(getVote, async (input) => {
  const { params, read, viewer, seq } = input
  const doc = await read.votes.findOne({ _id: params.vote, ...inView(input) }).lean<VoteDoc>()
  const vote = found(doc, 'vote', params.vote)
  const [mine] = await ownBallots(input, [vote._id])
  const put = await read.proposals.findById(vote.proposal).lean<ProposalDoc>()
  const { symbol, title, sponsor, operations, instrument, version } = found(put, 'proposal', vote.proposal)
  const text = await read.versions.findById(versionId(instrument, version)).lean<VersionDoc>()
  return {
    seq,
    vote: presentVote(vote),
    mine: isOpened(mine) ? presentBallot(mine) : null,
    put: { symbol, title, sponsor, operations, base: presentBase(text?.provisions ?? [], operations) },
    can: abilities(onVote(vote._id), viewer.can),
  }
})

function onVote(vote: string): Command[] {
  return [
    { type: 'castBallot', vote, choice: 'abstain' },
    { type: 'closeVote', vote },
    { type: 'certifyVote', vote },
  ]
}

/** Ballots of the viewer's own delegation in these votes. No other ballot is ever read for a query. */
export async function ownBallots(
  source: Pick<QuerySource, 'read' | 'viewer'> & { params: { committee: string } },
  votes: readonly string[],
): Promise<BallotDoc[]> {
  const { principal } = source.viewer.participant
  if (principal === null) return []
  const ids = votes.map((vote) => ballotId(vote, principal))
  return source.read.ballots.find({ _id: { $in: ids }, ...inView(source) }).lean<BallotDoc[]>()
}

function isOpened(ballot: BallotDoc | undefined): ballot is BallotDoc & { choice: Choice } {
  return ballot !== undefined && ballot.choice !== null
}

export const votesQueries: QueryAnswer[] = [getVotesAnswer, getVoteAnswer]
