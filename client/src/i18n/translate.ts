import { isolated } from '@quorate/shared/domain/characters'
import type { Language } from '@quorate/shared/domain/language'
import { useSyncExternalStore } from 'react'
import type { MessageKey } from './message-key.ts'
import { templateParts } from './template.ts'

type Messages = { readonly [name: string]: string | Messages }

/**
 * The words of a key such as `votes.list.title`; the key itself if there are none. `{{name}}` in them becomes the value
 * `name`, isolated from the sentence. With a `count`, the plural form of the language comes first, `key_one` or
 * `key_other`; for none, `key_zero`.
 */
export type Translate = (
  key: MessageKey,
  values?: { readonly count?: number; readonly [name: string]: unknown },
) => string

export type Translator = {
  language: Language
  t: Translate
  /** The words of any key, as they are before values come into them. */
  template: (key: string, count?: number) => string
}

export function createTranslator(language: Language, messages: object): Translator {
  const plurals = new Intl.PluralRules(language)
  const find = (key: string) => {
    let found: string | Messages | undefined = messages as Messages
    for (const name of key.split('.')) found = typeof found === 'object' ? found[name] : undefined
    return typeof found === 'string' ? found : undefined
  }
  const findPlural = (key: string, count: number) =>
    (count === 0 ? find(`${key}_zero`) : undefined) ?? find(`${key}_${plurals.select(count)}`) ?? find(`${key}_other`)
  const template = (key: string, count?: number) =>
    (count === undefined ? undefined : findPlural(key, count)) ?? find(key) ?? key
  const t: Translate = (key, values = {}) =>
    templateParts(template(key, values.count), values)
      .map(({ slot, text }) => (slot === null ? text : isolated(text)))
      .join('')
  return { language, t, template }
}

let translator = createTranslator('en', {})
const listeners = new Set<() => void>()

/** From now on everything on the page is in this language, with these words. */
export function speak(language: Language, messages: object): void {
  translator = createTranslator(language, messages)
  for (const listener of listeners) listener()
}

export const useTranslation = (): Translator => useSyncExternalStore(listen, now, now)

const now = () => translator

function listen(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
