import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readIn } from '../../ui/read-in.ts'
import { formatDuration, formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import type { Phrases } from './names.ts'

/** Turns of the reader's language for the sentences of the record. */
export function usePhrases(): Phrases {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(() => {
    const list = new Intl.ListFormat(language, { type: 'conjunction' })
    return {
      official: (text) => readIn(text, language).text,
      capacity: (capacity) => t(`record.places.${capacity}`),
      role: (role) => t(`record.places.${role}`),
      method: (method) => t(`record.methods.${method}`),
      choice: (choice) =>
        choice === 'for' || choice === 'against' || choice === 'abstain' ? t(`record.choices.${choice}`) : choice,
      floor: (kind) => t(`record.floor.${kind}`),
      duration: (seconds) => formatDuration(seconds, language),
      comment: (number) => t('record.comment', { number }),
      type: (type) => t(`record.type.${type}`),
      list: (names) => list.format(names),
      moment: (at, timeZone) => formatMoment(at, language, timeZone),
    }
  }, [t, language])
}
