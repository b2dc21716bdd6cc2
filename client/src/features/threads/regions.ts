import { countOutside, type Range } from './ranges.ts'

/** A part of a thread on its map. */
export type Region = { from: number; to: number; unread: number; firstUnread: number | null; here: boolean }

/** The most regions a map has; each is tall enough for a finger. */
const MOST = 16

/** Divides a thread into regions of the same length, with the unread comments of each and the reader's position. */
export function regionsOf(count: number, read: readonly Range[], from: number, to: number): Region[] {
  const length = Math.ceil(count / Math.min(MOST, Math.max(1, count)))
  const regions: Region[] = []
  for (let start = 1; start <= count; start += length) {
    const end = Math.min(count, start + length - 1)
    const unread = countOutside(read, end) - countOutside(read, start - 1)
    const here = start <= to && end >= from
    regions.push({ from: start, to: end, unread, firstUnread: unread > 0 ? firstUnreadFrom(read, start) : null, here })
  }
  return regions
}

function firstUnreadFrom(read: readonly Range[], start: number): number {
  const around = read.find(([from, to]) => from <= start && start <= to)
  return around ? around[1] + 1 : start
}
