import type { Session, SessionSummary } from '@quorate/shared/contracts/sessions'
import type { SessionDoc } from './docs.ts'

export function summarizeSession(doc: SessionDoc): SessionSummary {
  const { _id: id, number, title, status, startsAt, timeZone } = doc
  return { id, number, title, status, startsAt, timeZone }
}

export function presentSession(doc: SessionDoc): Session['session'] {
  const { agenda, current, openedAt, closedAt, present } = doc
  return { ...summarizeSession(doc), agenda, current, openedAt, closedAt, present }
}
