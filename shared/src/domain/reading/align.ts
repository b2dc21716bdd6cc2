import { inCommon } from '../in-common.ts'
import { candidatesOf } from './numbering.ts'

/** A provision of two documents that are the same in two languages: its place in each, null where it is only in the other. */
export type Aligned = {
  first: number | null
  second: number | null
  /** The index in the result of the one it is under; -1 for none. */
  parent: number
  /** How the two were matched; `alone`: nothing in the other document matches it. */
  by: 'number' | 'order' | 'alone'
}

type Numbered = { number: string; parent: number }

/**
 * Two documents side by side: provisions under matching ones are matched by their numbers ("Article premier" is "Article
 * 1"), and what is between two matches by order, where it is as many in both. The result is a tree in reading order.
 */
export function align(first: readonly Numbered[], second: readonly Numbered[]): Aligned[] {
  const aligned: Aligned[] = []
  const [below, other] = [childrenOf(first), childrenOf(second)]
  const walk = (one: number | null, two: number | null, parent: number) => {
    const [left, right] = [one === null ? [] : (below.get(one) ?? []), two === null ? [] : (other.get(two) ?? [])]
    for (const pair of pairsOf(left, right, first, second)) {
      const index = aligned.push({ ...pair, parent }) - 1
      walk(pair.first, pair.second, index)
    }
  }
  walk(-1, -1, -1)
  return aligned
}

function childrenOf(provisions: readonly Numbered[]): Map<number, number[]> {
  const children = new Map<number, number[]>()
  for (const [index, { parent }] of provisions.entries()) {
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [index])
    else siblings.push(index)
  }
  return children
}

type Pair = Omit<Aligned, 'parent'>

function pairsOf(
  left: readonly number[],
  right: readonly number[],
  first: readonly Numbered[],
  second: readonly Numbered[],
): Pair[] {
  const pairs: Pair[] = []
  const ids = new Map<string, number>()
  const keysOf = (list: readonly number[], provisions: readonly Numbered[]) =>
    list.map((index) => {
      const key = keyOf(provisions[index]?.number ?? '')
      const id = ids.get(key) ?? ids.size
      ids.set(key, id)
      return id
    })
  let [one, two] = [0, 0]
  for (const same of inCommon(keysOf(left, first), keysOf(right, second))) {
    pairs.push(...unmatched(left.slice(one, same.first), right.slice(two, same.second)))
    for (let index = 0; index < same.length; index += 1) {
      const [here, there] = [left[same.first + index] ?? 0, right[same.second + index] ?? 0]
      pairs.push({ first: here, second: there, by: first[here]?.number === '' ? 'order' : 'number' })
    }
    one = same.first + same.length
    two = same.second + same.length
  }
  return [...pairs, ...unmatched(left.slice(one), right.slice(two))]
}

function unmatched(left: readonly number[], right: readonly number[]): Pair[] {
  if (left.length === right.length)
    return left.map((first, index) => ({ first, second: right[index] ?? null, by: 'order' }))
  return [
    ...left.map((first): Pair => ({ first, second: null, by: 'alone' })),
    ...right.map((second): Pair => ({ first: null, second, by: 'alone' })),
  ]
}

/** The same for numbers of the same series and value in any language. */
function keyOf(number: string): string {
  const candidate = candidatesOf(number)[0]
  return candidate === undefined ? number : JSON.stringify([candidate.family, candidate.steps ?? candidate.shown])
}
