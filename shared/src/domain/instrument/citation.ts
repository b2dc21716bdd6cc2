import type { Language } from '../language.ts'

type Wordings = { en?: string | undefined; fr?: string | undefined }
type Numbered = { number: string; shown?: Wordings | undefined; cited?: Wordings | undefined }

/** How a provision is cited in a language; its address if it has no number there. */
export function citationIn({ number, cited }: Numbered, language: Language): string {
  return cited?.[language] ?? number
}

/** A number as the document shows it in a language; '' for a provision without one. */
export function shownIn({ number, shown }: Numbered, language: Language): string {
  return shown === undefined ? number : (shown[language] ?? shown[language === 'en' ? 'fr' : 'en'] ?? '')
}
