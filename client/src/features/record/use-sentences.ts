import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedThing } from './names.ts'
import { composeSentence } from './sentence.ts'
import { useNames } from './use-names.ts'
import { usePhrases } from './use-phrases.ts'

/** An event said in the reader's language: a template, what goes into its slots, and words quoted with it. */
export type Said = { template: string; values: Record<string, NamedThing>; quote?: string | null }

type Translate = (key: string, options: { count?: number; skipInterpolation: true }) => string

export function useSentences(): (event: PresentedEvent) => Said {
  const { t } = useTranslation()
  const names = useNames()
  const phrases = usePhrases()
  return useCallback(
    (event) => {
      const { key, values, count, quote } = composeSentence(event, names, phrases)
      // A test holds that every key a sentence can have exists in every language; its type would be a list of fifty.
      const translate = t as unknown as Translate
      const template = translate(`record.sentence.${key}`, {
        skipInterpolation: true,
        ...(count === undefined ? {} : { count }),
      })
      return {
        template,
        values: { ...values, ...(count === undefined ? {} : { count: { text: String(count) } }) },
        ...(quote === undefined ? {} : { quote }),
      }
    },
    [t, names, phrases],
  )
}
