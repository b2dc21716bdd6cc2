import type { EventType } from '@quorate/shared/domain/event'
import { useQuery } from '@tanstack/react-query'
import type { LiveHandler } from '../../live/handlers.ts'
import type { RecordFilter } from './queries.ts'

/** An event that came in live: enough to say whether it fits the filter. */
export type NewsItem = { seq: number; type: EventType; member: string }

/** So many are remembered; beyond that the page says "many". */
const MOST = 1000

const newsKey = (committee: string) => [committee, 'record', 'news'] as const

export const noteNews: LiveHandler = ({ seq, type, actor }, { client, committee }) => {
  const item = { seq, type, member: actor.member }
  client.setQueryData<NewsItem[]>(newsKey(committee), (old = []) => [...old, item].slice(-MOST))
}

/**
 * How many entries newer than `shown` fit the filter. An entry with several events, or one received twice, counts once.
 */
export function countNews(
  news: readonly NewsItem[],
  shown: number,
  { area, member }: RecordFilter,
  areaOf: (type: EventType) => string | undefined,
): number {
  const fitting = news.filter(
    (item) =>
      item.seq > shown && (area === null || areaOf(item.type) === area) && (member === null || item.member === member),
  )
  return new Set(fitting.map(({ seq }) => seq)).size
}

/** The events that came in live. They are never fetched. */
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
