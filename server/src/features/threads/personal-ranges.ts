/** Comment numbers from…to, both included. */
export type Range = [from: number, to: number]

/** Ranges as documents keep them; only this area and the involvements write them. */
export function parsedRanges(ranges: string | undefined): Range[] {
  return ranges === undefined ? [] : (JSON.parse(ranges) as Range[])
}

/** Ranges kept per thread at most. */
export const MOST_RANGES = 1000

/**
 * `unionOf` these ranges. Of more than `MOST_RANGES` the earliest are dropped: comments then show as unread that were
 * read, never the reverse.
 */
export function mergeRanges(ranges: readonly Range[], last: number): Range[] {
  return unionOf(ranges, last).slice(-MOST_RANGES)
}

/** All numbers of these ranges from 1 to `last`, as the fewest ranges: in order, apart from one another. */
export function unionOf(ranges: readonly Range[], last = Number.POSITIVE_INFINITY): Range[] {
  const merged: Range[] = []
  for (const [from, to] of [...ranges].sort(([one], [other]) => one - other)) {
    const [start, end] = [Math.max(1, from), Math.min(to, last)]
    if (start > end) continue
    const before = merged.at(-1)
    if (before !== undefined && start <= before[1] + 1) before[1] = Math.max(before[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** How many numbers from 1 to `last` merged ranges hold. */
export function countOf(ranges: readonly Range[], last: number): number {
  return ranges.reduce((count, [from, to]) => count + Math.max(0, Math.min(to, last) - from + 1), 0)
}

export function includes(ranges: readonly Range[], number: number): boolean {
  return ranges.some(([from, to]) => from <= number && number <= to)
}
