import { getRecord, type RecordArea, type RecordPage } from '@quorate/shared/contracts/record'
import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { get } from '../../data/api.ts'
import { noteSeen, seenOf } from '../../data/seen.ts'

export type RecordFilter = { area: RecordArea | null; member: string | null }

const AT_ONCE = 50

/** The record, the newest first, a page at a time. It never moves by itself: new entries appear when the reader asks for them. */
export const recordQuery = (committee: string, { area, member }: RecordFilter) =>
  infiniteQueryOptions<RecordPage, Error, InfiniteData<RecordPage>, readonly unknown[], number | null>({
    queryKey: [committee, 'record', 'entries', area, member],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    initialPageParam: null,
    queryFn: async ({ client, pageParam }) => {
      const minSeq = seenOf(client, committee)
      const page = await get(getRecord, {
        params: { committee },
        query: {
          limit: AT_ONCE,
          ...(minSeq > 0 ? { minSeq } : {}),
          ...(pageParam === null ? {} : { before: pageParam }),
          ...(area === null ? {} : { area }),
          ...(member === null ? {} : { member }),
        },
      })
      noteSeen(client, committee, page.seq)
      return page
    },
    getNextPageParam: ({ next }) => next,
  })
