import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useTranslation } from 'react-i18next'
import { useWorkKinds } from '../../../data/work-kinds.ts'
import { Mark } from '../../../ui/mark.tsx'

/** How far a work has come. */
export function WorkStage({ work }: { work: Pick<WorkLine, 'kind' | 'stage' | 'open'> }) {
  const { t } = useTranslation()
  return <Mark {...useWorkKinds().stage(t, work)} />
}
