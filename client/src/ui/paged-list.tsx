import { Button } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ReactNode, useCallback, useRef } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import { EmptyState } from './empty-state.tsx'
import { Loaded } from './loaded.tsx'
import { LongList } from './long-list.tsx'
import styles from './paged-list.module.css'
import { RefusalNote } from './refusal-note.tsx'
import type { RowProps } from './rows-on-screen.tsx'
import { useHeldRows } from './use-held-rows.ts'

type PagedListProps<R> = {
  query: UseInfiniteQueryResult<unknown, Error>
  rows: readonly R[]
  keyOf: (row: R) => string
  row: (row: R, props: RowProps) => ReactNode
  label: string
  /** The identity of the list, by its filter and search: another one begins anew. */
  list: string
  /** Shown if the list is empty. */
  empty: ReactNode
  /** Whether it is searched or filtered: then an empty list means that nothing was found. */
  narrowed?: boolean
  /** The height in pixels of a row that was not on screen yet. */
  estimate?: number
  className?: string | undefined
}

/** A list that comes in pages: more of it as one scrolls, or by the button; new rows are announced at its head. */
export function PagedList<R>(props: PagedListProps<R>) {
  const { query, rows, keyOf, row, label, list, empty, narrowed = false, estimate = 96, className } = props
  const { t } = useTranslation()
  const top = useRef<HTMLDivElement>(null)
  const { shown, held, showHeld } = useHeldRows(rows, keyOf, list)
  const showNew = () => {
    showHeld()
    // New rows are at the top, where the reader wants to go.
    requestAnimationFrame(() => top.current?.scrollIntoView({ block: 'start' }))
  }
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, isPlaceholderData } = query
  const ready = hasNextPage && !isFetchingNextPage && !isFetchNextPageError
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])
  const nothing = narrowed ? <EmptyState title={t('ui.list.notFound')}>{t('ui.list.notFoundText')}</EmptyState> : empty
  return (
    <Loaded query={query}>
      {() => (
        <div ref={top} className={styles.paged} data-earlier={isPlaceholderData} aria-busy={isPlaceholderData}>
          <div role="status" className={styles.held}>
            {held > 0 && (
              <Button size="compact-sm" onClick={showNew}>
                {t('ui.list.new', { count: held })}
              </Button>
            )}
          </div>
          {shown.length === 0 ? (
            nothing
          ) : (
            <LongList
              items={shown}
              keyOf={keyOf}
              row={row}
              estimate={estimate}
              label={label}
              className={className}
              {...(ready ? { onNearEnd: more } : {})}
            />
          )}
          <RefusalNote refusal={isFetchNextPageError ? query.error : null} />
          {shown.length > 0 && (
            <p className={styles.foot}>
              <span role="status">{t(hasNextPage ? 'ui.list.soFar' : 'ui.list.inAll', { count: shown.length })}</span>
              {hasNextPage && (
                <Button size="compact-sm" variant="default" loading={isFetchingNextPage} onClick={more}>
                  {t('ui.list.more')}
                </Button>
              )}
            </p>
          )}
        </div>
      )}
    </Loaded>
  )
}
