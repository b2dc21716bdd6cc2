import type { PresentedEvent, Readers, ResetReason } from '@quorate/shared/contracts/events'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Trouble } from './rejoin.ts'

/** `since` is when the connection was lost, in milliseconds of this device's clock. */
export type Connection =
  | { state: 'live' }
  | { state: 'catching-up' }
  | { state: 'offline'; since: number; why: Trouble }

/** A point of a committee's record: the number of an entry, and the record's mark there. */
export type Cursor = { seq: number; mark: string }

export type Live = {
  /**
   * Starts to follow a committee from a point of its record, with the record's mark there. Returns the function that
   * stops it.
   */
  follow: (committee: string, from: Cursor) => () => void
  /** Shows the changes of the reader's own command, before the batch that brings them. */
  apply: (committee: string, events: readonly PresentedEvent[]) => void
  /** Starts a committee's queries and its following again. */
  startOver: (committee: string, reason: ResetReason) => void
  connection: () => Connection
  readers: (thread: string) => Readers | undefined
  /** Reports that the reader has this thread open (null: none). */
  watch: (thread: string | null) => void
  typing: (thread: string) => void
  /** The server's clock, in UTC milliseconds, as far as this device can tell. */
  now: () => number
  onChange: (listener: () => void) => () => void
}

export const LiveContext = createContext<Live | null>(null)

export function useLive(): Live {
  const live = useContext(LiveContext)
  if (!live) throw new Error('useLive is for parts within the live provider')
  return live
}

export function useConnection(): Connection {
  const live = useLive()
  return useSyncExternalStore(live.onChange, live.connection)
}

export function useReaders(thread: string): Readers | undefined {
  const live = useLive()
  return useSyncExternalStore(live.onChange, () => live.readers(thread))
}
