import { getVotes } from '@quorate/shared/contracts/votes'
import { committeeQuery } from '../../data/committee-query.ts'

export const votesQuery = (committee: string) => committeeQuery(['votes', 'list'], getVotes, { committee })
