import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Decimal128, Long } from 'bson'
import type { Document } from 'mongodb'
import { startPipelines } from '../testing/pipelines.ts'

let store: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  store = await startPipelines()
})
beforeEach(() => store.empty())
afterAll(() => store.stop())

const run = (...pipeline: Document[]) => store.run(...pipeline)
const fill = (docs: Document[]) => store.fill(docs)
const TYPED = { promoteValues: false, promoteLongs: false }

describe('$bucketAuto', () => {
  const art = [199.99, 280, 76.04, 167.3, 483, 385, 159, 118.42]

  it('[W8] cuts into buckets of about the same size, the last one with both ends', async () => {
    await fill(art.map((price, i) => ({ _id: i + 1, price })))
    expect(await run({ $bucketAuto: { groupBy: '$price', buckets: 4 } })).toEqual([
      { _id: { min: 76.04, max: 159 }, count: 2 },
      { _id: { min: 159, max: 199.99 }, count: 2 },
      { _id: { min: 199.99, max: 385 }, count: 2 },
      { _id: { min: 385, max: 483 }, count: 2 },
    ])
  })

  it('[W8] parts no equal keys, makes no empty bucket, and gathers what is asked for', async () => {
    await fill([1, 1, 1, 2, null, 'a'].map((n, i) => ({ _id: i, n })))
    const output = { ids: { $push: '$_id' }, least: { $min: '$_id' } }
    expect(await run({ $bucketAuto: { groupBy: '$n', buckets: 3, output } })).toEqual([
      { _id: { min: null, max: 2 }, ids: [4, 0, 1, 2], least: 0 },
      { _id: { min: 2, max: 'a' }, ids: [3, 5], least: 3 },
    ])
  })

  // The example of MongoDB's manual: the numbers from 0 to 99 in five buckets.
  it.each<[string | undefined, Array<[number, number, number]>]>([
    [
      undefined,
      [
        [0, 20, 20],
        [20, 40, 20],
        [40, 60, 20],
        [60, 80, 20],
        [80, 99, 20],
      ],
    ],
    [
      'R20',
      [
        [0, 20, 20],
        [20, 40, 20],
        [40, 63, 23],
        [63, 90, 27],
        [90, 100, 10],
      ],
    ],
    [
      'E24',
      [
        [0, 20, 20],
        [20, 43, 23],
        [43, 68, 25],
        [68, 91, 23],
        [91, 100, 9],
      ],
    ],
    [
      '1-2-5',
      [
        [0, 20, 20],
        [20, 50, 30],
        [50, 100, 50],
      ],
    ],
    [
      'POWERSOF2',
      [
        [0, 32, 32],
        [32, 64, 32],
        [64, 128, 36],
      ],
    ],
  ])('[W8] rounds the bounds to preferred numbers: %s', async (granularity, expected) => {
    await fill(Array.from({ length: 100 }, (_, i) => ({ _id: i, n: i })))
    const found = await run({ $bucketAuto: { groupBy: '$n', buckets: 5, ...(granularity && { granularity }) } })
    expect(found.map(({ _id, count }) => [_id.min, _id.max, count])).toEqual(expected)
  })

  it('[W2] keeps the types of the bounds', async () => {
    const big = Long.fromString('9007199254740993')
    await fill([
      { _id: 1, n: big },
      { _id: 2, n: Decimal128.fromString('9007199254740993.5') },
    ])
    const [one, two] = await store.things.aggregate([{ $bucketAuto: { groupBy: '$n', buckets: 2 } }], TYPED).toArray()
    expect(one?._id).toEqual({ min: big, max: Decimal128.fromString('9007199254740993.5') })
    expect(two?._id.min).toEqual(Decimal128.fromString('9007199254740993.5'))
  })

  it.each<[string, unknown, number]>([
    ['no document', 1, 40240],
    ['a plain word to group by', { groupBy: 'a', buckets: 2 }, 40239],
    ['buckets in words', { groupBy: '$a', buckets: 'two' }, 40241],
    ['half a bucket', { groupBy: '$a', buckets: 1.5 }, 40242],
    ['no bucket', { groupBy: '$a', buckets: 0 }, 40243],
    ['an output that is none', { groupBy: '$a', buckets: 2, output: 1 }, 40244],
    ['an unknown option', { groupBy: '$a', buckets: 2, by: 1 }, 40245],
    ['a missing count', { groupBy: '$a' }, 40246],
    ['a granularity nobody knows', { groupBy: '$a', buckets: 2, granularity: 'E7' }, 40257],
    ['a granularity of texts', { groupBy: '$t', buckets: 2, granularity: 'E6' }, 40258],
    ['a granularity below zero', { groupBy: '$n', buckets: 2, granularity: 'E6' }, 40260],
    ['a granularity that is no text', { groupBy: '$n', buckets: 2, granularity: 6 }, 40261],
  ])('[W3] refuses %s', async (_name, spec, code) => {
    await fill([{ _id: 1, t: 'a', n: -1 }])
    await expect(run({ $bucketAuto: spec })).rejects.toMatchObject({ code })
  })
})

describe('$bucket', () => {
  it('[W8] gathers whole documents as they are', async () => {
    await fill([
      { _id: 1, n: 5 },
      { _id: 2, n: 50 },
    ])
    const spec = { groupBy: '$n', boundaries: [0, 10, 20], default: 'more', output: { all: { $push: '$$ROOT' } } }
    expect(await run({ $bucket: spec })).toEqual([
      { _id: 0, all: [{ _id: 1, n: 5 }] },
      { _id: 'more', all: [{ _id: 2, n: 50 }] },
    ])
  })

  it.each<[string, Document, number]>([
    ['a value without a bucket', { groupBy: '$n', boundaries: [0, 2] }, 40066],
    ['one boundary', { groupBy: '$n', boundaries: [0] }, 40192],
    ['boundaries of two types', { groupBy: '$n', boundaries: [0, 'a'] }, 40193],
    ['boundaries out of order', { groupBy: '$n', boundaries: [2, 1] }, 40194],
    ['a default among the buckets', { groupBy: '$n', boundaries: [0, 9], default: 5 }, 40199],
    ['no boundaries', { groupBy: '$n' }, 40198],
    ['a plain word to group by', { groupBy: 'n', boundaries: [0, 1] }, 40202],
  ])('[W3] refuses %s', async (_name, spec, code) => {
    await fill([{ _id: 1, n: 5 }])
    await expect(run({ $bucket: spec })).rejects.toMatchObject({ code })
  })
})
