import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'

/** Milliseconds that pass at least between two refreshes of the same answers, however much happens. */
const PACE = 400

type Due = { key: QueryKey; seq: number; timer: ReturnType<typeof setTimeout> }

/** Gathers refreshes, so that a burst of events costs one fetch per answer and not one per event. */
export function createRefresher(client: QueryClient) {
  const due = new Map<string, Due>()
  const last = new Map<string, number>()

  function run(hash: string): void {
    const entry = due.get(hash)
    if (!entry) return
    due.delete(hash)
    last.set(hash, Date.now())
    void client.invalidateQueries({
      queryKey: entry.key,
      predicate: (query) => seqOf(query.state.data) < entry.seq,
    })
  }

  return {
    refresh(key: QueryKey, seq: number): void {
      const hash = hashKey(key)
      const waiting = due.get(hash)
      if (waiting) {
        waiting.seq = Math.max(waiting.seq, seq)
        return
      }
      const wait = Math.max(20, (last.get(hash) ?? 0) + PACE - Date.now())
      due.set(hash, { key, seq, timer: setTimeout(() => run(hash), wait) })
    },
    stop(): void {
      for (const { timer } of due.values()) clearTimeout(timer)
      due.clear()
    },
  }
}

/** Answers without a point of the record are always older. */
function seqOf(data: unknown): number {
  const seq = (data as { seq?: unknown } | undefined)?.seq
  return typeof seq === 'number' ? seq : -1
}
