import { getVote } from '@quorate/shared/contracts/votes'
import { committeeQuery } from '../../app/committee-query.ts'

export const voteQuery = (committee: string, vote: string) =>
  committeeQuery(['votes', 'vote', vote], getVote, { committee, vote })
