import type { Like } from './like.ts'

/** How messages are fetched in each language. */
export type InLanguages<Messages> = {
  en: () => Promise<{ messages: Messages }>
  fr: () => Promise<{ messages: Like<Messages> }>
}
