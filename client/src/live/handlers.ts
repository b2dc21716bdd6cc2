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
export type LiveHandlers = {
  [K in EventType]?: (event: PresentedEvent<K>, context: LiveContext) => void
}

/** Hands an event to every area that listens to its type. */
export function dispatch(handlers: readonly LiveHandlers[], event: PresentedEvent, context: LiveContext): void {
  for (const area of handlers) {
    const handle = area[event.type] as ((event: PresentedEvent, context: LiveContext) => void) | undefined
    handle?.(event, context)
  }
}
