import type { Language } from '@quorate/shared/domain/language'
import { everyArea } from './every-area.ts'

/** All messages in one language: those of every page, and those of each area. */
export async function loadMessages(language: Language): Promise<Record<string, object>> {
  const { common } = await (language === 'fr' ? import('../i18n/fr/index.ts') : import('../i18n/en/index.ts'))
  const ofAreas = await Promise.all(
    everyArea.map(async ([name, area]) => [name, (await area.messages[language]()).messages] as const),
  )
  return { ...common, ...Object.fromEntries(ofAreas) }
}
