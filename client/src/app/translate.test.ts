import { expect, test } from '@jest/globals'
import { createInstance } from 'i18next'
import { translate } from '../i18n/translate.ts'
import { loadMessages } from './messages.ts'

/** Every message, under its key and, where it has forms, under the key that they share. */
function keysOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = prefix + name
    return typeof inner === 'string' ? [key, key.replace(/_\w+$/, '')] : keysOf(inner, `${key}.`)
  })
}

/** Some of the values that messages name; the others are not given. */
const VALUES = { actor: 'Norway', title: '$1 & {{count}}', number: 3, name: null }

test.each(['en', 'fr'] as const)(
  '[U3] every message in %s is said as i18next says it, with any number',
  async (lng) => {
    const messages = await loadMessages(lng)
    const real = createInstance()
    await real.init({ lng, resources: { [lng]: { translation: messages } }, interpolation: { escapeValue: false } })
    // The edge: the keys are known by their types only to the one instance of the product.
    const say = real.t as (key: string, values: Record<string, unknown>) => string
    const plurals = new Intl.PluralRules(lng)
    for (const key of keysOf(messages)) {
      for (const count of [undefined, 0, 1, 2, 21, 1_000_000]) {
        const values = { ...VALUES, ...(count === undefined ? {} : { count }) }
        expect([key, count, translate(messages, plurals, key, values)]).toEqual([key, count, say(key, values)])
      }
    }
  },
)
