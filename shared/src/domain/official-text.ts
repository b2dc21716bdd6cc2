import type { Language } from './language.ts'

/**
 * A text that people read officially, in each language it exists in.
 *
 * `awaiting` lists the languages that need a translation: their wording is missing, or no longer has the meaning of the
 * others. It is left out if no translation is awaited.
 */
export type OfficialText = {
  en?: string
  fr?: string
  awaiting?: Language[]
}
