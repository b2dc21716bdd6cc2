import { isolated } from '@quorate/shared/domain/characters'
import type { Language } from '@quorate/shared/domain/language'
import type { TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'

/**
 * Replaces i18next in the browser (vite.config.ts), of which only the types are used: for two languages, values in
 * sentences and plural forms, that library is an eighth of the first page.
 */
type Messages = { readonly [name: string]: string | Messages }
type Values = { readonly count?: number; readonly [name: string]: unknown }
type Speaking = { t: TFunction; i18n: { language: Language } }

/**
 * The words of a key such as `votes.list.title`; the key itself if there are none. `{{name}}` stands for the value
 * `name`. With a `count`, the plural form of the language, `key_one` or `key_other`, comes first; for none, `key_zero`.
 */
export function translate(language: Language, messages: object): TFunction {
  const plurals = new Intl.PluralRules(language)
  const find = (key: string) => {
    let found: string | Messages | undefined = messages as Messages
    for (const name of key.split('.')) found = typeof found === 'object' ? found[name] : undefined
    return typeof found === 'string' ? found : undefined
  }
  const findPlural = (key: string, count: number) =>
    (count === 0 ? find(`${key}_zero`) : undefined) ?? find(`${key}_${plurals.select(count)}`) ?? find(`${key}_other`)
  const t = (key: string, values: Values = {}): string => {
    const words = (values.count === undefined ? undefined : findPlural(key, values.count)) ?? find(key) ?? key
    return words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => isolated(String(values[name] ?? '')))
  }
  // The type of the library knows every key of the messages.
  return t as TFunction
}

let speaking: Speaking = { t: translate('en', {}), i18n: { language: 'en' } }
const listeners = new Set<() => void>()

/** From now on everything on the page is in this language, with these words. */
export function speak(language: Language, messages: object): void {
  speaking = { t: translate(language, messages), i18n: { language } }
  for (const listener of listeners) listener()
}

export const useTranslation = (): Speaking => useSyncExternalStore(listen, now, now)

const now = () => speaking

function listen(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
