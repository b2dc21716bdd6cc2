import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useTranslation } from 'react-i18next'
import { useWorkKinds } from '../../../data/work-kinds.ts'
import { Mark } from '../../../ui/mark.tsx'

/** The stage of a work. */
export function WorkStage({ work }: { work: Pick<WorkLine, 'kind' | 'stage' | 'open'> }) {
  const { t } = useTranslation()
  return <Mark {...useWorkKinds().stage(t, work)} />
}
