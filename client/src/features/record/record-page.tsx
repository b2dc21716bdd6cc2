import { Button } from '@mantine/core'
import { AREA_NAMES } from '@quorate/shared/contracts/commands'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { RecordPage as Answer } from '@quorate/shared/contracts/record'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded, Outline } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { countNews, useNews } from './news.ts'
import { type RecordFilter, recordQuery } from './queries.ts'
import styles from './record.module.css'
import { RecordEntries } from './record-entries.tsx'
import { RecordExport } from './record-export.tsx'
import { RecordFilters } from './record-filters.tsx'
import { useSentences } from './use-sentences.ts'

/** Everything that happened, in plain sentences. */
export function RecordPage() {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const [filter, setFilter] = useFilter()
  const query = useInfiniteQuery(recordQuery(committee, filter))
  const pages = query.data?.pages ?? NO_PAGES
  const { wordsQuery, say, areaOf, named } = useSentences(useMemo(() => pages.map(eventsOf), [pages]))
  const entries = pages.flatMap((page) => page.entries)
  const shown = Math.max(query.data?.pages[0]?.seq ?? 0, entries[0]?.seq ?? 0)
  const waiting = countNews(useNews(committee), query.data ? shown : Number.POSITIVE_INFINITY, filter, areaOf)
  const { fetchNextPage } = query
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage])
  const filtered = filter.area !== null || filter.member !== null
  return (
    <Page
      title={t('record.title')}
      lead={t('record.lead')}
      actions={
        entries.length > 0 && wordsQuery.isSuccess && <RecordExport entries={entries} filter={filter} say={say} />
      }
    >
      <RecordFilters filter={filter} onChange={setFilter} />
      <div role="status" className={styles.news}>
        {waiting > 0 && (
          <p className={styles.waiting}>
            {t('record.newEntries', { count: waiting })}
            <Button size="compact-sm" variant="subtle" onClick={() => void query.refetch()} loading={query.isFetching}>
              {t('record.showNew')}
            </Button>
          </p>
        )}
      </div>
      <Loaded query={query} lines={12}>
        {() =>
          !wordsQuery.isSuccess ? (
            <Loaded query={wordsQuery} lines={12}>
              {() => null}
            </Loaded>
          ) : !named ? (
            <Outline lines={12} />
          ) : entries.length === 0 && !query.hasNextPage ? (
            <EmptyState title={t(filtered ? 'record.emptyFiltered.title' : 'record.empty.title')}>
              {t(filtered ? 'record.emptyFiltered.text' : 'record.empty.text')}
            </EmptyState>
          ) : (
            <div className={styles.record}>
              <p className={styles.explained}>{t('record.hashExplained')}</p>
              <RecordEntries
                entries={entries}
                say={say}
                onNearEnd={!filtered && query.hasNextPage && !query.isFetchingNextPage ? loadMore : undefined}
              />
              <RefusalNote refusal={query.isFetchNextPageError ? query.error : null} />
              {query.hasNextPage ? (
                <Button
                  variant="default"
                  className={styles.earlier}
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t('record.earlier')}
                </Button>
              ) : (
                <p className={styles.explained}>{t(filtered ? 'record.allFound' : 'record.beginning')}</p>
              )}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

const NO_PAGES: readonly Answer[] = []
// The edge: the contract leaves an event's data open; the server presents it as its type says.
const eventsOf = ({ entries }: Answer) => entries.flatMap(({ events }) => events as PresentedEvent[])

/** The filter is part of the address, so that the result can be shared. */
function useFilter(): [RecordFilter, (filter: RecordFilter) => void] {
  const [search, setSearch] = useSearchParams()
  const area = AREA_NAMES.find((each) => each === search.get('area')) ?? null
  const set = (filter: RecordFilter) => {
    const next = new URLSearchParams()
    if (filter.area !== null) next.set('area', filter.area)
    if (filter.member !== null) next.set('member', filter.member)
    setSearch(next, { replace: true, preventScrollReset: true })
  }
  return [{ area, member: search.get('member') }, set]
}
