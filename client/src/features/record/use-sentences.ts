import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../../data/committee-context.ts'
import {
  type NamedThing,
  type Names,
  type NamesFrom,
  type Phrases,
  type RecordWords,
  RecordWordsContext,
} from '../../data/sentence.ts'
import { readIn } from '../../ui/read-in.ts'
import { formatDuration, formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { membershipPaths } from '../membership/paths.ts'
import { composeSentence } from './sentence.ts'

/** An event said in the reader's language: a template, what goes into its slots, and words quoted with it. */
export type Said = { template: string; values: Record<string, NamedThing>; quote?: string | null }

type Translate = (key: string, options: { count?: number; skipInterpolation: true }) => string

export function useSentences(): (event: PresentedEvent) => Said {
  const { t } = useTranslation()
  const words = useWords()
  const names = useNames(words.namesFrom)
  const phrases = usePhrases()
  return useCallback(
    (event) => {
      const { key, values, count, quote } = composeSentence(event, words, names, phrases)
      // The edge: the type of an area says that each key has a template; here it may be that of any area.
      const translate = t as unknown as Translate
      const template = translate(key, { skipInterpolation: true, ...(count === undefined ? {} : { count }) })
      return {
        template,
        values: { ...values, ...(count === undefined ? {} : { count: { text: String(count) } }) },
        ...(quote === undefined ? {} : { quote }),
      }
    },
    [t, words, names, phrases],
  )
}

function useWords(): RecordWords {
  const words = useContext(RecordWordsContext)
  if (!words) throw new Error('useSentences is for pages within the frame')
  return words
}

/** Names of what the record refers to, with the ways there, in the reader's language. */
function useNames(namesFrom: readonly NamesFrom[]): Names {
  const { t } = useTranslation()
  const language = useLanguage()
  const client = useQueryClient()
  const { id: committee, address, participant, principal } = useCommittee()
  const answers = useQueries({
    // The edge: these queries are only fetched here; an area reads its own answer.
    queries: namesFrom.map((of) => of(committee) as { queryKey: readonly unknown[] }),
    combine: (results) => results.map(({ dataUpdatedAt }) => dataUpdatedAt).join(),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: new answers bring new names
  return useMemo<Names>(() => {
    const participants = { to: membershipPaths(address).participants }
    const member = (id: string): NamedThing => ({
      text: participant(id)?.name ?? t('record.erasedName'),
      ...participants,
    })
    return {
      t,
      address,
      participants,
      actor: ({ capacity, member: id }) => ({ text: capacity === 'system' ? t('record.system') : member(id).text }),
      member,
      principal: (id) => {
        const found = principal(id)
        return { text: found ? readIn(found.name, language).text : id, ...participants }
      },
      official: (text) => readIn(text, language).text,
      from: (query) => client.getQueryData(query(committee).queryKey),
    }
  }, [t, language, client, committee, address, participant, principal, answers])
}

/** Turns of the reader's language for the sentences of the record. */
function usePhrases(): Phrases {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(() => {
    const list = new Intl.ListFormat(language, { type: 'conjunction' })
    return {
      t,
      official: (text) => readIn(text, language).text,
      duration: (seconds) => formatDuration(seconds, language),
      list: (names) => list.format(names),
      moment: (at, timeZone) => formatMoment(at, language, timeZone),
    }
  }, [t, language])
}
