import type { Language } from '@quorate/shared/domain/language'

/** An official text as the wire carries it. */
export type ReadableText = { en?: string | undefined; fr?: string | undefined; awaiting?: Language[] | undefined }

/** The wording in a language, or in the other one if it has none; and which of the two it is. */
export function readIn(text: ReadableText, language: Language): { text: string; language: Language } {
  const other: Language = language === 'en' ? 'fr' : 'en'
  const wording = text[language]
  if (wording !== undefined) return { text: wording, language }
  return { text: text[other] ?? '', language: text[other] === undefined ? language : other }
}
