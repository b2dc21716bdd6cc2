import { expect, test } from '@jest/globals'
import { waitBefore, waitToMove } from './rejoin.ts'

test('pages of somebody with too many pages open try slowly, and not all at once', () => {
  expect(waitBefore('too-many-sockets', 0)).toBeGreaterThanOrEqual(30_000)
  expect(waitBefore('too-many-sockets', 1)).toBeGreaterThan(waitBefore('too-many-sockets', 0))
  expect(waitBefore('lost', 1)).toBeLessThanOrEqual(1000)
})

test('a page that is told to move does so within the given time, at a moment of its own', () => {
  expect(waitToMove(3000, 0)).toBe(0)
  expect(waitToMove(3000, 0.5)).toBe(1500)
  expect(waitToMove(3000, 1)).toBe(3000)
  expect(waitToMove(-1, 1)).toBe(0)
})
