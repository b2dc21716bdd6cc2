/** Items of two lists that are the same: so many from a place in the first and a place in the second. */
export type Match = { first: number; second: number; length: number }

/**
 * The most differences that are looked for at a time. The time for one stretch grows with the square of that number; a
 * list with more differences is compared stretch by stretch.
 */
const MOST_AT_ONCE = 150
/** Of a stretch with that many differences, at least so large a part has to be the same; else it counts as replaced. */
const LEAST_KEPT = 0.4

/**
 * What two lists have in common, in the order of both: as much as possible, unless they differ at more than
 * `MOST_AT_ONCE` places. (E. W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986)
 */
export function inCommon(first: readonly number[], second: readonly number[]): Match[] {
  const most = Math.min(first.length, second.length)
  let start = 0
  while (start < most && first[start] === second[start]) start += 1
  let end = 0
  while (end < most - start && first[first.length - 1 - end] === second[second.length - 1 - end]) end += 1
  const matches: Match[] = [{ first: 0, second: 0, length: start }]
  const [one, other] = [withoutStrangers(first, second, start, end), withoutStrangers(second, first, start, end)]
  let [x, y] = [0, 0]
  while (x < one.items.length && y < other.items.length) {
    const stretch = alignStretch(one.items, other.items, x, y)
    const kept = stretch.matches.reduce((sum, { length }) => sum + length, 0)
    const longest = Math.max(
      (one.places[stretch.x] ?? first.length - end) - (one.places[x] ?? start),
      (other.places[stretch.y] ?? second.length - end) - (other.places[y] ?? start),
    )
    if (stretch.isWhole || kept >= longest * LEAST_KEPT)
      for (const match of stretch.matches)
        for (let index = 0; index < match.length; index += 1)
          addMatch(matches, one.places[match.first + index] ?? 0, other.places[match.second + index] ?? 0)
    x = stretch.x
    y = stretch.y
  }
  matches.push({ first: first.length - end, second: second.length - end, length: end })
  return matches.filter(({ length }) => length > 0)
}

/** The items that the other list has, too, and their places: the others need no comparison. */
function withoutStrangers(list: readonly number[], other: readonly number[], start: number, end: number) {
  const known = new Set(other)
  const items: number[] = []
  const places: number[] = []
  for (let place = start; place < list.length - end; place += 1) {
    const item = list[place] ?? 0
    if (!known.has(item)) continue
    items.push(item)
    places.push(place)
  }
  return { items: Int32Array.from(items), places }
}

function addMatch(matches: Match[], first: number, second: number): void {
  const last = matches.at(-1)
  if (last && last.first + last.length === first && last.second + last.length === second) last.length += 1
  else matches.push({ first, second, length: 1 })
}

type Stretch = { matches: Match[]; x: number; y: number; isWhole: boolean }

/** From a place in both lists to their ends, or to the furthest place that few enough differences lead to. */
function alignStretch(first: Int32Array, second: Int32Array, fromX: number, fromY: number): Stretch {
  const [width, height] = [first.length - fromX, second.length - fromY]
  const most = Math.min(width + height, MOST_AT_ONCE)
  // By diagonal, x - y, the furthest x that so many differences lead to.
  const furthest = new Int32Array(2 * most + 3).fill(-1)
  const middle = most + 1
  furthest[middle + 1] = 0
  const steps: Int32Array[] = []
  for (let count = 0; ; count += 1) {
    const lowest = -(count - 2 * Math.max(0, count - height))
    const highest = count - 2 * Math.max(0, count - width)
    let best = lowest
    let reached = -1
    for (let diagonal = lowest; diagonal <= highest; diagonal += 2) {
      let x = stepTo(furthest, middle + diagonal, diagonal === -count, diagonal === count)
      while (x < width && x - diagonal < height && first[fromX + x] === second[fromY + x - diagonal]) x += 1
      furthest[middle + diagonal] = x
      if (x > width || x - diagonal > height || 2 * x - diagonal <= reached) continue
      best = diagonal
      reached = 2 * x - diagonal
    }
    const isWhole = reached === width + height
    if (isWhole || count === most) {
      const x = furthest[middle + best] ?? 0
      const matches = trace(steps, x, best)
      for (const match of matches) {
        match.first += fromX
        match.second += fromY
      }
      return { matches, x: fromX + x, y: fromY + x - best, isWhole: isWhole && fromX + fromY === 0 }
    }
    steps.push(furthest.slice(middle - count - 1, middle + count + 2))
  }
}

/** Where one more difference leads on a diagonal: an item of the second list more, or one of the first list less. */
function stepTo(furthest: Int32Array, at: number, isLowest: boolean, isHighest: boolean): number {
  const below = furthest[at - 1] ?? -1
  const above = furthest[at + 1] ?? -1
  return isLowest || (!isHighest && below < above) ? above : below + 1
}

/** The way back from the end. `steps[n]` has the furthest places after n differences, diagonal -n - 1 first. */
function trace(steps: readonly Int32Array[], endX: number, endDiagonal: number): Match[] {
  const matches: Match[] = []
  let [x, diagonal] = [endX, endDiagonal]
  for (let count = steps.length; count >= 0; count -= 1) {
    const step = steps[count - 1]
    const at = diagonal + count
    const start = step === undefined ? 0 : stepTo(step, at, diagonal === -count, diagonal === count)
    if (x > start) matches.push({ first: start, second: start - diagonal, length: x - start })
    if (step === undefined) break
    const down = diagonal === -count || (diagonal !== count && (step[at - 1] ?? -1) < (step[at + 1] ?? -1))
    diagonal += down ? 1 : -1
    x = step[diagonal + count] ?? 0
  }
  return matches.reverse()
}
