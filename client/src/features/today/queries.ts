import { getToday } from '@quorate/shared/contracts/today'
import { committeeQuery } from '../../data/committee-query.ts'

export const todayKeys = { all: ['today'] } as const

export const todayQuery = (committee: string) => committeeQuery(todayKeys.all, getToday, { committee })
