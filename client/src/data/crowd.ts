import type { QueryClient } from '@tanstack/react-query'

/**
 * How soon an answer is fetched after an event that reached everybody at the same moment: `now` where the reader is to act
 * on it, `soon` where they look at it, `later` where it only counts what is new.
 */
export type Urgency = 'now' | 'soon' | 'later'

/** Milliseconds for each participant over which their fetches are spread, so that they do not all come at once. */
const SPREAD: Record<Urgency, number> = { now: 2, soon: 10, later: 50 }
/** What is spread no further, in milliseconds. */
const MOST: Record<Urgency, number> = { now: 1500, soon: 6000, later: 30_000 }

/** Milliseconds over which the fetches of so many participants are spread. */
export const spreadOf = (urgency: Urgency, participants: number): number =>
  Math.min(MOST[urgency], SPREAD[urgency] * participants)

/** Milliseconds within which a page shows what an event has turned it to. */
const TURNING = 100

type Turn = { until: number; participants: number }

const keyOf = (committee: string) => ['turn', committee]

/** Everybody's page turns to something else now, and asks for what it has not shown yet. */
export function noteTurn(client: QueryClient, committee: string, participants: number): void {
  client.setQueryData<Turn>(keyOf(committee), { until: Date.now() + TURNING, participants })
}

/** Waits for a moment of this page's own, where everybody's page asks for the same. */
export async function ownMoment(client: QueryClient, committee: string, urgency: Urgency): Promise<void> {
  const turn = client.getQueryData<Turn>(keyOf(committee))
  if (turn === undefined || Date.now() > turn.until) return
  const wait = Math.random() * spreadOf(urgency, turn.participants)
  await new Promise((resolve) => setTimeout(resolve, wait))
}
