import { expect, test } from '@jest/globals'
import { regionsOf } from './regions.ts'

test('a long thread has a few regions that cover it without gap', () => {
  const regions = regionsOf(5000, [], 1, 5)
  expect(regions.length).toBeLessThanOrEqual(16)
  expect(regions[0]?.from).toBe(1)
  expect(regions.at(-1)?.to).toBe(5000)
  for (const [index, { from }] of regions.entries()) expect(from).toBe((regions[index - 1]?.to ?? 0) + 1)
})

test('each region counts its unread comments, and knows the first of them', () => {
  const [first, second, third] = regionsOf(48, [[1, 4]], 5, 7)
  expect(first).toEqual({ from: 1, to: 3, unread: 0, firstUnread: null, here: false })
  expect(second).toEqual({ from: 4, to: 6, unread: 2, firstUnread: 5, here: true })
  expect(third).toEqual({ from: 7, to: 9, unread: 3, firstUnread: 7, here: true })
})

test('a thread without comments has no regions', () => {
  expect(regionsOf(0, [], 1, 1)).toEqual([])
})
