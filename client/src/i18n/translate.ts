/** Messages by name, in groups; those that depend on a number have a form each, e.g. `votes_one` and `votes_other`. */
export type Messages = { readonly [name: string]: string | object }

export type Values = Readonly<Record<string, unknown>>

/**
 * The words of a message, with its values in them: what the product uses of i18next, as i18next would say it, in a
 * thirtieth of its size. A message that is not there is its own key.
 */
export function translate(messages: Messages, plurals: Intl.PluralRules, key: string, values: Values = {}): string {
  const { count } = values
  const forms = typeof count === 'number' ? [...(count === 0 ? ['zero'] : []), plurals.select(count)] : []
  for (const name of [...forms.map((form) => `${key}_${form}`), key]) {
    const words = find(messages, name)
    if (words !== undefined)
      return words.replace(/{{(\w+)}}/g, (place, value: string) =>
        value in values ? String(values[value] ?? '') : place,
      )
  }
  return key
}

function find(messages: Messages, key: string): string | undefined {
  let found: unknown = messages
  for (const name of key.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Messages)[name]
  }
  return typeof found === 'string' ? found : undefined
}
