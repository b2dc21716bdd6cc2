import { expect, test } from '@jest/globals'
import { waitBefore, waitToMove } from './rejoin.ts'

test('who has too many pages open tries slowly, and not all at once', () => {
  expect(waitBefore('too-many-sockets', 0)).toBeGreaterThanOrEqual(30_000)
  expect(waitBefore('too-many-sockets', 1)).toBeGreaterThan(waitBefore('too-many-sockets', 0))
  expect(waitBefore('lost', 1)).toBeLessThanOrEqual(1000)
})

test('who is told to move does so within the time given, at a moment of their own', () => {
  expect(waitToMove(3000, 0)).toBe(0)
  expect(waitToMove(3000, 0.5)).toBe(1500)
  expect(waitToMove(3000, 1)).toBe(3000)
  expect(waitToMove(-1, 1)).toBe(0)
})
