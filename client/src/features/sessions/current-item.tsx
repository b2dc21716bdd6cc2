import type { Session } from '@quorate/shared/contracts/sessions'
import { useTranslation } from '../../i18n/translate.ts'
import { useAnnounced } from '../../ui/use-announced.ts'
import { LinkedText } from '../works/parts/linked-text.tsx'
import styles from './current-item.module.css'

/** The item under discussion, large; or, if there is none, why not and what comes next. */
export function CurrentItem({ session }: { session: Session['session'] }) {
  const { t } = useTranslation()
  const announced = useAnnounced()
  const item = session.agenda.find((each) => each.item === session.current)
  const when = announced(session.startsAt, session.timeZone)
  if (session.status === 'scheduled')
    return <Note title={t('sessions.room.notOpen')} text={t('sessions.room.notOpenText', { when })} />
  if (session.status === 'closed')
    return <Note title={t('sessions.room.closed')} text={t('sessions.room.closedText')} />
  return (
    <div className={styles.item}>
      {session.status === 'suspended' && (
        <p className={styles.suspended} role="status">
          <strong>{t('sessions.room.suspended')}.</strong> {t('sessions.room.suspendedText')}
        </p>
      )}
      {item ? (
        <div aria-live="polite">
          <p className={styles.kicker}>
            {t('sessions.room.underDiscussion')} · {t('sessions.room.itemNumber', { number: item.number })}
          </p>
          <h2 className={styles.title}>
            <LinkedText text={item.title} />
          </h2>
        </div>
      ) : (
        <Note title={t('sessions.room.noItem')} text={t('sessions.room.noItemText')} />
      )}
    </div>
  )
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
    </div>
  )
}
