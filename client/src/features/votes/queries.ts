import { getVote, getVotes } from '@quorate/shared/contracts/votes'
import type { VoteStatus } from '@quorate/shared/domain/votes/state'
import { committeePages } from '../../data/committee-pages.ts'
import { committeeQuery } from '../../data/committee-query.ts'

export type VoteFilter = { status?: VoteStatus; search?: string }

export const voteKeys = {
  list: ['votes', 'list'],
  each: ['votes', 'vote'],
  one: (vote: string) => ['votes', 'vote', vote],
} as const

/** Votes, the newest first. */
export const votesQuery = (committee: string, filter: VoteFilter = {}) =>
  committeePages([...voteKeys.list, filter], getVotes, { committee }, filter)

export const voteQuery = (committee: string, vote: string) =>
  committeeQuery(voteKeys.one(vote), getVote, { committee, vote }, {}, { urgency: 'now' })
