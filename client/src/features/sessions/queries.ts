import { getSession, getSessions } from '@quorate/shared/contracts/sessions'
import { committeeQuery } from '../../data/committee-query.ts'

export const sessionKeys = {
  list: ['sessions', 'list'],
  each: ['sessions', 'session'],
  one: (session: string) => ['sessions', 'session', session],
} as const

export const sessionsQuery = (committee: string) => committeeQuery(sessionKeys.list, getSessions, { committee })

export const sessionQuery = (committee: string, session: string) =>
  committeeQuery(sessionKeys.one(session), getSession, { committee, session })
