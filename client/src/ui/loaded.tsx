import { Button, Skeleton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './loaded.module.css'
import { RefusalNote } from './refusal-note.tsx'

type LoadedProps<T> = {
  query: UseQueryResult<T, Error>
  /** How many lines the skeleton shows. */
  lines?: number
  /** For what the page shows in two places: a failure is told at the other one. */
  quiet?: boolean
  children: (data: T) => ReactNode
}

/** An answer once it is there; until then its outline; if it failed, why, and a button to try again. */
export function Loaded<T>({ query, lines = 6, quiet = false, children }: LoadedProps<T>) {
  const { t } = useTranslation()
  if (query.data !== undefined) return children(query.data)
  if (query.isError && quiet) return null
  if (query.isError)
    return (
      <div className={styles.failed}>
        <p className={styles.title}>{t('ui.failed')}</p>
        <RefusalNote refusal={query.error} />
        <Button variant="default" onClick={() => void query.refetch()} loading={query.isFetching}>
          {t('ui.retry')}
        </Button>
      </div>
    )
  return <Outline lines={lines} />
}

/** The outline of a text that is being fetched. */
export function Outline({ lines }: { lines: number }) {
  const { t } = useTranslation()
  return (
    <div className={styles.skeleton} role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity
        <Skeleton key={line} height="1rem" width={`${92 - ((line * 17) % 40)}%`} radius="sm" />
      ))}
    </div>
  )
}
