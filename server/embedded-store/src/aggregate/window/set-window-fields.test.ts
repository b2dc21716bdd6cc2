import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Decimal128, Long } from 'bson'
import type { Document } from 'mongodb'
import { startPipelines } from '../../testing/pipelines.ts'

let store: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  store = await startPipelines()
})
beforeEach(() => store.empty())
afterAll(() => store.stop())

const run = (spec: Document): Promise<Document[]> => store.run({ $setWindowFields: spec })
/** The values of one output, in the order of the answer. */
const values = async (spec: Document): Promise<unknown[]> => (await run(spec)).map(({ out }) => out)
const output = (out: Document, more: Document = { sortBy: { _id: 1 } }): Document => ({ ...more, output: { out } })
const at = (time: string): Date => new Date(`2026-03-01T${time}:00Z`)

describe('windows', () => {
  beforeEach(async () => {
    await store.things.insertMany([
      { _id: 1, by: 'Fiji', when: new Date('2019-05-18T16:09:01Z'), n: 162 },
      { _id: 2, by: 'Oman', when: new Date('2019-01-08T06:12:03Z'), n: 145 },
      { _id: 3, by: 'Fiji', when: new Date('2020-05-18T14:10:30Z'), n: 120 },
      { _id: 4, by: 'Fiji', when: new Date('2021-01-11T06:31:15Z'), n: 140 },
      { _id: 5, by: 'Oman', when: new Date('2020-02-08T13:13:23Z'), n: 134 },
      { _id: 6, by: 'Oman', when: new Date('2021-03-20T11:30:05Z'), n: 104 },
    ] as never)
  })

  it('[W1] gives a running total of each partition, partitions and documents in order', async () => {
    const found = await run({
      partitionBy: '$by',
      sortBy: { when: 1 },
      output: { 'sum.soFar': { $sum: '$n', window: { documents: ['unbounded', 'current'] } } },
    })
    expect(found.map(({ _id, sum }) => [_id, sum.soFar])).toEqual([
      [1, 162],
      [3, 282],
      [4, 422],
      [2, 145],
      [5, 279],
      [6, 383],
    ])
  })

  it.each<[string, Document, unknown[]]>([
    ['the whole partition', { $max: '$n' }, [162, 162, 162, 162, 162, 162]],
    ['a moving average', { $avg: '$n', window: { documents: [-1, 0] } }, [162, 153.5, 132.5, 130, 137, 119]],
    ['windows before the document', { $sum: '$n', window: { documents: [-2, -1] } }, [0, 162, 307, 265, 260, 274]],
    ['windows behind it', { $push: '$_id', window: { documents: [1, 2] } }, [[2, 3], [3, 4], [4, 5], [5, 6], [6], []]],
    ['from here on', { $count: {}, window: { documents: ['current', 'unbounded'] } }, [6, 5, 4, 3, 2, 1]],
    ['the first', { $first: '$n', window: { documents: [-1, 1] } }, [162, 162, 145, 120, 140, 134]],
    ['the last', { $last: '$n', window: { documents: [1, 1] } }, [145, 120, 140, 134, 104, null]],
    ['a minimum of nothing', { $min: '$n', window: { documents: [7, 8] } }, [null, null, null, null, null, null]],
    [
      'a set',
      { $addToSet: '$by', window: { documents: [0, 0] } },
      [['Fiji'], ['Oman'], ['Fiji'], ['Fiji'], ['Oman'], ['Oman']],
    ],
    [
      'the two least',
      { $minN: { input: '$n', n: 2 }, window: { documents: [-5, 0] } },
      [[162], [145, 162], [120, 145], [120, 140], [120, 134], [104, 120]],
    ],
    ['the best', { $top: { sortBy: { n: -1 }, output: '$_id' }, window: { documents: [-1, 1] } }, [1, 1, 2, 4, 4, 5]],
    [
      'the two last',
      { $bottomN: { n: 2, sortBy: { n: 1 }, output: '$_id' } },
      [
        [2, 1],
        [2, 1],
        [2, 1],
        [2, 1],
        [2, 1],
        [2, 1],
      ],
    ],
    ['the median', { $median: { input: '$n', method: 'approximate' } }, [134, 134, 134, 134, 134, 134]],
  ])('[W1] %s', async (_name, out, expected) => {
    expect(await values(output(out))).toEqual(expected)
  })

  it('[W1] measures ranges by what documents sort by, and months by the calendar', async () => {
    const by = (window: Document, sortBy: Document) => values({ sortBy, output: { out: { $push: '$n', window } } })
    expect(await by({ range: [-10, 10] }, { n: 1 })).toEqual([
      [104],
      [120],
      [134, 140],
      [134, 140, 145],
      [140, 145],
      [162],
    ])
    expect(await by({ range: ['unbounded', -10], unit: 'month' }, { when: 1 })).toEqual([
      [],
      [],
      [145],
      [145, 162],
      [145, 162, 134],
      [145, 162, 134, 120],
    ])
    expect(await by({ range: ['current', 'unbounded'], unit: 'day' }, { when: 1 })).toEqual([
      [145, 162, 134, 120, 140, 104],
      [162, 134, 120, 140, 104],
      [134, 120, 140, 104],
      [120, 140, 104],
      [140, 104],
      [104],
    ])
  })

  it('[W1] ranks: equal ones alike, with and without gaps', async () => {
    await store.things.insertMany([{ _id: 7, n: 140 }, { _id: 8 }, { _id: 9, n: null }] as never)
    const found = await run({
      sortBy: { n: -1 },
      output: { rank: { $rank: {} }, dense: { $denseRank: {} }, number: { $documentNumber: {} } },
    })
    expect(found.map(({ rank, dense, number }) => [rank, dense, number])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
      [3, 3, 4],
      [5, 4, 5],
      [6, 5, 6],
      [7, 6, 7],
      [8, 7, 8],
      [8, 7, 9],
    ])
  })

  it('[W1] shifts, and puts the default beyond the ends', async () => {
    expect(await values(output({ $shift: { output: '$n', by: 1, default: 'none' } }))).toEqual([
      145,
      120,
      140,
      134,
      104,
      'none',
    ])
    expect(await values(output({ $shift: { output: '$n', by: -2 } }))).toEqual([null, null, 162, 145, 120, 140])
  })

  it('[W1] weighs an exponential moving average by N or by alpha', async () => {
    await store.things.drop()
    await store.things.insertMany([13, 15.4, 12, 11.7].map((n, i) => ({ _id: i, n })) as never)
    expect(await values(output({ $expMovingAvg: { input: '$n', N: 2 } }))).toEqual([
      13, 14.6, 12.866666666666667, 12.088888888888889,
    ])
    expect(await values(output({ $expMovingAvg: { input: '$n', alpha: 0.75 } }))).toEqual([13, 14.8, 12.7, 11.95])
  })

  it('[W1] takes covariances of pairs', async () => {
    const out = (name: string) => output({ [name]: ['$_id', '$n'], window: { documents: ['unbounded', 'current'] } })
    const [pop, samp] = [await values(out('$covariancePop')), await values(out('$covarianceSamp'))]
    expect(pop.slice(0, 3)).toEqual([0, -4.25, expect.closeTo(-14, 10)])
    expect(samp.slice(0, 3)).toEqual([null, -8.5, expect.closeTo(-21, 10)])
  })
})

