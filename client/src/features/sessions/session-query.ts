import { getSession } from '@quorate/shared/contracts/sessions'
import { committeeQuery } from '../../app/committee-query.ts'

export const sessionQuery = (committee: string, session: string) =>
  committeeQuery(['sessions', 'session', session], getSession, { committee, session })
