import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type RedlineBlock, type RedlineSpan, redline, redlineBlocks } from './redline.ts'

const marked = (spans: readonly RedlineSpan[]): string =>
  spans.map(({ kind, text }) => (kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`)).join('')

const SIGNS = { same: ' ', inserted: '+', deleted: '-' }

/** A line for each paragraph and each row; a row begins with its sign, and so does each cell of its own. */
const drawn = (blocks: readonly RedlineBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'text'
      ? [marked(block.spans)]
      : block.rows
          .filter(({ cells }) => cells.length > 0)
          .map(({ kind, cells }) =>
            [
              SIGNS[kind],
              ...cells.map((cell) => `${cell.kind === kind ? '' : SIGNS[cell.kind].trim()}${marked(cell.spans)}`),
            ].join('|'),
          ),
  )

const table = (...rows: string[]): string => {
  const [head = '', ...body] = rows.map((row) => `| ${row.split('/').join(' | ')} |`)
  return [head, `|${' --- |'.repeat(head.split('|').length - 2)}`, ...body].join('\n')
}

const FEES = table('Weight/Fee', '1 kg/10', '2 kg/15', '5 kg/20')

test.each([
  [
    'a cell',
    FEES,
    table('Weight/Fee', '1 kg/10', '2 kg/16', '5 kg/20'),
    [' |Weight|Fee', ' |1 kg|10', ' |2 kg|[-15-]{+16+}', ' |5 kg|20'],
  ],
  [
    'a row more',
    FEES,
    table('Weight/Fee', '1 kg/10', '2 kg/15', '3 kg/18', '5 kg/20'),
    [' |Weight|Fee', ' |1 kg|10', ' |2 kg|15', '+|{+3 kg+}|{+18+}', ' |5 kg|20'],
  ],
  [
    'a row less at the end',
    FEES,
    table('Weight/Fee', '1 kg/10', '2 kg/15'),
    [' |Weight|Fee', ' |1 kg|10', ' |2 kg|15', '-|[-5 kg-]|[-20-]'],
  ],
  [
    'a row changed beside a row more',
    FEES,
    table('Weight/Fee', 'Letters/5', '1 kg/11', '2 kg/15', '5 kg/20'),
    [' |Weight|Fee', '+|{+Letters+}|{+5+}', ' |1 kg|[-10-]{+11+}', ' |2 kg|15', ' |5 kg|20'],
  ],
  [
    'a row less and a row more, much like the others',
    table('Weight/Fee/By', 'up to 1 kg/10/air', 'up to 2 kg/15/air', 'up to 5 kg/20/air'),
    table('Weight/Fee/By', 'up to 1 kg/10/air', 'up to 5 kg/20/sea', 'over 5 kg/30/'),
    [
      ' |Weight|Fee|By',
      ' |up to 1 kg|10|air',
      '-|[-up to 2 kg-]|[-15-]|[-air-]',
      ' |up to 5 kg|20|[-air-]{+sea+}',
      '+|{+over 5 kg+}|{+30+}|',
    ],
  ],
  [
    'a row with other words',
    FEES,
    table('Weight/Fee', '1 kg/10', 'Free/none', '5 kg/20'),
    [' |Weight|Fee', ' |1 kg|10', ' |[-2 kg-]{+Free+}|[-15-]{+none+}', ' |5 kg|20'],
  ],
  [
    'a column more',
    FEES,
    table('Weight/Zone/Fee', '1 kg/A/10', '2 kg/A/15', '5 kg/B/20'),
    [' |Weight|+{+Zone+}|Fee', ' |1 kg|+{+A+}|10', ' |2 kg|+{+A+}|15', ' |5 kg|+{+B+}|20'],
  ],
  [
    'a column less',
    table('Weight/Zone/Fee', '1 kg/A/10'),
    table('Weight/Fee', '1 kg/12'),
    [' |Weight|-[-Zone-]|Fee', ' |1 kg|-[-A-]|[-10-]{+12+}'],
  ],
  [
    'a head with another word',
    FEES,
    FEES.replace('Fee', 'Charge'),
    [' |Weight|[-Fee-]{+Charge+}', ' |1 kg|10', ' |2 kg|15', ' |5 kg|20'],
  ],
  [
    'the text around it',
    `The fees are:\n\n${FEES}\n\nThey are due yearly.`,
    `The fees shall be:\n\n${FEES}\n\nThey are due.`,
    [
      'The fees [-are-]{+shall be+}:',
      ' |Weight|Fee',
      ' |1 kg|10',
      ' |2 kg|15',
      ' |5 kg|20',
      'They are due[- yearly-].',
    ],
  ],
  [
    'a table more',
    'The fees are due.\n\nThey are paid.',
    `The fees are due.\n\n${table('Weight/Fee', '1 kg/10')}\n\nThey are paid.`,
    ['The fees are due.', '+|{+Weight+}|{+Fee+}', '+|{+1 kg+}|{+10+}', 'They are paid.'],
  ],
  [
    'a table less',
    `The fees are due.\n\n${table('Weight/Fee', '1 kg/10')}\n\nThey are paid.`,
    'The fees are due.\n\nThey were paid.',
    ['The fees are due.', '-|[-Weight-]|[-Fee-]', '-|[-1 kg-]|[-10-]', 'They [-are-]{+were+} paid.'],
  ],
  [
    'a table before another',
    FEES,
    `${table('Country/Code', 'Norway/NO')}\n\n${FEES}`,
    ['+|{+Country+}|{+Code+}', '+|{+Norway+}|{+NO+}', ' |Weight|Fee', ' |1 kg|10', ' |2 kg|15', ' |5 kg|20'],
  ],
  [
    'a table that was words',
    'Weight and fee',
    table('Weight/Fee', '1 kg/10'),
    ['+|{+Weight+}|{+Fee+}', '+|{+1 kg+}|{+10+}', '[-Weight and fee-]'],
  ],
  ['a row that lacks a cell', table('A/B', '1/2'), '| A | B |\n| --- | --- |\n| 1 |', [' |A|B', ' |1|[-2-]']],
  ['a bar in a cell', table('A/B', 'x \\| y/2'), table('A/B', 'x \\| z/2'), [' |A|B', ' |x \\| [-y-]{+z+}|2']],
  ['bars without a rule', '| a | b |', '| a | c |', ['| a | [-b-]{+c+} |']],
])('[R14] tables are compared cell by cell: %s', (_, before, after, expected) => {
  expect(drawn(redlineBlocks(before, after))).toEqual(expected)
})

test('[R14] rows that are not the same are paired with those they are most like, also in a long table', () => {
  const rows = Array.from({ length: 400 }, (_, index) => `Item ${index}/${index * 10}/any zone`)
  const changed = rows.flatMap((row, index) =>
    index % 40 === 3 ? [] : index % 40 === 20 ? ['New/5/none', row.replace('any', 'one')] : [row],
  )
  const blocks = redlineBlocks(table('Name/Fee/Zone', ...rows), table('Name/Fee/Zone', ...changed))
  const lines = drawn(blocks).filter((line) => !line.startsWith(' ') || line.includes('['))
  expect(lines.slice(0, 3)).toEqual([
    '-|[-Item 3-]|[-30-]|[-any zone-]',
    '+|{+New+}|{+5+}|{+none+}',
    ' |Item 20|200|[-any-]{+one+} zone',
  ])
  expect(lines).toHaveLength(30)
})

const cell = fc.constantFrom('', 'fee', 'the fee', '10', '*a*', 'x \\| y', '各成员国', '[^1]')
const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => `| ${cells.join(' | ')} |`)
const rule = fc.constantFrom('| --- | --- |', '|---|', '| :-- | --: | --- |', '| -- |')
const anyTable = fc
  .tuple(row, rule, fc.array(row, { maxLength: 5 }))
  .map(([head, line, body]) => [head, line, ...body].join('\n'))
const paragraph = fc.constantFrom('The fees are due.', 'Fees | are due', '', '|', '| a |', '\n', '| a |\r')
const wording = fc
  .array(fc.oneof(anyTable, paragraph), { maxLength: 5 })
  .chain((blocks) => fc.constantFrom('\n\n', '\n', '\r\n', '').map((between) => blocks.join(between)))

test('[R1] with tables, too, same and deleted text make the earlier wording, same and inserted text the later', () => {
  const side = (spans: readonly RedlineSpan[], other: 'inserted' | 'deleted') =>
    spans.map(({ kind, text }) => (kind === other ? '' : text)).join('')
  fc.assert(
    fc.property(wording, wording, (before, after) => {
      const spans = redline(before, after)
      expect(side(spans, 'inserted')).toBe(before)
      expect(side(spans, 'deleted')).toBe(after)
      expect(spans.every(({ text }) => text !== '')).toBe(true)
      for (const block of redlineBlocks(before, after))
        if (block.kind === 'table')
          for (const { cells } of block.rows) expect([0, block.rows[0]?.cells.length]).toContain(cells.length)
    }),
    { numRuns: 500 },
  )
})
