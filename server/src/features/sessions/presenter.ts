import type { Session, SessionSummary } from '@quorate/shared/contracts/sessions'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import type { AgendaItem } from '@quorate/shared/domain/sessions/events'
import { inOrder } from '@quorate/shared/domain/sessions/floor'
import type { SessionDoc } from './read-models.ts'

/** The fields of a session that its summary needs. */
export const SESSION_SUMMARY = { number: 1, title: 1, status: 1, startsAt: 1, timeZone: 1 } as const
export type SessionSummaryDoc = Pick<SessionDoc, '_id' | 'works' | keyof typeof SESSION_SUMMARY>

export function summarizeSession(doc: Omit<SessionSummaryDoc, 'works'>): SessionSummary {
  const { _id: id, number, title, status, startsAt, timeZone } = doc
  return { id, number, title, status, startsAt, timeZone }
}

/** `lines` are of those works of its agenda that the viewer may see: it has no others. */
export function presentSession(doc: SessionDoc, lines: ReadonlyMap<string, WorkLine>): Session['session'] {
  const { agenda, current, openedAt, closedAt, present } = doc
  const seen = agendaWith(agenda, (work) => lines.has(work))
  return { ...summarizeSession(doc), agenda: seen, current, openedAt, closedAt, present }
}

/** The agenda with only some of its works. */
export function agendaWith(agenda: readonly AgendaItem[], sees: (work: string) => boolean): AgendaItem[] {
  return agenda.map((item) => ({ ...item, works: item.works.filter(sees) }))
}

export function presentFloor({ floor }: SessionDoc): Session['floor'] {
  return { ...floor, requests: inOrder(floor.requests) }
}
