import type { Provisions } from '@quorate/shared/contracts/instrument'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import type { ShownPlace } from '../../ui/places.tsx'
import type { ReadableText } from '../../ui/read-in.ts'

type Provision = Provisions['provisions'][number]
type Wording = { before: string; after: string; language: Language }
/** `newHeading` and `text`: how they differ, null where they do not. `moved`: from where to where, if it has another place. */
type Compared = {
  id: string
  number: string
  heading: ReadableText
  newHeading: Wording | null
  text: Wording | null
  moved: { from: ShownPlace; to: ShownPlace } | null
}

/** The provisions whose heading, text or place differs between two versions, in reading order; deleted provisions keep their place. */
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
    } else {
      // What is new comes before what was deleted after the same provision.
      for (let added = to[next]; added !== undefined && !earlier.has(added.id); added = to[next]) {
        order.push(added)
        next += 1
      }
      order.push(provision)
    }
  }
  order.push(...to.slice(next))
  const moved = movedIn(from, to)
  return order.flatMap(({ id, number, heading }) => {
    const [was, is] = [earlier.get(id), later.get(id)]
    const newHeading = difference(language, was?.heading, is?.heading)
    const text = difference(language, was?.text, is?.text)
    const places = moved.has(id) ? { from: placeIn(from, id), to: placeIn(to, id) } : null
    if (newHeading === null && text === null && places === null) return []
    return [{ id, number, heading, newHeading, text, moved: places }]
  })
}

/** How a wording differs in the reader's language or, if it does not, in the other one. */
function difference(reader: Language, was: ReadableText = {}, is: ReadableText = {}): Wording | null {
  const differs = (language: Language) => (was[language] ?? '') !== (is[language] ?? '')
  const language = differs(reader) ? reader : LANGUAGES.find(differs)
  return language === undefined ? null : { language, before: was[language] ?? '', after: is[language] ?? '' }
}

/** The provisions that are under another one than before, or in another order among those that stayed under the same. */
function movedIn(from: readonly Provision[], to: readonly Provision[]): Set<string> {
  const was = new Map(from.map(({ id, parent }, place) => [id, { parent, place }]))
  const moved = new Set<string>()
  const kept = new Map<string | null, { id: string; place: number }[]>()
  for (const { id, parent } of to) {
    const before = was.get(id)
    if (before === undefined) continue
    if (before.parent !== parent) moved.add(id)
    else {
      const siblings = kept.get(parent) ?? []
      siblings.push({ id, place: before.place })
      kept.set(parent, siblings)
    }
  }
  for (const siblings of kept.values()) {
    const inOrder = longestRise(siblings.map(({ place }) => place))
    for (const [index, { id }] of siblings.entries()) if (!inOrder.has(index)) moved.add(id)
  }
  return moved
}

/** The indexes of the longest part of some numbers in which each is greater than the one before. */
function longestRise(numbers: readonly number[]): Set<number> {
  // By length, the index at which a rise of that length ends with the least number; and what comes before each index.
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [index, number] of numbers.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[index] = ends[low - 1]
    ends[low] = index
  }
  const rise = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = before[index]) rise.add(index)
  return rise
}

function placeIn(provisions: readonly Provision[], id: string): ShownPlace {
  const index = provisions.findIndex((one) => one.id === id)
  const parent = provisions[index]?.parent ?? null
  return {
    after: provisions.slice(0, index).findLast((one) => one.parent === parent) ?? null,
    under: provisions.find((one) => one.id === parent) ?? null,
  }
}
