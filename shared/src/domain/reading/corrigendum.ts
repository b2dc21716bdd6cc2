import type { Language } from '../language.ts'
import type { OfficialText } from '../official-text.ts'
import type { Wordings } from './entered.ts'

export const CORRIGENDUM_FIELDS = ['number', 'heading', 'text'] as const

/** A correction of what was read wrongly when a document was imported: the whole number, heading or text as it should be. */
export type Corrigendum = {
  field: (typeof CORRIGENDUM_FIELDS)[number]
  language: Language
  after: string
  reason: string
}

/** What a corrigendum changes: in documents that were imported earlier, a number is the same in all languages. */
export type Correctable = {
  number: string
  heading?: OfficialText
  text: OfficialText
  shown?: Wordings
  cited?: Wordings
}

/** The same as an answer has it. */
export type Worded = {
  number: string
  heading?: Wordings | undefined
  text: Wordings
  shown?: Wordings | undefined
  cited?: Wordings | undefined
}

/** The words in the place that a corrigendum changes; '' if there are none. */
export function wordingOf(
  { number, heading, text, shown }: Worded,
  { field, language }: Pick<Corrigendum, 'field' | 'language'>,
): string {
  if (field === 'number') return (shown === undefined ? number : shown[language]) ?? ''
  return (field === 'heading' ? heading : text)?.[language] ?? ''
}

/** The provision or clause after a corrigendum; its address stays. */
export function corrected<T extends Correctable>(one: T, { field, language, after }: Corrigendum): T {
  if (field !== 'number') return { ...one, [field]: withWording(one[field] ?? {}, language, after) }
  const before = wordingOf(one, { field, language })
  const citation = one.cited?.[language] ?? one.number
  const cited = citation.endsWith(before) ? citation.slice(0, citation.length - before.length) + after : after
  return { ...one, shown: { ...one.shown, [language]: after }, cited: { ...one.cited, [language]: cited } }
}

/** A wording that was awaited is so no longer. */
function withWording({ awaiting, ...text }: OfficialText, language: Language, wording: string): OfficialText {
  const left = awaiting?.filter((awaited) => awaited !== language) ?? []
  return { ...text, [language]: wording, ...(left.length === 0 ? {} : { awaiting: left }) }
}
