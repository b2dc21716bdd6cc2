import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Names as Answer } from '@quorate/shared/contracts/record'
import type { EventType } from '@quorate/shared/domain/event'
import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useContext, useMemo } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { type NamedThing, type Names, type Phrases, type RecordWords, RecordWordsContext } from '../../data/sentence.ts'
import { useWorkKinds } from '../../data/work-kinds.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { readIn } from '../../ui/read-in.ts'
import { formatDuration, formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { membershipPaths } from '../membership/names.ts'
import { MOST_IDS, namesQuery } from './queries.ts'
import { composeSentence } from './sentence.ts'

/** An event in the reader's language: a template, the values of its slots, and words quoted with it. */
export type EventSentence = { template: string; values: Record<string, NamedThing>; quote?: string | null }

/**
 * Sentences for the events of these pages, once `wordsQuery` has its answer. `named` is whether the names on the first page are known; those of later
 * pages appear when they are.
 */
export function useSentences(pages: readonly (readonly PresentedEvent[])[]) {
  const { template } = useTranslation()
  const load = useContext(RecordWordsContext)
  if (!load) throw new Error('useSentences is for pages within the frame')
  const wordsQuery = useQuery({ queryKey: ['record-words'], queryFn: load, staleTime: Number.POSITIVE_INFINITY })
  const words = wordsQuery.data ?? NO_WORDS
  const phrases = usePhrases()
  const frame = useFrame(words)
  const groups = useMemo(
    () => (words === NO_WORDS ? [] : pages.map((events) => idsIn(events, words, frame, phrases))),
    [pages, words, frame, phrases],
  )
  const { id: committee } = useCommittee()
  const { found, named } = useQueries({
    queries: groups.flatMap((ids) => chunks(ids)).map((ids) => namesQuery(committee, ids)),
    combine,
  })
  const names = useMemo<Names>(() => ({ ...frame, of: (id) => found.get(id) }), [frame, found])
  const say = useCallback(
    (event: PresentedEvent): EventSentence => {
      const { key, values, count, quote } = composeSentence(event, words, names, phrases)
      return {
        template: template(key, count),
        values: { ...values, ...(count === undefined ? {} : { count: { text: String(count) } }) },
        ...(quote === undefined ? {} : { quote }),
      }
    },
    [template, words, names, phrases],
  )
  const areaOf = useCallback((type: EventType) => words.sentences.get(type)?.area, [words])
  return { wordsQuery, say, areaOf, named }
}

const NO_WORDS: RecordWords = { sentences: new Map(), erasable: new Map() }

function combine(results: UseQueryResult<Answer>[]) {
  const found = new Map(results.flatMap(({ data }) => Object.entries(data?.names ?? {})))
  return { found, named: results[0]?.isPending !== true }
}

/** The ids that the sentences of these events name, found by composing the sentences once without any names. */
function idsIn(events: readonly PresentedEvent[], words: RecordWords, frame: Frame, phrases: Phrases): string[] {
  const ids = new Set<string>()
  const names: Names = {
    ...frame,
    of(id) {
      ids.add(id)
      return undefined
    },
  }
  for (const event of events) composeSentence(event, words, names, phrases)
  return [...ids].sort()
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, index) =>
    ids.slice(index * MOST_IDS, (index + 1) * MOST_IDS),
  )
}

type Frame = Omit<Names, 'of'>

/** Names that need no request: people, their principals, kinds of works, and the addresses of everything. */
function useFrame({ erasable }: RecordWords): Frame {
  const { t } = useTranslation()
  const language = useLanguage()
  const kinds = useWorkKinds()
  const { address, participant, principal } = useCommittee()
  return useMemo(() => {
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
      work: (work, comment) => ({ text: work.symbol, to: kinds.path(address, work, comment) }),
      erasableOf: (kind) => erasable.get(kind),
      kind: (kind) => kinds.label(t, kind),
      stage: (work) => kinds.stage(t, work).label,
    }
  }, [t, language, kinds, erasable, address, participant, principal])
}

/** Phrases in the reader's language for the sentences of the record. */
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
