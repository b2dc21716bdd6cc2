import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Markdown } from '../../ui/markdown.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './comment.module.css'
import type { Outbox, Outgoing } from './use-outbox.ts'

/** One's own comment on its way: shown at once, and marked until the record has it. */
export function OutgoingComment({ outgoing, outbox }: { outgoing: Outgoing; outbox: Outbox }) {
  const { t } = useTranslation()
  const { key, body, status, error } = outgoing
  return (
    <section className={styles.outgoing} aria-label={t('threads.outgoing')}>
      <p className={styles.when}>
        {status === 'sending' && <Loader size={12} aria-hidden="true" />} {t(`threads.status.${status}`)}
      </p>
      <Markdown text={body} />
      {status === 'refused' && <RefusalNote refusal={error} />}
      {status !== 'sending' && (
        <div className={styles.actions}>
          <button type="button" className={styles.action} onClick={() => outbox.retry(key)}>
            {t('ui.retry')}
          </button>
          <button type="button" className={styles.action} onClick={() => outbox.remove(key)}>
            {t('threads.discard')}
          </button>
        </div>
      )}
    </section>
  )
}
