import { Loader } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useTranslation } from '../../i18n/translate.ts'
import { useConnection } from '../../live/live-context.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { LinkedMarkdown } from '../works/parts/linked-markdown.tsx'
import styles from './comment.module.css'
import type { Outgoing } from './outbox.ts'
import { outgoingId, useOutbox } from './outbox-context.ts'

/** The reader's own pending comment: shown at once, and marked until the record has it. */
export function OutgoingComment({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useTranslation()
  const outbox = useOutbox()
  const offline = useConnection().state === 'offline'
  const element = useRef<HTMLElement>(null)
  const { hash } = useLocation()
  const id = outgoingId(outgoing)
  useEffect(() => {
    if (hash !== `#${id}`) return
    element.current?.scrollIntoView({ block: 'center' })
    element.current?.focus({ preventScroll: true })
  }, [hash, id])
  const { key, body, refusal, kept } = outgoing
  const status = outgoing.status === 'sending' && offline ? 'waiting' : outgoing.status
  return (
    <article
      ref={element}
      id={id}
      tabIndex={-1}
      className={styles.outgoing}
      aria-label={t('threads.outgoing')}
      data-status={status}
    >
      <p className={styles.when} role="status">
        {status === 'sending' && <Loader size={12} aria-hidden="true" />} {t(`threads.status.${status}`)}
      </p>
      <LinkedMarkdown text={body} />
      {refusal && <RefusalNote refusal={refusal} kind="answer" notAllowed={t('threads.mayNotComment')} />}
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
