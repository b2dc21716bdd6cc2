import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { SessionSummary } from '@quorate/shared/contracts/sessions'
import type { EventData, EventType } from '@quorate/shared/domain/event'

/** A session after the presence of delegations was recorded. */
export function withPresence<S extends { id: string; present: string[] }>(
  session: S,
  { session: id, delegations, present }: EventData['PresenceRecorded'],
): S {
  if (session.id !== id) return session
  const others = session.present.filter((delegation) => !delegations.includes(delegation))
  return { ...session, present: present ? [...others, ...delegations] : others }
}

const STATUS_AFTER = {
  SessionOpened: 'open',
  SessionSuspended: 'suspended',
  SessionResumed: 'open',
  SessionClosed: 'closed',
} as const satisfies { [T in EventType]?: SessionSummary['status'] }

export type SessionEvent = PresentedEvent<keyof typeof STATUS_AFTER>

/** Sessions after one of them was opened, suspended, resumed or closed. */
export const withStatus = <S extends { id: string; status: SessionSummary['status'] }>(
  sessions: S[],
  { type, data }: SessionEvent,
): S[] =>
  sessions.map((session) => (session.id === data?.session ? { ...session, status: STATUS_AFTER[type] } : session))
