import type { Language } from '@quorate/shared/domain/language'
import type { Wordings } from '@quorate/shared/domain/reading/entered'

type Numbered = { number: string; shown?: Wordings | undefined; cited?: Wordings | undefined }

const inLanguage = (wordings: Wordings, language: Language): string | undefined =>
  wordings[language] ?? wordings[language === 'en' ? 'fr' : 'en']

/** The number of a provision or clause as its document shows it; '' for a heading without one. */
export const shownNumber = ({ number, shown }: Numbered, language: Language): string =>
  shown === undefined ? number : (inLanguage(shown, language) ?? '')

/** How a provision or clause is cited; by its address, if it has no number. */
export const citationOf = ({ number, cited }: Numbered, language: Language): string =>
  (cited === undefined ? undefined : inLanguage(cited, language)) ?? number
