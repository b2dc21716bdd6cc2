import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { EventType } from '@quorate/shared/domain/event'
import type { QueryClient, QueryKey } from '@tanstack/react-query'

export type LiveContext = {
  client: QueryClient
  committee: string
  /** Marks all queries below `[committee, ...key]` that are older than the event, and fetches those on screen again. */
  refresh: (key: QueryKey, seq: number) => void
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
