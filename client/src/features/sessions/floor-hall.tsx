import type { Session } from '@quorate/shared/contracts/sessions'
import { inOrder } from '@quorate/shared/domain/sessions/floor'
import { useCommittee } from '../../data/committee-context.ts'
import { PrincipalName } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { CapacityBadge } from '../../ui/capacity-badge.tsx'
import { Line } from '../../ui/line.tsx'
import { FloorClock } from './floor-clock.tsx'
import styles from './floor-hall.module.css'

/** How many of the next speakers the hall sees. */
const NEXT = 3

/** For the hall: who has the floor, the clock, and who is next. */
export function FloorHall({ floor }: { floor: Session['floor'] }) {
  const { t } = useTranslation()
  const { participant } = useCommittee()
  const next = inOrder(floor.requests).slice(0, NEXT)
  if (floor.speaking === null && next.length === 0) return null
  return (
    <section className={styles.floor} aria-label={t('sessions.floor.title')}>
      {floor.speaking && (
        <div className={styles.speaking}>
          <div aria-live="polite">
            <p className={styles.principal}>
              <PrincipalName id={floor.speaking.principal} />
            </p>
            <p className={styles.speaker}>
              <Line text={participant(floor.speaking.member)?.name ?? t('ui.erasedName')} />
              <CapacityBadge capacity={floor.speaking.capacity} />
            </p>
            <p className={styles.label}>{t(`sessions.floor.kind.${floor.speaking.kind}`)}</p>
          </div>
          <FloorClock since={floor.speaking.at} limit={floor.limit} />
          {floor.interrupted && (
            <p className={styles.label}>
              {t('sessions.floor.interrupted')} <PrincipalName id={floor.interrupted.principal} />
            </p>
          )}
        </div>
      )}
      {next.length > 0 && (
        <div className={styles.next}>
          <p className={styles.label}>{t('sessions.floor.next')}</p>
          <ol className={styles.list}>
            {next.map(({ principal, kind }) => (
              <li key={`${principal} ${kind}`}>
                <PrincipalName id={principal} />{' '}
                <span className={styles.label}>{t(`sessions.floor.kind.${kind}`)}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  )
}
