import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Document } from 'mongodb'
import { startPipelines } from '../../testing/pipelines.ts'

let store: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  store = await startPipelines()
})
beforeEach(() => store.empty())
afterAll(() => store.stop())

const run = (spec: Document): Promise<Document[]> => store.run({ $setWindowFields: spec })
const output = (out: Document, more: Document = { sortBy: { _id: 1 } }): Document => ({ ...more, output: { out } })
const at = (time: string): Date => new Date(`2026-03-01T${time}:00Z`)

describe('any window', () => {
  interface Row {
    p: number
    x: number
    n: number
  }
  const edge = fc.oneof(fc.constant('unbounded'), fc.constant('current'), fc.integer({ min: -4, max: 4 }))
  const row: fc.Arbitrary<Row> = fc.record({
    p: fc.integer({ min: 0, max: 2 }),
    x: fc.integer({ min: 0, max: 9 }),
    n: fc.integer({ min: -5, max: 5 }),
  })
  const order = (lower: unknown) => (lower === 'current' ? 0 : Number(lower))
  const sensible = ([lower, upper]: [unknown, unknown]) =>
    lower === 'unbounded' || upper === 'unbounded' || order(lower) <= order(upper)

  /** The places of a window, looked up one by one. */
  function inside(kind: 'documents' | 'range', [lower, upper]: [unknown, unknown], rows: Row[], at: number): number[] {
    const here = rows[at] as Row
    return [...rows.keys()].filter((i) => {
      const distance = kind === 'documents' ? i - at : (rows[i] as Row).x - here.x
      const from = lower === 'current' && kind === 'range' ? i >= at : lower === 'unbounded' || distance >= order(lower)
      const to = upper === 'current' && kind === 'range' ? i <= at : upper === 'unbounded' || distance <= order(upper)
      return from && to
    })
  }

  it('[W1] holds the documents that are found one by one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom('documents' as const, 'range' as const),
        fc.tuple(edge, edge).filter(sensible),
        async (rows, kind, bounds) => {
          await store.things.drop()
          if (rows.length > 0) await store.things.insertMany(rows.map((one, i) => ({ _id: i, ...one })) as never)
          const window = { [kind]: bounds }
          const found = await run({
            partitionBy: '$p',
            sortBy: { x: 1 },
            output: { all: { $push: '$n', window }, sum: { $sum: '$n', window }, max: { $max: '$n', window } },
          })
          const sorted = rows
            .map((one, i) => ({ _id: i, ...one }))
            .sort((a, b) => a.p - b.p || a.x - b.x || a._id - b._id)
          const expected = sorted.map((one) => {
            const partition = sorted.filter(({ p }) => p === one.p)
            const all = inside(kind, bounds, partition, partition.indexOf(one)).map((i) => partition[i]?.n as number)
            return {
              ...one,
              all,
              sum: all.reduce((sum, n) => sum + n, 0),
              max: all.length > 0 ? Math.max(...all) : null,
            }
          })
          expect(found).toEqual(expected)
        },
      ),
      { seed: 11, numRuns: 150 },
    )
  })
})

describe('what is wrong', () => {
  const sorted = { sortBy: { n: 1 } }
  it.each<[string, Document, number]>([
    ['no output', { sortBy: { n: 1 } }, 40414],
    ['an unknown field', { output: {}, sortby: { n: 1 } }, 40415],
    ['an unknown function', output({ $summ: '$n' }), 9],
    ['no function', output({ window: {} }), 9],
    ['two functions', output({ $sum: 1, $avg: 1 }), 9],
    ['a stranger beside the function', output({ $sum: 1, windows: {} }), 9],
    ['an accumulator of groups only', output({ $mergeObjects: '$a' }), 9],
    ['bounds by number without an order', output({ $sum: 1, window: { documents: [-1, 0] } }, {}), 5339901],
    ['bounds the wrong way round', output({ $sum: 1, window: { documents: [1, -1] } }), 5339900],
    ['both kinds of bounds', output({ $sum: 1, window: { documents: [0, 1], range: [0, 1] } }), 9],
    ['bounds that are no integers', output({ $sum: 1, window: { documents: [0.5, 1] } }), 9],
    ['ranges over two keys', output({ $sum: 1, window: { range: [0, 1] } }, { sortBy: { a: 1, b: 1 } }), 5339902],
    ['ranges downwards', output({ $sum: 1, window: { range: [0, 1] } }, { sortBy: { a: -1 } }), 8947401],
    ['ranges of texts', output({ $sum: 1, window: { range: [0, 1] } }, { sortBy: { t: 1 } }), 5429414],
    ['dates without a unit', output({ $sum: 1, window: { range: [0, 1] } }, { sortBy: { d: 1 } }), 5429413],
    ['a unit without dates', output({ $sum: 1, window: { range: [0, 1], unit: 'day' } }, sorted), 5429513],
    ['a unit nobody knows', output({ $sum: 1, window: { range: [0, 1], unit: 'moon' } }, sorted), 9],
    ['rank with arguments', output({ $rank: { a: 1 } }), 5371603],
    ['rank with a window', output({ $rank: {}, window: { documents: [0, 1] } }), 5371601],
    ['rank of two keys', output({ $rank: {} }, { sortBy: { a: 1, b: 1 } }), 5371602],
    ['shift without an order', output({ $shift: { output: 1, by: 1 } }, {}), 9],
    ['derivative without a window', output({ $derivative: { input: '$n' } }, sorted), 9],
    ['derivative by the month', output({ $derivative: { input: '$n', unit: 'month' } }, { sortBy: { d: 1 } }), 5490710],
    [
      'derivative of dates without a unit',
      output({ $derivative: { input: '$n' }, window: { documents: [-1, 0] } }, { sortBy: { d: 1 } }),
      5624901,
    ],
    ['conflicting paths', { output: { a: { $sum: 1 }, 'a.b': { $sum: 1 } } }, 6307900],
    ['partitions by arrays', { partitionBy: '$list', output: {} }, 14],
    ['no n', output({ $firstN: { input: '$n' } }), 5787906],
    ['n of zero', output({ $firstN: { input: '$n', n: 0 } }), 5787908],
    ['a percentile beyond one', output({ $percentile: { input: '$n', p: [2], method: 'approximate' } }), 7750303],
    ['another method', output({ $median: { input: '$n', method: 'exact' } }), 2],
    ['$linearFill with equal keys', output({ $linearFill: '$none' }, { sortBy: { same: 1 } }), 6050106],
  ])('[W3] refuses %s', async (_name, spec, code) => {
    await store.things.insertMany([
      { _id: 1, n: 1, t: 'a', d: at('10:00'), list: [1], same: 1 },
      { _id: 2, n: 2, t: 'b', d: at('11:00'), list: [1], same: 1 },
    ] as never)
    await expect(run(spec)).rejects.toMatchObject({ code })
  })
})
