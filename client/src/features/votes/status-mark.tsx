import type { VoteStatus } from '@quorate/shared/domain/votes/state'
import { IconCircleCheck, IconCircleDashed, IconCircleOff, IconProgress } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/translate.ts'
import { Mark } from '../../ui/mark.tsx'

const MARKS = {
  open: { shape: IconProgress, tone: 'now' },
  closed: { shape: IconCircleDashed, tone: 'open' },
  'no-quorum': { shape: IconCircleOff, tone: 'over' },
  certified: { shape: IconCircleCheck, tone: 'good' },
} as const

/** Whether a vote is open, closed (with a quorum or not) or certified: by shape and by label. */
export function VoteStatusMark({ status }: { status: VoteStatus }) {
  const { t } = useTranslation()
  return <Mark {...MARKS[status]} label={t(`votes.status.${status}`)} />
}
