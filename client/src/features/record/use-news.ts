import { useQuery } from '@tanstack/react-query'
import { type NewsItem, newsKey } from './news.ts'

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
