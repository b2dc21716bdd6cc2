import type { Thread } from '@quorate/shared/contracts/threads'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { commentsOptions } from './api.ts'
import { WINDOW, windowOf } from './patch.ts'

/** Which windows of a thread are on the page: from the one that holds `start` on, and as the reader asks for more. */
export function useWindows(committee: string, thread: Thread, start: number) {
  const [first, setFirst] = useState(() => windowOf(Math.max(1, start)))
  const [last, setLast] = useState(first)
  const end = windowOf(Math.max(1, thread.count))
  const froms: number[] = []
  for (let from = first; from <= last; from += WINDOW) froms.push(from)
  const queries = useQueries({ queries: froms.map((from) => commentsOptions(committee, thread.id, from)) })
  return {
    comments: queries.flatMap(({ data }) => data?.comments ?? []),
    isPending: queries.some(({ isPending }) => isPending),
    error: queries.find(({ error }) => error)?.error ?? null,
    retry: () => queries.map((query) => query.refetch()),
    earlier: first - 1,
    later: Math.max(0, thread.count - (last + WINDOW - 1)),
    showEarlier: () => setFirst((from) => Math.max(1, from - WINDOW)),
    showLater: () => setLast((from) => Math.min(end, from + WINDOW)),
    /** Brings a comment onto the page, with all between. */
    reach: (number: number) => {
      setFirst((from) => Math.min(from, windowOf(number)))
      setLast((from) => Math.max(from, windowOf(Math.min(number, Math.max(1, thread.count)))))
    },
  }
}
