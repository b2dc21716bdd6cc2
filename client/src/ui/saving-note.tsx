import { useTranslation } from '../i18n/translate.ts'
import styles from './saving-note.module.css'
import { formatTime } from './time.ts'
import { useLanguage } from './use-language.ts'

export type Saving = { state: 'unchanged' } | { state: 'saving' } | { state: 'saved'; at: number } | { state: 'failed' }

/** Whether the draft is saved. */
export function SavingNote({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const time = saving.state === 'saved' ? formatTime(saving.at, language) : ''
  return (
    <p className={styles.saving} role="status">
      {t(`ui.saving.${saving.state}`, { time })}
    </p>
  )
}
