import { getSession, getSessions } from '@quorate/shared/contracts/sessions'
import type { SessionStatus } from '@quorate/shared/domain/sessions/state'
import { committeePages } from '../../data/committee-pages.ts'
import { committeeQuery } from '../../data/committee-query.ts'

export type SessionFilter = { status?: SessionStatus; search?: string }

export const sessionKeys = {
  list: ['sessions', 'list'],
  each: ['sessions', 'session'],
  one: (session: string) => ['sessions', 'session', session],
} as const

/** Sessions, the newest first. */
export const sessionsQuery = (committee: string, filter: SessionFilter = {}) =>
  committeePages([...sessionKeys.list, filter], getSessions, { committee }, filter)

export const sessionQuery = (committee: string, session: string) =>
  committeeQuery(sessionKeys.one(session), getSession, { committee, session })
