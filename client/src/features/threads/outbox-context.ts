import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Outbox, Outgoing } from './outbox.ts'

export const OutboxContext = createContext<Outbox | null>(null)

/** Within a committee's pages only. */
export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext)
  if (!outbox) throw new Error('useOutbox is for pages within a committee')
  return outbox
}

/** All pending comments, in the order in which they were written. */
export function useOutgoing(): readonly Outgoing[] {
  const outbox = useOutbox()
  return useSyncExternalStore(outbox.onChange, outbox.all)
}

/** Its anchor on its page. */
export const outgoingId = ({ key }: Outgoing): string => `outgoing-${key}`

/** The pending comments of one thread. */
export function useOutgoingTo(thread: string): readonly Outgoing[] {
  const all = useOutgoing()
  return useMemo(() => all.filter((each) => each.thread === thread), [all, thread])
}
