import type { Language } from '@quorate/shared/domain/language'
import { everyArea } from './every-area.ts'

/** The messages of all pages in one language: those that areas share, and those of each area. */
export async function loadMessages(language: Language): Promise<Record<string, object>> {
  const { common } = await (language === 'fr' ? import('../i18n/fr/index.ts') : import('../i18n/en/index.ts'))
  const ofAreas = await Promise.all(
    everyArea.map(async ([name, area]) => [name, (await area.messages[language]()).messages] as const),
  )
  return { ...common, ...Object.fromEntries(ofAreas) }
}

/** The templates of the record's sentences, by area, in one language. */
export async function loadTemplates(language: Language): Promise<Record<string, object>> {
  const ofAreas = await Promise.all(
    everyArea.map(async ([name, { templates }]) => [name, (await templates?.[language]())?.messages ?? {}] as const),
  )
  return Object.fromEntries(ofAreas)
}
