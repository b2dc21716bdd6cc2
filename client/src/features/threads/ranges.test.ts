import { describe, expect, test } from '@jest/globals'
import { countOutside, firstOutside, includes, type Range, withNumbers } from './ranges.ts'

const ranges = (...list: Range[]) => list

describe('ranges of read comments', () => {
  test('joins neighbours and keeps gaps', () => {
    expect(withNumbers(ranges([1, 3], [7, 8]), [4, 10])).toEqual([
      [1, 4],
      [7, 8],
      [10, 10],
    ])
    expect(withNumbers(ranges([1, 3], [7, 8]), [6, 5, 4])).toEqual([[1, 8]])
    expect(withNumbers([], [2, 2])).toEqual([[2, 2]])
  })

  test('does not change its arguments', () => {
    const before = ranges([1, 3])
    withNumbers(before, [4])
    expect(before).toEqual([[1, 3]])
  })

  test.each<[Range[], number, number | null]>([
    [[], 0, null],
    [[], 3, 1],
    [[[1, 3]], 3, null],
    [[[1, 3]], 4, 4],
    [[[2, 3]], 4, 1],
    [
      [
        [1, 1],
        [3, 4],
      ],
      9,
      2,
    ],
  ])('of %j and %d comments the first unread is %p', (read, count, first) => {
    expect(firstOutside(read, count)).toBe(first)
  })

  test('counts the rest, also if more was read than exists', () => {
    expect(countOutside(ranges([1, 2], [5, 9]), 6)).toBe(2)
    expect(countOutside(ranges([1, 9]), 6)).toBe(0)
  })

  test('knows a number within', () => {
    expect(includes(ranges([2, 4]), 4)).toBe(true)
    expect(includes(ranges([2, 4]), 5)).toBe(false)
  })
})
