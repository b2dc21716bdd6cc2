import type { Language } from '../language.ts'
import type { Wordings } from '../reading/entered.ts'

type Numbered = { number: string; shown?: Wordings | undefined; cited?: Wordings | undefined }

const inLanguage = (wordings: Wordings, language: Language): string | undefined =>
  wordings[language] ?? wordings[language === 'en' ? 'fr' : 'en']

/** How a provision or clause is cited in a language; by its address, if it has no number. */
export function citationIn({ number, cited = {} }: Numbered, language: Language): string {
  return inLanguage(cited, language) ?? number
}

/** A number as the document shows it in a language; '' for a heading without one. */
export function shownIn({ number, shown }: Numbered, language: Language): string {
  return shown === undefined ? number : (inLanguage(shown, language) ?? '')
}
