import { IconCircle, IconCircleCheck, IconCircleX, IconProgress, IconRotate2 } from '@tabler/icons-react'
import type { ClientWorkKind } from '../../data/work-kinds.ts'

/** How far a proposal has come: by shape, by colour and by label. */
export const stages: ClientWorkKind['stages'] = {
  tabled: { shape: IconCircle, tone: 'open', label: (t) => t('proposals.stage.tabled') },
  voting: { shape: IconProgress, tone: 'now', label: (t) => t('proposals.stage.voting') },
  carried: { shape: IconCircleCheck, tone: 'good', label: (t) => t('proposals.stage.carried') },
  rejected: { shape: IconCircleX, tone: 'over', label: (t) => t('proposals.stage.rejected') },
  withdrawn: { shape: IconRotate2, tone: 'over', label: (t) => t('proposals.stage.withdrawn') },
}
