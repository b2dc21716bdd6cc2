import type { QueryContract } from '@quorate/shared/contracts/contract'
import { type QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { get } from './api.ts'
import { noteSeen, seenOf } from './seen.ts'
import { ownMoment, type Urgency } from './spread.ts'

/**
 * Sends a query below a committee. The answer reflects at least the point of the record that this browser has already
 * seen, so nobody reads data older than their own acts. `urgency`: how soon the answer is needed if everybody asks for
 * it at the same moment.
 */
export async function askCommittee<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType>(
  client: QueryClient,
  contract: QueryContract<P, Q, R>,
  params: z.input<P> & { committee: string },
  query: Partial<z.input<Q>>,
  urgency: Urgency = 'soon',
): Promise<z.output<R>> {
  await ownMoment(client, params.committee, urgency)
  const minSeq = seenOf(client, params.committee)
  const withSeq = (minSeq > 0 ? { ...query, minSeq } : query) as Partial<z.input<Q>>
  const answer = await get(contract, { params, query: withSeq })
  const { seq } = answer as { seq?: number }
  if (seq !== undefined) noteSeen(client, params.committee, seq)
  return answer
}

type CommitteeQueryOptions<Answer> = {
  /** The answer never changes. */
  forever?: boolean
  /** See `askCommittee`. */
  urgency?: Urgency
  /** Fetches what the page needs to show the answer, before it has the answer. */
  prepare?: (answer: Answer) => Promise<void>
}

/** The query options of a query below a committee. */
export function committeeQuery<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType>(
  key: QueryKey,
  contract: QueryContract<P, Q, R>,
  params: z.input<P> & { committee: string },
  query: Partial<z.input<Q>> = {},
  { forever = false, urgency = 'soon', prepare }: CommitteeQueryOptions<z.output<R>> = {},
) {
  return queryOptions<z.output<R>, Error, z.output<R>, QueryKey>({
    queryKey: [params.committee, ...key],
    queryFn: async ({ client }) => {
      const answer = await askCommittee(client, contract, params, query, urgency)
      await prepare?.(answer)
      return answer
    },
    ...(forever ? { staleTime: Number.POSITIVE_INFINITY } : {}),
  })
}
