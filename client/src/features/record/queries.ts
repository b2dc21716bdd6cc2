import { getNames, getRecord, type RecordPage } from '@quorate/shared/contracts/record'
import type { AreaName } from '@quorate/shared/domain/area'
import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query'
import { askCommittee, committeeQuery } from '../../data/committee-query.ts'

export type RecordFilter = { area: AreaName | null; member: string | null }

const AT_ONCE = 15

/**
 * The record, the newest first, a page at a time. It never moves by itself: new entries appear when the reader asks for
 * them.
 */
export const recordQuery = (committee: string, { area, member }: RecordFilter) =>
  infiniteQueryOptions<RecordPage, Error, InfiniteData<RecordPage>, readonly unknown[], number | null>({
    queryKey: [committee, 'record', 'entries', area, member],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    initialPageParam: null,
    queryFn: ({ client, pageParam }) =>
      askCommittee(
        client,
        getRecord,
        { committee },
        {
          limit: AT_ONCE,
          ...(pageParam === null ? {} : { before: pageParam }),
          ...(area === null ? {} : { area }),
          ...(member === null ? {} : { member }),
        },
      ),
    getNextPageParam: ({ next }) => next,
  })

/**
 * The entries shown once more, for an export: the server notes that they were exported.
 * @param shown the numbers of the newest and the oldest
 */
export async function fetchExport(
  client: QueryClient,
  committee: string,
  { area, member }: RecordFilter,
  shown: { newest: number; oldest: number },
): Promise<RecordPage['entries']> {
  const entries: RecordPage['entries'] = []
  const filter = { ...(area === null ? {} : { area }), ...(member === null ? {} : { member }) }
  for (let before: number | null = shown.newest + 1; before !== null && before > shown.oldest; ) {
    const asked = { limit: EXPORTED_AT_ONCE, before, purpose: 'export' as const, ...filter }
    const page: RecordPage = await askCommittee(client, getRecord, { committee }, asked)
    entries.push(...page.entries.filter(({ seq }) => seq >= shown.oldest))
    before = page.next
  }
  return entries
}
const EXPORTED_AT_ONCE = 200

/** The names of ids, at most `MOST_IDS` of them. They never change. */
export const namesQuery = (committee: string, ids: readonly string[]) =>
  committeeQuery(['record', 'names', ...ids], getNames, { committee }, { ids: ids.join(',') }, { forever: true })
export const MOST_IDS = 200
