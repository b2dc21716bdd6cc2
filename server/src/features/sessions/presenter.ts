import type { Session, SessionSummary } from '@quorate/shared/contracts/sessions'
import { inOrder } from '@quorate/shared/domain/sessions/floor'
import type { SessionDoc } from './docs.ts'

export function summarizeSession(doc: SessionDoc): SessionSummary {
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
