import { useId, useState } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import { type Connection, useConnection } from '../live/live-context.ts'
import { formatTime } from '../ui/time.ts'
import { useLanguage } from '../ui/use-language.ts'
import styles from './connection-indicator.module.css'

function hintOf(connection: Connection) {
  if (connection.state !== 'offline') return `shell.connection.${connection.state}Hint` as const
  return connection.why === 'lost'
    ? 'shell.connection.offlineHint'
    : (`shell.connection.why.${connection.why}` as const)
}

/** Whether the page is up to date: by shape, by label, and on request in a sentence. */
export function ConnectionIndicator() {
  const { t } = useTranslation()
  const language = useLanguage()
  const id = useId()
  const [dismissed, setDismissed] = useState(false)
  const connection = useConnection()
  const time = connection.state === 'offline' ? formatTime(connection.since, language) : ''
  const again = () => setDismissed(false)
  return (
    <span className={styles.hinted} data-dismissed={dismissed} onPointerLeave={again}>
      <button
        type="button"
        className={styles.indicator}
        data-state={connection.state}
        aria-describedby={id}
        onBlur={again}
        onKeyDown={({ key }) => key === 'Escape' && setDismissed(true)}
      >
        <span className={styles.dot} aria-hidden="true" />
        <span className={styles.label}>{t(`shell.connection.${connection.state}`, { time })}</span>
      </button>
      <span id={id} role="tooltip" className={styles.hint}>
        {t(hintOf(connection))}
      </span>
    </span>
  )
}

/** Announces in words that the connection is lost. */
export function OfflineBanner() {
  const { t } = useTranslation()
  const language = useLanguage()
  const connection = useConnection()
  const offline = connection.state === 'offline'
  return (
    <div role="status">
      {offline && (
        <p className={styles.banner}>
          <strong>{t('shell.connection.offline', { time: formatTime(connection.since, language) })}.</strong>{' '}
          {t(hintOf(connection))}
        </p>
      )}
    </div>
  )
}
