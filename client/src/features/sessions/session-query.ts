import { getSession } from '@quorate/shared/contracts/sessions'
import { committeeQuery } from '../../data/committee-query.ts'

export const sessionQuery = (committee: string, session: string) =>
  committeeQuery(['sessions', 'session', session], getSession, { committee, session })
