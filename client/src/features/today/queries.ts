import { getToday } from '@quorate/shared/contracts/today'
import { committeeQuery } from '../../data/committee-query.ts'

export const todayQuery = (committee: string) => committeeQuery(['today'], getToday, { committee })
