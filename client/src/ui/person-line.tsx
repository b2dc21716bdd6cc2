import type { EventActor } from '@quorate/shared/domain/event'
import { useTranslation } from '../i18n/translate.ts'
import { CapacityBadge } from './capacity-badge.tsx'
import { Line } from './line.tsx'
import { Official } from './official.tsx'
import styles from './person-line.module.css'
import type { ReadableText } from './read-in.ts'

type PersonLineProps = {
  /** Null if the name was erased. */
  name: string | null
  capacity: EventActor['capacity']
  /** Delegation, entity or organization; null for the Secretariat. */
  principal: ReadableText | null
}

/** A name is always shown with the principal it speaks for and its capacity. */
export function PersonLine({ name, capacity, principal }: PersonLineProps) {
  const { t } = useTranslation()
  return (
    <span className={styles.line}>
      <span className={styles.name}>{name === null ? <em>{t('ui.erasedName')}</em> : <Line text={name} />}</span>
      <span className={styles.place}>
        {principal && (
          <span className={styles.principal}>
            <Official text={principal} />
          </span>
        )}
        <CapacityBadge capacity={capacity} />
      </span>
    </span>
  )
}
