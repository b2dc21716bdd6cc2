import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../../ui/loaded.tsx'
import { threadOptions } from './api.ts'
import styles from './thread.module.css'
import { ThreadView } from './thread-view.tsx'

type ThreadPanelProps = {
  committee: string
  thread: string
  /** Where the debate is closed and reopened elsewhere on the page, the panel only says whether it is open. */
  presided?: boolean
}

/** A thread, wherever it is embedded. */
export function ThreadPanel({ committee, thread, presided = false }: ThreadPanelProps) {
  const { t } = useTranslation()
  const query = useQuery(threadOptions(committee, thread))
  return (
    <section className={styles.panel} aria-label={t('threads.title')}>
      <Loaded query={query} lines={5}>
        {(data) => <ThreadView key={data.id} committee={committee} thread={data} presided={presided} />}
      </Loaded>
    </section>
  )
}
