import type { ProposalSummary } from '@quorate/shared/contracts/proposals'
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconProgress, IconRotate2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './status.module.css'

const SHAPES = {
  tabled: IconCircleDashed,
  voting: IconProgress,
  carried: IconCircleCheck,
  rejected: IconCircleX,
  withdrawn: IconRotate2,
}

/** The status of a proposal, by shape and by label. */
export function Status({ status }: { status: ProposalSummary['status'] }) {
  const { t } = useTranslation()
  const Shape = SHAPES[status]
  return (
    <span className={styles.status} data-status={status}>
      <Shape aria-hidden size={16} stroke={1.75} />
      {t(`ui.status.${status}`)}
    </span>
  )
}
