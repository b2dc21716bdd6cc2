import { getVotes } from '@quorate/shared/contracts/votes'
import { committeeQuery } from '../../data/committee-query.ts'

/** The votes, to know which belong to a session and which is open. */
export const votesQuery = (committee: string) => committeeQuery(['votes', 'list'], getVotes, { committee })
