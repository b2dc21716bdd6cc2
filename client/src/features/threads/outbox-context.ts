import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Outbox, Outgoing } from './outbox.ts'

export const OutboxContext = createContext<Outbox | null>(null)

/** Within a committee's pages only. */
export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext)
  if (!outbox) throw new Error('useOutbox is for pages within a committee')
  return outbox
}

/** All that is on its way, in the order it was written in. */
export function useOutgoing(): readonly Outgoing[] {
  const outbox = useOutbox()
  return useSyncExternalStore(outbox.onChange, outbox.all)
}

/** The anchor of it on its page. */
export const outgoingId = ({ key }: Outgoing): string => `outgoing-${key}`

/** What is on its way to one thread. */
export function useOutgoingTo(thread: string): readonly Outgoing[] {
  const all = useOutgoing()
  return useMemo(() => all.filter((each) => each.thread === thread), [all, thread])
}
