import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inCommon } from './in-common.ts'

/** The most items that two lists have in common in one order, as found by trying all. */
function mostInCommon(first: readonly number[], second: readonly number[]): number {
  let row = second.map(() => 0).concat(0)
  for (const item of first) {
    const next = [0]
    for (const [index, other] of second.entries())
      next.push(item === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

const list = (most: number, kinds: number) => fc.array(fc.nat(kinds), { maxLength: most })

test('[R2] two lists share as much as they can', () => {
  fc.assert(
    fc.property(list(40, 5), list(40, 5), (first, second) => {
      const matches = inCommon(first, second)
      let [x, y, shared] = [0, 0, 0]
      for (const match of matches) {
        expect(match.first).toBeGreaterThanOrEqual(x)
        expect(match.second).toBeGreaterThanOrEqual(y)
        expect(first.slice(match.first, match.first + match.length)).toEqual(
          second.slice(match.second, match.second + match.length),
        )
        x = match.first + match.length
        y = match.second + match.length
        shared += match.length
      }
      expect(shared).toBe(mostInCommon(first, second))
    }),
    { numRuns: 1000 },
  )
})

test('[R3] two lists that differ at thousands of places are compared stretch by stretch', () => {
  const first = Array.from({ length: 9000 }, (_, index) => index)
  const second = first.map((item) => (item % 3 === 0 ? first.length - item : item))
  const shared = inCommon(first, second).reduce((sum, { length }) => sum + length, 0)
  expect(shared).toBeGreaterThanOrEqual(6000 - 2)
})
