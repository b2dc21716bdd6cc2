import type { Provisions } from '@quorate/shared/contracts/instrument'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import type { ReadableText } from '../../ui/read-in.ts'

type Provision = Provisions['provisions'][number]
type Wording = { before: string; after: string; language: Language }
/** `newHeading` and `text`: how they differ, null where they do not. */
type Compared = {
  id: string
  number: string
  heading: ReadableText
  newHeading: Wording | null
  text: Wording | null
}

/** The provisions whose heading or text differs between two versions, in reading order; deleted provisions keep their place. */
export function compareVersions(from: readonly Provision[], to: readonly Provision[], language: Language): Compared[] {
  const later = new Map(to.map((provision) => [provision.id, provision]))
  const earlier = new Map(from.map((provision) => [provision.id, provision]))
  const order: Provision[] = []
  let next = 0
  for (const provision of from) {
    if (later.has(provision.id)) {
      const place = to.findIndex(({ id }) => id === provision.id)
      while (next <= place) {
        const passed = to[next]
        if (passed) order.push(passed)
        next += 1
      }
    } else order.push(provision)
  }
  order.push(...to.slice(next))
  return order.flatMap(({ id, number, heading }) => {
    const [was, is] = [earlier.get(id), later.get(id)]
    const newHeading = difference(language, was?.heading, is?.heading)
    const text = difference(language, was?.text, is?.text)
    return newHeading === null && text === null ? [] : [{ id, number, heading, newHeading, text }]
  })
}

/** How a wording differs in the reader's language or, if it does not, in the other one. */
function difference(reader: Language, was: ReadableText = {}, is: ReadableText = {}): Wording | null {
  const differs = (language: Language) => (was[language] ?? '') !== (is[language] ?? '')
  const language = differs(reader) ? reader : LANGUAGES.find(differs)
  return language === undefined ? null : { language, before: was[language] ?? '', after: is[language] ?? '' }
}
