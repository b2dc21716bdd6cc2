import { getSessions } from '@quorate/shared/contracts/sessions'
import { committeeQuery } from '../../app/committee-query.ts'

export const sessionsQuery = (committee: string) => committeeQuery(['sessions', 'list'], getSessions, { committee })
