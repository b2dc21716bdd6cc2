import { Switch } from '@mantine/core'
import { useState } from 'react'
import { readStored, storeValue } from '../../data/device-storage.ts'
import { useTranslation } from '../../i18n/translate.ts'
import styles from './thread.module.css'

const STORED = 'quorate-announce-comments'

/** Whether new comments are read out; remembered on this device, for every thread. */
export function useAnnounced(): [boolean, (announce: boolean) => void] {
  const [announce, setAnnounce] = useState(() => readStored(STORED, true))
  return [
    announce,
    (wanted) => {
      setAnnounce(wanted)
      storeValue(STORED, wanted)
    },
  ]
}

/** For those who listen: whether new comments are announced while one is in the thread. */
export function AnnounceSwitch({ announce, onChange }: { announce: boolean; onChange: (announce: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Switch
      size="xs"
      className={styles.announce ?? ''}
      label={t('threads.announce')}
      checked={announce}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
