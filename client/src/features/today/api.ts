import { getToday } from '@quorate/shared/contracts/today'
import { committeeQuery } from '../../app/committee-query.ts'

export const todayOptions = (committee: string) => committeeQuery(['today'], getToday, { committee })
