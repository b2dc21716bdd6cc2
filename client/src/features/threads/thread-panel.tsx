import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../../ui/loaded.tsx'
import { threadOptions } from './api.ts'
import styles from './thread.module.css'
import { ThreadView } from './thread-view.tsx'

/** A thread, wherever it is embedded. */
export function ThreadPanel({ committee, thread }: { committee: string; thread: string }) {
  const { t } = useTranslation()
  const query = useQuery(threadOptions(committee, thread))
  return (
    <section className={styles.panel} aria-label={t('threads.title')}>
      <Loaded query={query} lines={5}>
        {(data) => <ThreadView key={data.id} committee={committee} thread={data} />}
      </Loaded>
    </section>
  )
}
