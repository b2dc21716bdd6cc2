import type { QueryClient } from '@tanstack/react-query'

/**
 * The highest point of each committee's record that this browser knows of; queries ask for answers from that point on.
 */
export function seenOf(client: QueryClient, committee: string): number {
  return client.getQueryData<number>(['seen', committee]) ?? 0
}

/** The record was replaced: what was seen of the other one says nothing of it. */
export function forgetSeen(client: QueryClient, committee: string): void {
  client.setQueryData(['seen', committee], 0)
}

export function noteSeen(client: QueryClient, committee: string, seq: number): void {
  if (seq > seenOf(client, committee)) client.setQueryData(['seen', committee], seq)
}
