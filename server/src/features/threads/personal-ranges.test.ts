import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { countOf, includes, MOST_RANGES, mergeRanges, type Range } from './personal-ranges.ts'

test.each<[Range[], number, Range[]]>([
  [[], 10, []],
  [[[1, 3]], 10, [[1, 3]]],
  [
    [
      [1, 3],
      [4, 6],
    ],
    10,
    [[1, 6]],
  ],
  [
    [
      [1, 3],
      [5, 6],
    ],
    10,
    [
      [1, 3],
      [5, 6],
    ],
  ],
  [
    [
      [5, 6],
      [1, 3],
      [2, 5],
    ],
    10,
    [[1, 6]],
  ],
  [
    [
      [1, 9],
      [3, 4],
    ],
    10,
    [[1, 9]],
  ],
  [[[8, 20]], 10, [[8, 10]]],
  [[[11, 20]], 10, []],
  [[[4, 2]], 10, []],
])('[Q28] %j of %i comments are the ranges %j', (ranges, last, merged) => {
  expect(mergeRanges(ranges, last)).toEqual(merged)
})

const someRanges = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), {
  maxLength: 30,
})

test('[Q28] merged ranges hold exactly the numbers of the given ones up to the last comment, apart and in order', () => {
  fc.assert(
    fc.property(someRanges, fc.integer({ min: 0, max: 70 }), (ranges, last) => {
      const merged = mergeRanges(ranges, last)
      const expected = Array.from({ length: last }, (_, index) => index + 1).filter((number) =>
        includes(ranges, number),
      )
      expect(countOf(merged, Number.POSITIVE_INFINITY)).toBe(expected.length)
      expect(expected.every((number) => includes(merged, number))).toBe(true)
      for (const [index, [from]] of merged.entries()) expect(from).toBeGreaterThan((merged[index - 1]?.[1] ?? -1) + 1)
      expect(mergeRanges(merged, last)).toEqual(merged)
    }),
  )
})

test('[Q28] of too many ranges the earliest are dropped, so that nothing unread counts as read', () => {
  const ranges = Array.from({ length: MOST_RANGES + 5 }, (_, index): Range => [2 * index + 1, 2 * index + 1])
  const merged = mergeRanges(ranges, 10_000)
  expect(merged).toHaveLength(MOST_RANGES)
  expect(merged[0]).toEqual([11, 11])
})
