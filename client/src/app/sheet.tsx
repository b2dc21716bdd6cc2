import { Drawer } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './navigation.module.css'

type SheetProps = { opened: boolean; title: string; onClose: () => void; children: ReactNode }

/** On a phone: comes up from the foot of the page, over it. */
export function Sheet({ opened, title, onClose, children }: SheetProps) {
  const { t } = useTranslation()
  // Opens a moment after it is there: otherwise the focus would not return to its place when the sheet closes.
  const [shown, setShown] = useState(false)
  useEffect(() => setShown(opened), [opened])
  return (
    <Drawer
      opened={shown}
      onClose={onClose}
      position="bottom"
      styles={{ content: { height: 'auto' } }}
      title={title}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={styles.sheet}>{children}</div>
    </Drawer>
  )
}
