import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from '../i18n/translate.ts'

export function PrintButton() {
  const { t } = useTranslation()
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter aria-hidden size={18} stroke={1.75} />}
      onClick={() => window.print()}
    >
      {t('ui.print')}
    </Button>
  )
}
