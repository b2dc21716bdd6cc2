import type { Comment, Comments } from '@quorate/shared/contracts/threads'
import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { windowOf } from './patch.ts'
import { commentsQuery } from './queries.ts'

type Loaded = { comments: Comment[]; error: Error | null }

/** The comments of these numbers, as far as they are loaded, with the others of the same windows. */
export function useWindows(committee: string, thread: string, numbers: Iterable<number>): Loaded {
  const starts = [...new Set(Array.from(numbers, windowOf))].sort((left, right) => left - right)
  return useQueries({ queries: starts.map((start) => commentsQuery(committee, thread, start)), combine })
}

function combine(results: UseQueryResult<Comments>[]): Loaded {
  return {
    comments: results.flatMap(({ data }) => data?.comments ?? []),
    error: results.find(({ error }) => error)?.error ?? null,
  }
}
