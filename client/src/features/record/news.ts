import type { RecordArea } from '@quorate/shared/contracts/record'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { RecordFilter } from './queries.ts'

/** An event that came in live: enough to say whether it belongs to what is shown. */
export type NewsItem = { seq: number; area: RecordArea; member: string }

/** So many are remembered; beyond, there are "many". */
const MOST = 1000

export const newsKey = (committee: string) => [committee, 'record', 'news'] as const

export function noteNews(client: QueryClient, committee: string, item: NewsItem): void {
  client.setQueryData<NewsItem[]>(newsKey(committee), (old = []) => [...old, item].slice(-MOST))
}

/** How many entries newer than `shown` fit the filter. An entry with several events, or one received twice, counts once. */
export function countNews(news: readonly NewsItem[], shown: number, { area, member }: RecordFilter): number {
  const fitting = news.filter(
    (item) => item.seq > shown && (area === null || item.area === area) && (member === null || item.member === member),
  )
  return new Set(fitting.map(({ seq }) => seq)).size
}

/** What has come in live; it is only ever told, never asked for. */
export function useNews(committee: string): readonly NewsItem[] {
  const { data } = useQuery<NewsItem[]>({
    queryKey: newsKey(committee),
    queryFn: () => [],
    enabled: false,
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
