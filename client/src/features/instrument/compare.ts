import type { Provisions } from '@quorate/shared/contracts/instrument'
import type { Language } from '@quorate/shared/domain/language'
import { type ReadableText, readIn } from '../../ui/read-in.ts'

type Provision = Provisions['provisions'][number]
type Compared = { id: string; number: string; heading: ReadableText; before: string; after: string; language: Language }

/** The provisions whose words differ between two versions, in reading order; deleted provisions keep their place. */
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
  return order.flatMap(({ id, number, heading, text }) => {
    const { language: read } = readIn(text, language)
    const [before, after] = [earlier.get(id)?.text[read] ?? '', later.get(id)?.text[read] ?? '']
    return before === after ? [] : [{ id, number, heading, before, after, language: read }]
  })
}
