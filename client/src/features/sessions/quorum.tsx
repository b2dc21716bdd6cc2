import type { Session } from '@quorate/shared/contracts/sessions'
import { useTranslation } from '../../i18n/translate.ts'
import styles from './quorum.module.css'

type QuorumProps = { answer: Pick<Session, 'session' | 'entitled' | 'quorum'>; size?: 'page' | 'hall' }

/** The number present, the number needed, and whether there is a quorum: in numbers and in words. */
export function Quorum({ answer: { session, entitled, quorum }, size = 'page' }: QuorumProps) {
  const { t } = useTranslation()
  const present = session.present.length
  const missing = quorum - present
  return (
    <div className={styles.quorum} data-size={size}>
      <p className={styles.verdict} data-reached={missing <= 0} role="status">
        {missing <= 0 ? t('sessions.quorum.reached') : t('sessions.quorum.missing', { count: missing })}
      </p>
      <p className={styles.numbers}>
        <span>{t('sessions.quorum.present', { present, entitled })}</span>{' '}
        <span>{t('sessions.quorum.needed', { needed: quorum })}</span>
      </p>
      <div className={styles.track} aria-hidden="true">
        <span className={styles.present} style={{ inlineSize: `${share(present, entitled)}%` }} />
        <span className={styles.needed} style={{ insetInlineStart: `${share(quorum, entitled)}%` }} />
      </div>
    </div>
  )
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.min(100, (part * 100) / whole))
