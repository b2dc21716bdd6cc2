import { getVote, getVotes } from '@quorate/shared/contracts/votes'
import { committeeQuery } from '../../data/committee-query.ts'

export const voteKeys = {
  list: ['votes', 'list'],
  each: ['votes', 'vote'],
  one: (vote: string) => ['votes', 'vote', vote],
} as const

export const votesQuery = (committee: string) => committeeQuery(voteKeys.list, getVotes, { committee })

export const voteQuery = (committee: string, vote: string) =>
  committeeQuery(voteKeys.one(vote), getVote, { committee, vote })
