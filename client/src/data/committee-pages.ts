import type { QueryContract } from '@quorate/shared/contracts/contract'
import { type InfiniteData, infiniteQueryOptions, keepPreviousData, type QueryKey } from '@tanstack/react-query'
import type { z } from 'zod'
import { askCommittee } from './committee-query.ts'

/** A page of a list, and the cursor of the next one. */
export type Paged = { seq: number; next: string | null }

/** The query options of a list in pages below a committee, each from the point of the record already seen. */
export function committeePages<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType<Paged>>(
  key: QueryKey,
  contract: QueryContract<P, Q, R>,
  params: z.input<P> & { committee: string },
  query: Partial<z.input<Q>> = {},
) {
  return infiniteQueryOptions<z.output<R>, Error, InfiniteData<z.output<R>, string | null>, QueryKey, string | null>({
    queryKey: [params.committee, ...key],
    initialPageParam: null,
    queryFn: ({ client, pageParam }) => {
      const page = (pageParam === null ? query : { ...query, cursor: pageParam }) as Partial<z.input<Q>>
      return askCommittee(client, contract, params, page)
    },
    // While the first page of another filter is fetched, the rows of the previous filter stay.
    placeholderData: keepPreviousData,
    getNextPageParam: ({ next }) => next,
  })
}
