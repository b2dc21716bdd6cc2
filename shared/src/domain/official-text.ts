import type { Language } from './language.ts'

/**
 * A text that people read officially, in each language it exists in.
 *
 * `awaiting` lists languages whose wording is missing, or stands but no longer says what the others say, until a
 * translation arrives. It is left off where nothing is awaited.
 */
export type OfficialText = {
  en?: string
  fr?: string
  awaiting?: Language[]
}
