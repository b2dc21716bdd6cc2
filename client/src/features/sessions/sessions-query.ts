import { getSessions } from '@quorate/shared/contracts/sessions'
import { committeeQuery } from '../../data/committee-query.ts'

export const sessionsQuery = (committee: string) => committeeQuery(['sessions', 'list'], getSessions, { committee })
