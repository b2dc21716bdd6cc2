import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { spreadOf, type Urgency } from '../data/spread.ts'

/** The least time in milliseconds between two fetches of the same answer. */
const PACE = 400
/** Events of one entry come within this many milliseconds. */
const GATHER = 20

type Due = { key: QueryKey; seq: number; at: number; timer: ReturnType<typeof setTimeout> }

export type RefresherOptions = {
  client: QueryClient
  /** How many take part, and so are told of the same event. */
  participants: (committee: string) => number
  random?: () => number
}

/** Gathers refreshes, so that a burst of events costs one fetch per answer and not one per event. */
export function createRefresher({ client, participants, random = Math.random }: RefresherOptions) {
  const due = new Map<string, Due>()
  const last = new Map<string, number>()

  function run(hash: string): void {
    const entry = due.get(hash)
    if (!entry) return
    due.delete(hash)
    last.set(hash, Date.now())
    invalidate(entry, 'active')
  }

  function invalidate({ key, seq }: Due, refetchType: 'active' | 'none'): void {
    void client.invalidateQueries({ queryKey: key, refetchType, predicate: ({ state }) => seqOf(state.data) < seq })
  }

  /** When to fetch: at a random moment within the spread, and apart from the last time. */
  function momentFor(hash: string, spread: number): number {
    const moment = Date.now() + GATHER + random() * spread
    const before = last.get(hash)
    return before === undefined ? moment : Math.max(moment, before + Math.max(PACE, spread))
  }

  return {
    /** `urgency` null: only this browser asks, so it need not wait. */
    refresh(committee: string, key: QueryKey, seq: number, urgency: Urgency | null): void {
      const full = [committee, ...key]
      const hash = hashKey(full)
      const spread = urgency === null ? 0 : spreadOf(urgency, participants(committee))
      const at = momentFor(hash, spread)
      const pending = due.get(hash)
      if (pending) {
        pending.seq = Math.max(pending.seq, seq)
        if (pending.at <= at) return
        clearTimeout(pending.timer)
      }
      const timer = setTimeout(() => run(hash), at - Date.now())
      due.set(hash, { key: full, seq: Math.max(seq, pending?.seq ?? 0), at, timer })
    },
    /** What is due is fetched when somebody next looks at it. */
    stop(): void {
      for (const entry of due.values()) {
        clearTimeout(entry.timer)
        invalidate(entry, 'none')
      }
      due.clear()
    },
  }
}

/** Answers without a point of the record are always older. */
function seqOf(data: unknown): number {
  const { seq, pages } = (data ?? {}) as { seq?: unknown; pages?: readonly unknown[] }
  if (pages !== undefined) return Math.min(...pages.map(seqOf))
  return typeof seq === 'number' ? seq : -1
}
