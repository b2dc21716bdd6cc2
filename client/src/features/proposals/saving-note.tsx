import { useTranslation } from '../../i18n/translate.ts'
import { formatTime } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './draft.module.css'
import type { Saving } from './use-autosave.ts'

/** Whether the draft is saved. */
export function SavingNote({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const time = saving.state === 'saved' ? formatTime(saving.at, language) : ''
  return (
    <p className={styles.saving} role="status">
      {t(`proposals.draft.saving.${saving.state}`, { time })}
    </p>
  )
}
