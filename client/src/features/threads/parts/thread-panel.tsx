import { usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n/translate.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { windowOf } from '../patch.ts'
import { commentsQuery, threadQuery } from '../queries.ts'
import styles from '../thread.module.css'
import { ThreadView } from '../thread-view.tsx'
import { usePermalink } from '../use-permalink.ts'

type ThreadPanelProps = {
  committee: string
  thread: string
  /** The controls of the debate are elsewhere on the page, so the panel only says whether it is open. */
  presided?: boolean
}

/** A thread, on any page. */
export function ThreadPanel({ committee, thread, presided = false }: ThreadPanelProps) {
  const { t } = useTranslation()
  const query = useQuery(threadQuery(committee, thread))
  // The first comments are fetched together with the summary, not after it.
  usePrefetchQuery(commentsQuery(committee, thread, windowOf(Math.max(1, usePermalink().number ?? 1))))
  return (
    <section className={styles.panel} aria-label={t('threads.title')}>
      <Loaded query={query} lines={5}>
        {(data) => <ThreadView key={data.id} committee={committee} thread={data} presided={presided} />}
      </Loaded>
    </section>
  )
}
