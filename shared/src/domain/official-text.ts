import type { Language } from './language.ts'

/**
 * A text that people read officially, in each language it exists in.
 *
 * `awaiting` lists the languages that need a translation: their wording is missing, or no longer says what the others
 * say. It is left out where no translation is awaited.
 */
export type OfficialText = {
  en?: string
  fr?: string
  awaiting?: Language[]
}
