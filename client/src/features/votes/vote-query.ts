import { getVote } from '@quorate/shared/contracts/votes'
import { committeeQuery } from '../../data/committee-query.ts'

export const voteQuery = (committee: string, vote: string) =>
  committeeQuery(['votes', 'vote', vote], getVote, { committee, vote })
