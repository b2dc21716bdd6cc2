import { getVote, getVotes } from '@quorate/shared/contracts/votes'
import type { Command } from '@quorate/shared/domain/command'
import type { Choice } from '@quorate/shared/domain/votes/majority'
import { abilities, answer, found, inView, type QueryAnswer, type QuerySource } from '../../http/answer.ts'
import { after, matching, pageOf, readList } from '../../http/paging.ts'
import { searchedFor } from '../search-words.ts'
import { presentBallot, presentVote, presentVoteRow, VOTE_SUMMARY, type VoteSummaryDoc } from './presenter.ts'
import { type BallotDoc, ballotId, type RollDoc, type VoteDoc } from './read-models.ts'

const getVotesAnswer = answer(getVotes, async (input) => {
  const { query, seq } = input
  const docs = await readList(input, 'votes', query, ({ votes }, within) =>
    votes
      .find({
        ...within,
        ...(query.status === undefined ? {} : { status: query.status }),
        ...matching(searchedFor(query.search)),
        ...after('order', query.cursor),
      })
      .select(VOTE_SUMMARY)
      .sort({ order: -1 })
      .limit(query.limit + 1)
      .lean<VoteSummaryDoc[]>(),
  )
  const { rows, next } = pageOf(docs, query.limit, ({ order }) => order)
  return { seq, votes: rows.map(presentVoteRow), next }
})

const getVoteAnswer = answer(getVote, async (input) => {
  const { params, read, viewer, seq } = input
  const one = { _id: params.vote, ...inView(input) }
  const [doc, roll, [mine]] = await Promise.all([
    read.votes.findOne(one).lean<VoteDoc>(),
    read.rolls.findOne(one).lean<RollDoc>(),
    ownBallots(input, [params.vote]),
  ])
  const vote = found(doc, 'vote', params.vote)
  return {
    seq,
    vote: presentVote(vote, found(roll, 'vote', params.vote)),
    mine: isOpened(mine) ? presentBallot(mine) : null,
    about: vote.about,
    can: abilities(onVote(vote._id), viewer.can),
  }
})

function onVote(vote: string) {
  return [
    { type: 'castBallot', vote, choice: 'abstain' },
    { type: 'closeVote', vote },
    { type: 'certifyVote', vote },
  ] as const satisfies readonly Command[]
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

export const voteQueries: readonly QueryAnswer[] = [getVotesAnswer, getVoteAnswer]
