import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useWorkKinds } from '../../../data/work-kinds.ts'
import { useTranslation } from '../../../i18n/translate.ts'
import { Mark } from '../../../ui/mark.tsx'

/** The stage of a work. */
export function WorkStage({ work }: { work: Pick<WorkLine, 'kind' | 'stage' | 'open'> }) {
  const { t } = useTranslation()
  return <Mark {...useWorkKinds().stage(t, work)} />
}
