import { getVotes } from '@quorate/shared/contracts/votes'
import { committeeQuery } from '../../app/committee-query.ts'

export const votesQuery = (committee: string) => committeeQuery(['votes', 'list'], getVotes, { committee })
