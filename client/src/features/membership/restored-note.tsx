import { IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { readStored, storeValue } from '../../data/device-storage.ts'
import { replacedQuery, setReplaced } from '../../data/replaced.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { useLive } from '../../live/live-context.ts'
import { formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './restored-note.module.css'

/** Milliseconds for which everybody is told who has not dismissed it: people look in after a week or two. */
const TOLD_FOR = 14 * 24 * 60 * 60 * 1000

/** On every page, until it is dismissed: the record was restored from a backup, so that something may be missing. */
export function RestoredNote() {
  const { t } = useTranslation()
  const language = useLanguage()
  const client = useQueryClient()
  const live = useLive()
  const { id, committee } = useCommittee()
  const { data: replaced } = useQuery(replacedQuery(id))
  const key = `quorate-restored:${id}`
  const [dismissed, setDismissed] = useState(() => readStored(key, 0))
  const { restored } = committee
  const isNews = restored !== null && restored.epoch > dismissed && live.now() - restored.at < TOLD_FOR
  const dismiss = () => {
    setReplaced(client, id, false)
    if (restored === null) return
    setDismissed(restored.epoch)
    storeValue(key, restored.epoch)
  }
  return (
    <div role="status">
      {(isNews || replaced) && (
        <div className={styles.note}>
          <p>
            {isNews
              ? t('membership.restored.known', { asOf: formatMoment(restored.asOf, language) })
              : t('membership.restored.unknown')}
          </p>
          <button
            type="button"
            className={styles.dismiss}
            aria-label={t('membership.restored.dismiss')}
            onClick={dismiss}
          >
            <IconX aria-hidden size={16} stroke={1.75} />
          </button>
        </div>
      )}
    </div>
  )
}
