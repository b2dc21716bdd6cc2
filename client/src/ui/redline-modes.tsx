import { SegmentedControl } from '@mantine/core'
import { useTranslation } from '../i18n/translate.ts'
import type { RedlineMode } from './redline.tsx'

/** Switches between the clean text, the redline and the two side by side. */
export function RedlineModes({ mode, onChange }: { mode: RedlineMode; onChange: (mode: RedlineMode) => void }) {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('ui.redline.label')}
      value={mode}
      onChange={onChange}
      data={[
        { value: 'redline', label: t('ui.redline.redline') },
        { value: 'clean', label: t('ui.redline.clean') },
        { value: 'side', label: t('ui.redline.side') },
      ]}
    />
  )
}
