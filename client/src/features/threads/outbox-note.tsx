import { useLocation } from 'react-router'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import { outgoingId, useOutgoing } from './outbox-context.ts'
import styles from './outbox-note.module.css'

/** On other pages: the comments that could not be posted, with links to them. */
export function OutboxNote() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const elsewhere = useOutgoing().filter(({ status, path }) => status !== 'sending' && path !== pathname)
  const refused = elsewhere.filter(({ status }) => status === 'refused')
  const [first] = refused.length > 0 ? refused : elsewhere
  return (
    <div role="status">
      {first && (
        <p className={styles.note}>
          {refused.length > 0
            ? t('threads.refusedElsewhere', { count: refused.length })
            : t('threads.waitingElsewhere', { count: elsewhere.length })}{' '}
          <Link to={`${first.path}#${outgoingId(first)}`}>{t('threads.toOutgoing')}</Link>
        </p>
      )}
    </div>
  )
}
