import type { QueryClient } from '@tanstack/react-query'

/**
 * How soon an answer is fetched after an event that reached everybody at the same moment: `now` if the reader may have
 * to act on it, `soon` if they look at it, `later` if it only counts news.
 */
export type Urgency = 'now' | 'soon' | 'later'

/** Milliseconds for each participant over which their fetches are spread, so that they do not all come at once. */
const SPREAD: Record<Urgency, number> = { now: 2, soon: 10, later: 50 }
/** The longest spread, in milliseconds. */
const MOST: Record<Urgency, number> = { now: 1500, soon: 6000, later: 30_000 }

/** Milliseconds over which the fetches of so many participants are spread. */
export const spreadOf = (urgency: Urgency, participants: number): number =>
  Math.min(MOST[urgency], SPREAD[urgency] * participants)

/** Milliseconds after such an event within which a page spreads its fetches of new data on screen. */
const RUSH = 100

type Rush = { until: number; participants: number }

const keyOf = (committee: string) => ['rush', committee]

/** An event shows something on everybody's screen that pages do not hold yet: all of them will fetch it now. */
export function expectRush(client: QueryClient, committee: string, participants: number): void {
  client.setQueryData<Rush>(keyOf(committee), { until: Date.now() + RUSH, participants })
}

/** Waits for a random moment, if everybody's page fetches the same. */
export async function ownMoment(client: QueryClient, committee: string, urgency: Urgency): Promise<void> {
  const rush = client.getQueryData<Rush>(keyOf(committee))
  if (rush === undefined || Date.now() > rush.until) return
  const wait = Math.random() * spreadOf(urgency, rush.participants)
  await new Promise((resolve) => setTimeout(resolve, wait))
}
