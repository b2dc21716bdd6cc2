import { expect, test } from '@jest/globals'
import { asSeen } from '@quorate/shared/domain/reading/corrections'
import { readDocument } from '@quorate/shared/domain/reading/read-document'
import { beginningOf, movedTo, treeRows } from './tree-rows.ts'

/** 0 Article 1, 1 under it, 2 and 3 under that, 4 Article 2. */
const rows = treeRows(
  asSeen(readDocument('Article 1\n\n1. Lamps:\n\n(a) red;\n\n(b) green.\n\nArticle 2\n\nBoats keep out.\n')),
)

test('[I24] rows have levels and places for screen readers', () => {
  expect(rows.map(({ level, place, siblings }) => [level, place, siblings])).toEqual([
    [1, 1, 2],
    [2, 1, 1],
    [3, 1, 2],
    [3, 2, 2],
    [1, 2, 2],
  ])
})

test.each([
  ['up', 0, 0],
  ['up', 2, 1],
  ['down', 4, 4],
  ['down', 1, 2],
  ['first', 3, 0],
  ['last', 0, 4],
  ['page-down', 1, 4],
  ['page-up', 3, 0],
  ['above', 3, 1],
  ['above', 0, 0],
  ['below', 1, 2],
  ['below', 3, 3],
] as const)('[I24] %s leads from row %i to row %i', (move, from, to) => {
  expect(movedTo(rows, from, move)).toBe(to)
})

test.each([
  ['The **lamps**[^1].', 'The lamps.'],
  ['| Port | Lamps |\n| --- | --- |\n| North | 2 |', 'Port Lamps North 2'],
])('a text begins without its marks: %s', (text, words) => {
  expect(beginningOf(text)).toBe(words)
})
