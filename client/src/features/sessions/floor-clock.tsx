import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from '../../i18n/translate.ts'
import { formatDuration, formatStopwatch } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { useNow } from '../../ui/use-now.ts'
import styles from './floor.module.css'

/** How long a speech has lasted, by the server's clock, and how much of `limit` seconds is left. */
export function FloorClock({ since, limit }: { since: number; limit: number | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const spoken = Math.max(0, Math.floor((useNow(500) - since) / 1000))
  const left = limit === null ? null : limit - spoken
  const over = left !== null && left <= 0
  return (
    <>
      <p className={styles.clock} data-over={over} role="timer">
        <span className={styles.time}>{formatStopwatch(spoken)}</span>{' '}
        <span className={styles.left}>
          {left === null || limit === null
            ? t('sessions.floor.spoken')
            : over
              ? t('sessions.floor.over', { time: formatStopwatch(-left) })
              : t('sessions.floor.left', { time: formatStopwatch(left), limit: formatDuration(limit, language) })}
        </span>
      </p>
      <VisuallyHidden role="status">{over ? t('sessions.floor.timeUp') : ''}</VisuallyHidden>
    </>
  )
}
