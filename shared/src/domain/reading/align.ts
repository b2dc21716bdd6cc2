import { diffArrays } from 'diff/lib/diff/array.js'
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

/** Two lists of siblings that differ in more numbers are matched by order alone: to compare them would take seconds. */
const MOST_EDITS = 1000

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
  const keysOf = (list: readonly number[], provisions: readonly Numbered[]) =>
    list.map((index) => keyOf(provisions[index]?.number ?? ''))
  let [one, two] = [0, 0]
  let gap: [number[], number[]] = [[], []]
  const close = () => {
    pairs.push(...unmatched(...gap))
    gap = [[], []]
  }
  const [keys, others] = [keysOf(left, first), keysOf(right, second)]
  const parts = diffArrays(keys, others, { maxEditLength: MOST_EDITS })
  if (parts === undefined) return unmatched(left, right)
  for (const { added, removed, value } of parts) {
    for (let count = 0; count < value.length; count += 1) {
      if (removed) gap[0].push(left[one++] ?? 0)
      else if (added) gap[1].push(right[two++] ?? 0)
      else {
        close()
        const by = keys[one] === '' ? 'order' : 'number'
        pairs.push({ first: left[one++] ?? 0, second: right[two++] ?? 0, by })
      }
    }
  }
  close()
  return pairs
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
