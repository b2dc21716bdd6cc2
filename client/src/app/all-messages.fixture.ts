import type { Language } from '@quorate/shared/domain/language'
import { together } from '../i18n/i18n.ts'
import { everyArea } from './every-area.ts'
import { loadMessages, loadTemplates } from './messages.ts'

/** For tests: the messages of all pages and of sentences. */
export const loadAllMessages = async (language: Language): Promise<Record<string, object>> =>
  together([await loadMessages(language), await loadPages(language), await loadTemplates(language)])

async function loadPages(language: Language): Promise<Record<string, object>> {
  const ofAreas = everyArea.map(
    async ([name, { pages }]) => [name, (await pages?.[language]())?.messages ?? {}] as const,
  )
  return Object.fromEntries(await Promise.all(ofAreas))
}
