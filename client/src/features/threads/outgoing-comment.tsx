import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../../live/live-context.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './comment.module.css'
import type { Outgoing } from './outbox.ts'
import { useOutbox } from './outbox-context.ts'

/** One's own comment on its way: shown at once, and marked until the record has it. */
export function OutgoingComment({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useTranslation()
  const outbox = useOutbox()
  const offline = useConnection().state === 'offline'
  const { key, body, refusal, kept } = outgoing
  const status = outgoing.status === 'sending' && offline ? 'waiting' : outgoing.status
  return (
    <article className={styles.outgoing} aria-label={t('threads.outgoing')} data-status={status}>
      <p className={styles.when} role="status">
        {status === 'sending' && <Loader size={12} aria-hidden="true" />} {t(`threads.status.${status}`)}
      </p>
      <Markdown text={body} />
      {refusal && <RefusalNote refusal={refusal} kind="answer" command="postComment" />}
      {!kept && <p className={styles.unkept}>{t('threads.unkept')}</p>}
      {status !== 'sending' && (
        <div className={styles.actions}>
          <button type="button" className={styles.action} onClick={() => outbox.retry(key)}>
            {t('ui.retry')}
          </button>
          <button type="button" className={styles.action} onClick={() => outbox.discard(key)}>
            {t('threads.discard')}
          </button>
        </div>
      )}
    </article>
  )
}
