import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Session, SessionSummary } from '@quorate/shared/contracts/sessions'
import type { EventData, EventType } from '@quorate/shared/domain/event'
import { refusedNow } from '@quorate/shared/domain/sessions/floor'
import type { FloorKind } from '@quorate/shared/domain/sessions/floor-events'

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

type CanAsk = Session['canAsk']

/**
 * The purposes for which the reader may ask for the floor, after a vote or the list of speakers was opened or closed.
 */
export function canAskAfter(canAsk: CanAsk, now: { vote: string | undefined; closed: boolean }): CanAsk {
  const entries = Object.entries(canAsk) as [FloorKind, CanAsk[FloorKind]][]
  return Object.fromEntries(
    entries.map(([kind, refusal]) => {
      // Every other reason weighs more.
      const depends = refusal === null || refusal.code === 'voting-under-way' || refusal.code === 'list-closed'
      return [kind, depends ? (refusedNow(kind, now)?.refusal ?? null) : refusal]
    }),
  ) as CanAsk
}

/** The vote during which the floor is not given, as far as that is why the reader may not ask for it. */
export function voteUnderWay(canAsk: CanAsk): string | undefined {
  const refusal = Object.values(canAsk).find((each) => each?.code === 'voting-under-way')
  return refusal?.details ? String(refusal.details.vote) : undefined
}