describe('rates', () => {
  beforeEach(async () => {
    await store.things.insertMany([
      { _id: 1, at: at('10:00'), km: 1295.1, kw: 2.95 },
      { _id: 2, at: at('10:30'), km: 1295.63, kw: 2.7 },
      { _id: 3, at: at('11:00'), km: 1296.25, kw: 2.6 },
    ] as never)
  })

  it('[W1] $derivative of the ends of the window, in the unit of time', async () => {
    const slope = { $derivative: { input: '$km', unit: 'hour' }, window: { range: [-30, 0], unit: 'minute' } }
    const [first, second, third] = (await values(output(slope, { sortBy: { at: 1 } }))) as number[]
    expect(first).toBeNull()
    expect(second).toBeCloseTo(1.06, 10)
    expect(third).toBeCloseTo(1.24, 10)
  })

  it('[W1] $integral by trapezoids', async () => {
    const area = {
      $integral: { input: '$kw', unit: 'hour' },
      window: { range: ['unbounded', 'current'], unit: 'hour' },
    }
    const [first, second, third] = (await values(output(area, { sortBy: { at: 1 } }))) as number[]
    expect(first).toBe(0)
    expect(second).toBeCloseTo(1.4125, 10)
    expect(third).toBeCloseTo(2.7375, 10)
  })
})

