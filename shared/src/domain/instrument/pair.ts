import { inCommon } from '../in-common.ts'
import { splitWords } from './words.ts'

/** Two things of two lists that belong together. */
export type Pair = [first: number, second: number]

/** What is compared: a text, and what it is known by, if anything. */
export type Named = { name: string; text: string }

/** So many in two lists are compared each with each. */
const MOST_COMPARED = 2500

/**
 * What belongs together of two lists, in the order of both: what is the same; and between that, what has the same name,
 * or is alike by more than `least`, of 1.
 */
export function pairAlike(first: readonly Named[], second: readonly Named[], least: number): Pair[] {
  const numbers = new Map<string, number>()
  const number = ({ text }: Named): number => {
    const known = numbers.get(text) ?? numbers.size
    numbers.set(text, known)
    return known
  }
  const pairs: Pair[] = []
  let [x, y] = [0, 0]
  const matches = inCommon(first.map(number), second.map(number))
  for (const match of [...matches, { first: first.length, second: second.length, length: 0 }]) {
    for (const [one, other] of pairBetween(first.slice(x, match.first), second.slice(y, match.second), least))
      pairs.push([x + one, y + other])
    for (let index = 0; index < match.length; index += 1) pairs.push([match.first + index, match.second + index])
    x = match.first + match.length
    y = match.second + match.length
  }
  return pairs
}

/** The pairs that are most alike together. Of very many, each with the one at the same place. */
function pairBetween(first: readonly Named[], second: readonly Named[], least: number): Pair[] {
  if (first.length * second.length > MOST_COMPARED)
    return first.slice(0, second.length).map((_, index): Pair => [index, index])
  if (first.length === 1 && second.length === 1 && isNamedAlike(first[0], second[0])) return [[0, 0]]
  const [ones, others] = [first.map(wordsIn), second.map(wordsIn)]
  // By the numbers of texts that are left on both sides, the best sum and the pair it begins with.
  const best = Array.from({ length: first.length + 1 }, () => new Array<number>(second.length + 1).fill(0))
  const at = (x: number, y: number): number => best[x]?.[y] ?? 0
  const likeness = ones.map((one, x) =>
    others.map((other, y) => likenessOf(one, other) + (isNamedAlike(first[x], second[y]) ? 1 : 0)),
  )
  const sumOfPair = (x: number, y: number): number => {
    const alike = likeness[x]?.[y] ?? 0
    return alike > least ? alike + at(x + 1, y + 1) : 0
  }
  for (let x = first.length - 1; x >= 0; x -= 1)
    for (let y = second.length - 1; y >= 0; y -= 1) {
      const row = best[x]
      if (row) row[y] = Math.max(at(x + 1, y), at(x, y + 1), sumOfPair(x, y))
    }
  const pairs: Pair[] = []
  for (let [x, y] = [0, 0]; x < first.length && y < second.length && at(x, y) > 0; ) {
    if (sumOfPair(x, y) === at(x, y)) pairs.push([x++, y++])
    else if (at(x + 1, y) === at(x, y)) x += 1
    else y += 1
  }
  return pairs
}

const isNamedAlike = (one: Named | undefined, other: Named | undefined): boolean =>
  one !== undefined && one.name !== '' && one.name === other?.name

function wordsIn({ text }: Named): Map<string, number> {
  const words = new Map<string, number>()
  for (const { word } of splitWords(text)) if (word !== '') words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

/** The share of the words of two texts that both have, from 0 to 1. */
function likenessOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0]
  for (const count of other.values()) all += count
  for (const [word, count] of one) {
    all += count
    shared += Math.min(count, other.get(word) ?? 0)
  }
  return all === 0 ? 1 : (2 * shared) / all
}
