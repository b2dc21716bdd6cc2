import type { DecisionSummary } from '@quorate/shared/contracts/decisions'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/translate.ts'
import styles from './outcome.module.css'

/** The outcome of a decision: by shape and by label. */
export function Outcome({ outcome }: { outcome: DecisionSummary['outcome'] }) {
  const { t } = useTranslation()
  const Mark = outcome === 'carried' ? IconCheck : IconX
  return (
    <span className={styles.outcome} data-outcome={outcome}>
      <Mark aria-hidden size={16} stroke={2.25} />
      {t(`decisions.outcome.${outcome}`)}
    </span>
  )
}
