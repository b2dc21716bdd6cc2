import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { EventType } from '@quorate/shared/domain/event'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Urgency } from './refresher.ts'

/**
 * Marks all queries below `[committee, ...key]` that are older than the event, and fetches those on screen again.
 * Everybody who has the page open does: patch what can be patched, and refresh only what cannot.
 */
export type Refresh = (key: QueryKey, seq: number, urgency?: Urgency) => void

export type LiveContext = {
  client: QueryClient
  committee: string
  refresh: Refresh
  /**
   * Changes all cached answers below `[committee, ...key]` that are older than the event. It may be called twice for one
   * event, which must change nothing more.
   */
  patch: <A extends { seq: number }>(key: QueryKey, seq: number, change: (answer: A) => A) => void
}

export function createLiveContext(client: QueryClient, committee: string, refresh: Refresh): LiveContext {
  return {
    client,
    committee,
    refresh,
    patch<A extends { seq: number }>(key: QueryKey, seq: number, change: (answer: A) => A): void {
      const queryKey = [committee, ...key]
      const changed = (old: A | undefined) => (old && old.seq < seq ? change(old) : old)
      client.setQueriesData<A>({ queryKey }, changed)
      // An answer that is under way may have left before the event.
      for (const query of client.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' }))
        query.promise?.then(
          () => client.setQueryData<A>(query.queryKey, changed),
          () => undefined,
        )
    },
  }
}

/** What an area does when something happened: patch its cached answers, or have them fetched again. */
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
