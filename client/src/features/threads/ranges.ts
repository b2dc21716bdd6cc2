/** From…to, both included. Lists of ranges are sorted and apart from one another. */
export type Range = [number, number]

export function includes(ranges: readonly Range[], number: number): boolean {
  return ranges.some(([from, to]) => from <= number && number <= to)
}

/** The ranges with some numbers added. */
export function withNumbers(ranges: readonly (readonly [number, number])[], numbers: Iterable<number>): Range[] {
  const all = [...ranges.map(([from, to]): Range => [from, to]), ...[...numbers].map((one): Range => [one, one])]
  all.sort(([left], [right]) => left - right)
  const merged: Range[] = []
  for (const [from, to] of all) {
    const last = merged.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** The first number from 1 to `count` outside the ranges, or null if all are within. */
export function firstOutside(ranges: readonly Range[], count: number): number | null {
  let next = 1
  for (const [from, to] of ranges) {
    if (from > next) break
    next = Math.max(next, to + 1)
  }
  return next <= count ? next : null
}

/** How many numbers from 1 to `count` are outside the ranges. */
export function countOutside(ranges: readonly Range[], count: number): number {
  const within = ranges.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, count) - from + 1), 0)
  return Math.max(0, count - within)
}
