import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { ProposalSummary } from '@quorate/shared/contracts/proposals'
import type { SessionSummary } from '@quorate/shared/contracts/sessions'
import type { EventType } from '@quorate/shared/domain/event'

export type Summary = ProposalSummary & { unread?: number }

/** One comment more, unless it is counted already. What was read stays read. */
export function withComments<S extends Summary>(summary: S, { thread, number }: { thread: string; number: number }): S {
  if (summary.thread !== thread || number <= summary.comments) return summary
  const unread = summary.unread === undefined ? {} : { unread: summary.unread + number - summary.comments }
  return { ...summary, comments: number, ...unread }
}

/** One ballot more, unless it is counted already. */
export const withCast = <V extends { id: string; cast: number }>(
  vote: V,
  counted: { vote: string; cast: number },
): V => (vote.id === counted.vote ? { ...vote, cast: Math.max(vote.cast, counted.cast) } : vote)

const STATUS_AFTER = {
  SessionOpened: 'open',
  SessionSuspended: 'suspended',
  SessionResumed: 'open',
  SessionClosed: 'closed',
} as const satisfies { [T in EventType]?: SessionSummary['status'] }

export type SessionEvent = PresentedEvent<keyof typeof STATUS_AFTER>

/** Sessions as they are after one of them was opened, suspended, resumed or closed. */
export const withStatus = <S extends { id: string; status: SessionSummary['status'] }>(
  sessions: S[],
  { type, data }: SessionEvent,
): S[] =>
  sessions.map((session) => (session.id === data?.session ? { ...session, status: STATUS_AFTER[type] } : session))
