import type { Match } from '../in-common.ts'
import { emphasisIn } from './emphasis.ts'

/** Shorter texts are compared as a whole. */
const LEAST = 4000
/** A passage has at least so many units, and about as many again. */
const SHORTEST = 24

/**
 * What two long texts have in common at first sight: passages, about a sentence each, that are once in both and in the
 * same order, with what is the same around them. So only what differs has to be compared by words.
 */
export function anchorsOf(before: string, after: string): Match[] {
  if (before.length + after.length < LEAST) return []
  const [first, second] = [passagesOf(before), passagesOf(after)]
  const matches: Match[] = []
  let [x, y] = [0, 0]
  for (const [firstAt, secondAt] of sharedOnce(first, second)) {
    if (firstAt < x || secondAt < y) continue
    let [start, end] = [0, 1]
    while (
      firstAt - start > x &&
      secondAt - start > y &&
      same(first, firstAt - start - 1, second, secondAt - start - 1)
    )
      start += 1
    while (same(first, firstAt + end, second, secondAt + end)) end += 1
    matches.push(inner(first, second, firstAt - start, secondAt - start, start + end))
    x = firstAt + end
    y = secondAt + end
  }
  return matches.filter(({ length }) => length > 0)
}

type Passages = { texts: string[]; starts: number[] }

const same = (first: Passages, x: number, second: Passages, y: number): boolean =>
  first.texts[x] !== undefined && first.texts[x] === second.texts[y]

/** Without the first and the last passage, unless the text begins or ends there: they may begin or end in a word. */
function inner(first: Passages, second: Passages, x: number, y: number, length: number): Match {
  const from = x === 0 && y === 0 ? 0 : 1
  const isEnd = x + length === first.texts.length && y + length === second.texts.length
  const to = Math.max(from, isEnd ? length : length - 1)
  const [start = 0, end = 0] = [first.starts[x + from], first.starts[x + to]]
  return { first: start, second: second.starts[y + from] ?? 0, length: end - start }
}

/** The places of passages that both texts have once, as many as are in the same order. */
function sharedOnce(first: Passages, second: Passages): [number, number][] {
  const places = onlyPlaces(second)
  const shared = [...onlyPlaces(first)].flatMap(([text, x]): [number, number][] => {
    const y = places.get(text)
    return y === undefined || y < 0 || x < 0 ? [] : [[x, y]]
  })
  return longestRise(shared)
}

/** Where each passage is; -1 if it is at several places. */
function onlyPlaces({ texts }: Passages): Map<string, number> {
  const places = new Map<string, number>()
  for (const [place, text] of texts.entries()) places.set(text, places.has(text) ? -1 : place)
  return places
}

/** Of pairs that are in the order of their first, as many as are in the order of their second, too. */
function longestRise(pairs: readonly [number, number][]): [number, number][] {
  // By length, the index of the lowest end of a row so long; and for each pair, the one before it in its row.
  const ends: number[] = []
  const previous: number[] = []
  const height = (index: number | undefined): number => pairs[index ?? -1]?.[1] ?? -1
  for (const [index, [, y]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const half = (low + high) >> 1
      if (height(ends[half]) < y) low = half + 1
      else high = half
    }
    previous.push(ends[low - 1] ?? -1)
    ends[low] = index
  }
  const row: [number, number][] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) row.push(pairs[index] ?? [0, 0])
  return row.reverse()
}

/** What no passage begins with: space, and what belongs to the character before it. */
const NO_BEGIN = /\s|\p{M}|\p{Grapheme_Extend}|[\u0e33\u0eb3\udc00-\udfff]|\p{Emoji_Modifier}|\u200d/u
const SENTENCE_END = /[\n.;:!?]/
/** Units from which on there are scripts without spaces. */
const UNSPACED_FROM = 0x0e00
/** Letters and marks of scripts without spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}。；：！？，、]/u

/**
 * The passages of a text. Where one ends depends only on the characters there, so that a change in one does not change
 * those further on. None ends within an emphasis.
 */
function passagesOf(text: string): Passages {
  const passages: Passages = { texts: [], starts: [] }
  const emphases = emphasisIn(text).values()
  let emphasis = emphases.next().value
  let start = 0
  for (let at = SHORTEST; at < text.length; at += 1) {
    while (emphasis && emphasis.to <= at) emphasis = emphases.next().value
    if ((emphasis && emphasis.from < at) || !endsAt(text, at)) continue
    passages.texts.push(text.slice(start, at))
    passages.starts.push(start)
    start = at
    at += SHORTEST - 1
  }
  passages.texts.push(text.slice(start))
  passages.starts.push(start, text.length)
  return passages
}

function endsAt(text: string, at: number): boolean {
  const last = text.charCodeAt(at - 1)
  const isSpaced = last === 0x20 || last === 0x0a
  if (!isSpaced && last < UNSPACED_FROM) return false
  const next = text.charCodeAt(at)
  const mixed = text.charCodeAt(at - 3) * 31 + text.charCodeAt(at - 2) * 17 + last * 7 + next
  const isEnd = isSpaced && SENTENCE_END.test(text.charAt(at - 2))
  if (!isEnd && (Math.imul(mixed, 0x9e3779b1) >>> 16) % (isSpaced ? 8 : 32) !== 0) return false
  if (NO_BEGIN.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) return false
  return isSpaced || (UNSPACED.test(text.charAt(at - 1)) && UNSPACED.test(text.charAt(at)))
}
