import type { EventActor } from '@quorate/shared/domain/event'
import { useTranslation } from '../i18n/translate.ts'
import styles from './capacity-badge.module.css'

type AnyCapacity = EventActor['capacity']

/** A shape for each capacity, so that it is recognizable without colour: flag, diamond, eye, gavel's head, circle. */
const SHAPES: Record<AnyCapacity, string> = {
  delegate: 'M3 1.5v13M3 2.500h10l-2.500 3.500 2.500 3.500H3',
  business: 'M8 1.500 14.500 8 8 14.500 1.500 8z',
  observer: 'M1.500 8c3-5 10-5 13 0-3 5-10 5-13 0zM8 6.200a1.800 1.800 0 1 0 .01 0z',
  chair: 'M8 1.500 10 6l4.800.4-3.700 3.100 1.200 4.700L8 11.700l-4.300 2.500 1.200-4.700L1.200 6.400 6 6z',
  'vice-chair': 'M8 2 14.500 13.500h-13z',
  secretariat: 'M2.500 2.500h11v11h-11zM5 6h6M5 9.500h6',
  system: 'M8 2a6 6 0 1 0 .01 0zM8 5v3.200l2.200 1.600',
}

/** The capacity in which somebody acts: by shape and by label. */
export function CapacityBadge({ capacity }: { capacity: AnyCapacity }) {
  const { t } = useTranslation()
  return (
    <span className={styles.badge} data-capacity={capacity}>
      <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true" className={styles.shape}>
        <path d={SHAPES[capacity]} />
      </svg>
      {t(`ui.capacity.${capacity}`)}
    </span>
  )
}
