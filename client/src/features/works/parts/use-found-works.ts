import { useDebouncedValue } from '@mantine/hooks'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { isolated } from '@quorate/shared/domain/characters'
import { useInfiniteQuery } from '@tanstack/react-query'
import { readIn } from '../../../ui/read-in.ts'
import { useLanguage } from '../../../ui/use-language.ts'
import { type WorkFilter, worksQuery } from '../queries.ts'

/** Milliseconds after the last key before the search. */
const PAUSE = 250

/** Works to choose from, searched by the server as one types. */
export function useFoundWorks(committee: string, words: string, filter: WorkFilter = {}) {
  const language = useLanguage()
  const [search] = useDebouncedValue(words.trim(), PAUSE)
  const { data, isFetching } = useInfiniteQuery(worksQuery(committee, search === '' ? filter : { ...filter, search }))
  const found: WorkLine[] = data?.pages[0]?.works ?? []
  const label = ({ symbol, title }: Pick<WorkLine, 'symbol' | 'title'>) =>
    `${symbol} · ${isolated(readIn(title, language).text)}`
  return { found, label, isFetching: isFetching || search !== words.trim() }
}
