import type { Session, SessionSummary } from '@quorate/shared/contracts/sessions'
import { inOrder } from '@quorate/shared/domain/sessions/floor'
import type { SessionDoc } from './read-models.ts'

/** The fields of a session that its summary needs. */
export const SESSION_SUMMARY = { number: 1, title: 1, status: 1, startsAt: 1, timeZone: 1 } as const
export type SessionSummaryDoc = Pick<SessionDoc, '_id' | 'works' | keyof typeof SESSION_SUMMARY>

export function summarizeSession(doc: Omit<SessionSummaryDoc, 'works'>): SessionSummary {
  const { _id: id, number, title, status, startsAt, timeZone } = doc
  return { id, number, title, status, startsAt, timeZone }
}

export function presentSession(doc: SessionDoc): Session['session'] {
  const { agenda, current, openedAt, closedAt, present } = doc
  return { ...summarizeSession(doc), agenda, current, openedAt, closedAt, present }
}

export function presentFloor({ floor }: SessionDoc): Session['floor'] {
  return { ...floor, requests: inOrder(floor.requests) }
}