describe('types', () => {
  const TYPED = { promoteValues: false, promoteLongs: false }

  it('[W2] sums 64-bit integers and decimals exactly, and says so by the type', async () => {
    const big = Long.fromString('9007199254740993')
    await store.things.insertMany([
      { _id: 1, n: big, d: Decimal128.fromString('0.1') },
      { _id: 2, n: Long.ONE, d: Decimal128.fromString('0.2') },
      { _id: 3, n: Long.fromString('-9007199254740993'), d: Decimal128.fromString('1E-30') },
    ] as never)
    const window = { documents: ['unbounded', 'current'] }
    const found = await store.things
      .aggregate(
        [
          {
            $setWindowFields: {
              sortBy: { _id: 1 },
              output: { n: { $sum: '$n', window }, d: { $sum: '$d', window }, max: { $max: '$n' }, r: { $rank: {} } },
            },
          },
        ],
        TYPED,
      )
      .toArray()
    expect(found.map(({ n }) => n.toString())).toEqual(['9007199254740993', '9007199254740994', '1'])
    expect(found.map(({ d }) => d.toString())).toEqual(['0.1', '0.3', '0.300000000000000000000000000001'])
    expect(found[0]?.max).toEqual(big)
    expect(found.map(({ r }) => [r._bsontype, r.valueOf()])).toEqual([
      ['Int32', 1],
      ['Int32', 2],
      ['Int32', 3],
    ])
  })

  it('[W2] sums ten times 0.1 to 1', async () => {
    await store.things.insertMany(Array.from({ length: 10 }, (_, i) => ({ _id: i, n: 0.1 })) as never)
    const [first] = await values(output({ $sum: '$n' }))
    expect(first).toBe(1)
  })

  it('[W2] takes null and missing as one partition, and numbers of any type that are equal', async () => {
    await store.things.insertMany([
      { _id: 1, p: null },
      { _id: 2 },
      { _id: 3, p: 1 },
      { _id: 4, p: Long.ONE },
      { _id: 5, p: Decimal128.fromString('1.0') },
      { _id: 6, p: '1' },
    ] as never)
    const found = await run({ partitionBy: '$p', sortBy: { _id: 1 }, output: { out: { $push: '$_id' } } })
    expect(found.map(({ out }) => out)).toEqual([[1, 2], [1, 2], [3, 4, 5], [3, 4, 5], [3, 4, 5], [6]])
  })

  it('[W2] finds the neighbours of integers that no double tells apart', async () => {
    await store.things.insertMany(
      ['9007199254740992', '9007199254740993', '9007199254740994'].map((n, i) => ({
        _id: i,
        n: Long.fromString(n),
      })) as never,
    )
    const spec = output({ $push: '$_id', window: { range: [0, 1] } }, { sortBy: { n: 1 } })
    expect(await values(spec)).toEqual([[0, 1], [1, 2], [2]])
  })
})
