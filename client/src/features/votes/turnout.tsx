import { useTranslation } from '../../i18n/translate.ts'
import styles from './turnout.module.css'

/** How many delegations have voted, without their choices. A tick for each, so that twelve look like twelve. */
export function Turnout({ cast, entitled }: { cast: number; entitled: number }) {
  const { t } = useTranslation()
  return (
    <div className={styles.turnout}>
      <p className={styles.text}>{t('votes.turnout.text', { count: cast, entitled })}</p>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t('votes.turnout.title')}
        aria-valuemin={0}
        aria-valuemax={entitled}
        aria-valuenow={cast}
        aria-valuetext={t('votes.turnout.short', { cast, entitled })}
      >
        <span className={styles.cast} style={{ inlineSize: `${entitled === 0 ? 0 : (cast * 100) / entitled}%` }} />
      </div>
    </div>
  )
}
