import { expect, test } from '@jest/globals'
import { blocksOf, stretchesOf } from './marked-parts.ts'

test.each([
  ['plain', [['plain', 'plain']]],
  [
    'the **keeper** *shall*',
    [
      ['plain', 'the '],
      ['strong', 'keeper'],
      ['plain', ' '],
      ['em', 'shall'],
    ],
  ],
  [
    'by dusk[^1].',
    [
      ['plain', 'by dusk'],
      ['call', '1'],
      ['plain', '.'],
    ],
  ],
  ['2 * 3 * 4', [['plain', '2 * 3 * 4']]],
  ['* not a list', [['plain', '* not a list']]],
  ['**open', [['plain', '**open']]],
])('[I26] the marks in “%s”', (text, stretches) => {
  expect(stretchesOf(text).map(({ kind, text: words }) => [kind, words])).toEqual(stretches)
})

test('[I26] a table is between paragraphs, its cells without bars', () => {
  const blocks = blocksOf('Lamps:\n\n| Port | Lamps |\n| --- | --- |\n| North \\| West | **2** |\n\n| not a table')
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph'])
  const table = blocks[1]
  if (table?.kind !== 'table') throw new Error('no table')
  expect(table.rows.map((row) => row.map((cell) => cell.map(({ text }) => text).join('')))).toEqual([
    ['Port', 'Lamps'],
    ['North | West', '2'],
  ])
})
