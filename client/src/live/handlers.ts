import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { EventType } from '@quorate/shared/domain/event'
import { type InfiniteData, matchQuery, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query'
import type { Urgency } from '../data/spread.ts'

/**
 * Marks all queries below `[committee, ...key]` that are older than the event, and fetches those on screen again.
 * Everybody who has the page open does so: patch if possible, and refresh only what cannot be patched.
 */
export type Refresh = (key: QueryKey, seq: number, urgency?: Urgency) => void

export type LiveContext = {
  client: QueryClient
  committee: string
  refresh: Refresh
  /** The event brings something on everybody's screen that pages may not hold: each asks for it at a moment of its own. */
  expectRush: () => void
  /**
   * Changes all cached answers below `[committee, ...key]` that are older than the event, of a list in pages each page.
   * It may be called twice for one event, which must change nothing more.
   */
  patch: <A extends { seq: number }>(key: QueryKey, seq: number, change: (answer: A, place: Place) => A) => void
  /** Puts a whole answer that the event tells under `[committee, ...key]`, if the cache has none. */
  seed: (key: QueryKey, answer: { seq: number }) => void
}

/** The query of an answer, and the number of the page, from 0. */
export type Place = { queryKey: QueryKey; page: number }

type ContextOptions = Pick<LiveContext, 'client' | 'committee' | 'refresh' | 'expectRush'> & {
  /** The query whose answer has arrived after the event; left out: the event has just come, for all queries. */
  only?: Query | undefined
}

export function createLiveContext({ only, ...options }: ContextOptions): LiveContext {
  const { client, committee, refresh, expectRush } = options
  const concerns = (key: QueryKey) => only === undefined || matchQuery({ queryKey: [committee, ...key] }, only)
  return {
    ...options,
    refresh(key, ...when) {
      if (concerns(key)) refresh(key, ...when)
    },
    expectRush() {
      if (only === undefined) expectRush()
    },
    patch<A extends { seq: number }>(key: QueryKey, seq: number, change: (answer: A, place: Place) => A): void {
      const one = (answer: A, place: Place) => (answer.seq < seq ? change(answer, place) : answer)
      const predicate = (query: Query) => only === undefined || query === only
      for (const { queryKey } of client.getQueryCache().findAll({ queryKey: [committee, ...key], predicate })) {
        const old = client.getQueryData<A | InfiniteData<A>>(queryKey)
        if (old === undefined) continue
        const next = isPaged(old)
          ? samePages(
              old,
              old.pages.map((answer, page) => one(answer, { queryKey, page })),
            )
          : one(old, { queryKey, page: 0 })
        if (next !== old) client.setQueryData(queryKey, next)
      }
    },
    seed(key, answer) {
      // Later, it would lack the events that came since.
      if (only === undefined) client.setQueryData([committee, ...key], (old: unknown) => old ?? answer)
    },
  }
}

function isPaged<A extends { seq: number }>(answer: A | InfiniteData<A>): answer is InfiniteData<A> {
  return 'pages' in answer
}

/** The list with these pages: the same object if none of them has changed. */
function samePages<A>(old: InfiniteData<A>, pages: A[]): InfiniteData<A> {
  return pages.every((page, index) => page === old.pages[index]) ? old : { ...old, pages }
}

/** An area's reaction to an event: it patches its cached answers, or has them fetched again. */
export type LiveHandler<T extends EventType = EventType> = (event: PresentedEvent<T>, context: LiveContext) => void

export type LiveHandlers = { readonly [T in EventType]?: LiveHandler<T> | 'changes no page' }

/** Hands an event to every area that listens to its type. */
export function dispatch(handlers: readonly LiveHandlers[], event: PresentedEvent, context: LiveContext): void {
  for (const area of handlers) {
    // The table is keyed by type, so the handler under an event's type takes that event.
    const handle = area[event.type] as LiveHandler | 'changes no page' | undefined
    if (typeof handle === 'function') handle(event, context)
  }
}
