import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Decimal128, Int32, Long } from 'bson'
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

describe('$densify', () => {
  const hours = (doc: Document) => doc.time.toISOString().slice(11, 13)

  it('[W7] makes up what is missing between two dates, the upper one left out', async () => {
    await fill([
      { _id: 1, time: new Date('2021-05-18T00:00:00Z'), temp: 12 },
      { _id: 2, time: new Date('2021-05-18T04:00:00Z'), temp: 11 },
      { _id: 3, time: new Date('2021-05-18T08:00:00Z'), temp: 11 },
      { _id: 4, time: new Date('2021-05-18T12:00:00Z'), temp: 12 },
    ])
    const bounds = [new Date('2021-05-18T00:00:00Z'), new Date('2021-05-18T08:00:00Z')]
    const found = await run({ $densify: { field: 'time', range: { step: 1, unit: 'hour', bounds } } })
    expect(found.map((doc) => [doc._id, hours(doc)])).toEqual([
      [1, '00'],
      ...['01', '02', '03'].map((hour) => [undefined, hour]),
      [2, '04'],
      ...['05', '06', '07'].map((hour) => [undefined, hour]),
      [3, '08'],
      [4, '12'],
    ])
    expect(found[1]).toEqual({ time: new Date('2021-05-18T01:00:00Z') })
  })

  const coffee = [
    { _id: 1, altitude: 600, variety: 'A', score: 68.3 },
    { _id: 2, altitude: 750, variety: 'A', score: 69.5 },
    { _id: 3, altitude: 950, variety: 'A', score: 70.5 },
    { _id: 4, altitude: 1250, variety: 'B', score: 88.15 },
    { _id: 5, altitude: 1700, variety: 'B', score: 95.5 },
  ]
  const byVariety = (bounds: unknown) =>
    run(
      { $densify: { field: 'altitude', partitionByFields: ['variety'], range: { step: 200, bounds } } },
      { $sort: { variety: 1, altitude: 1 } },
      { $group: { _id: '$variety', altitudes: { $push: '$altitude' } } },
      { $sort: { _id: 1 } },
    )

  it('[W7] goes over the full range in every partition, or only over its own', async () => {
    await fill(coffee)
    expect(await byVariety('full')).toEqual([
      { _id: 'A', altitudes: [600, 750, 800, 950, 1000, 1200, 1400, 1600] },
      { _id: 'B', altitudes: [600, 800, 1000, 1200, 1250, 1400, 1600, 1700] },
    ])
    expect(await byVariety('partition')).toEqual([
      { _id: 'A', altitudes: [600, 750, 800, 950] },
      { _id: 'B', altitudes: [1250, 1450, 1650, 1700] },
    ])
    expect(await byVariety([700, 1100])).toEqual([
      { _id: 'A', altitudes: [600, 700, 750, 900, 950] },
      { _id: 'B', altitudes: [700, 900, 1250, 1700] },
    ])
  })

  it('[W7] fills explicit bounds without a document', async () => {
    await fill([{ _id: 1, other: 1 }])
    const found = await run({ $densify: { field: 'a.b', range: { step: 2, bounds: [0, 5] } } })
    expect(found).toEqual([{ _id: 1, other: 1 }, { a: { b: 0 } }, { a: { b: 2 } }, { a: { b: 4 } }])
  })

  it('[W2] counts on in the type of the values', async () => {
    const values = async (from: unknown, to: unknown, step: unknown) => {
      await store.things.drop()
      await fill([
        { _id: 1, n: from },
        { _id: 2, n: to },
      ])
      const found = await store.things
        .aggregate([{ $densify: { field: 'n', range: { step, bounds: 'full' } } }], TYPED)
        .toArray()
      return found.map(({ n }) => n)
    }
    const long = (text: string) => Long.fromString(text)
    expect(await values(long('9007199254740992'), long('9007199254740995'), long('1'))).toEqual(
      ['9007199254740992', '9007199254740993', '9007199254740994', '9007199254740995'].map(long),
    )
    const decimal = (text: string) => Decimal128.fromString(text)
    expect(await values(decimal('0.1'), decimal('0.4'), decimal('0.1'))).toEqual(
      ['0.1', '0.2', '0.3', '0.4'].map(decimal),
    )
    expect(await values(new Int32(1), new Int32(3), new Int32(1))).toEqual([1, 2, 3].map((n) => new Int32(n)))
  })

  it('[W7] steps by months of the calendar', async () => {
    await fill([
      { _id: 1, d: new Date('2024-01-15T00:00:00Z') },
      { _id: 2, d: new Date('2024-04-15T00:00:00Z') },
    ])
    const found = await run({ $densify: { field: 'd', range: { step: 1, unit: 'month', bounds: 'full' } } })
    expect(found.map(({ d }) => d.toISOString().slice(0, 10))).toEqual([
      '2024-01-15',
      '2024-02-15',
      '2024-03-15',
      '2024-04-15',
    ])
  })

  it('[W6] makes up no more than 500,000 documents', async () => {
    const stages = [{ $densify: { field: 'n', range: { step: 1, bounds: [0, 1_000_000] } } }, { $count: 'n' }]
    await expect(run(...stages)).rejects.toMatchObject({ code: 5897900 })
  })

  it.each<[string, Document, number]>([
    ['a step of zero', { field: 'n', range: { step: 0, bounds: 'full' } }, 5733401],
    ['half a day', { field: 'n', range: { step: 0.5, unit: 'day', bounds: 'full' } }, 6586400],
    ['other words for bounds', { field: 'n', range: { step: 1, bounds: 'all' } }, 5946802],
    ['one bound', { field: 'n', range: { step: 1, bounds: [1] } }, 5733403],
    ['bounds the wrong way round', { field: 'n', range: { step: 1, bounds: [2, 1] } }, 5733402],
    ['bounds of two types', { field: 'n', range: { step: 1, bounds: [1, 2.5] } }, 5876900],
    ['dates without a unit', { field: 'n', range: { step: 1, bounds: [new Date(0), new Date(1)] } }, 5733410],
    ['numbers with a unit', { field: 'n', range: { step: 1, unit: 'day', bounds: [0, 1] } }, 5733409],
    ['bounds by a number', { field: 'n', range: { step: 1, bounds: 1 } }, 5733404],
    ['partition bounds without partitions', { field: 'n', range: { step: 1, bounds: 'partition' } }, 5733408],
    ['no range', { field: 'n' }, 40414],
    ['an unknown field', { field: 'n', range: { step: 1, bounds: 'full' }, by: 'a' }, 40415],
    ['values that are texts', { field: 't', range: { step: 1, bounds: 'full' } }, 5733201],
    ['dates by a plain step', { field: 'd', range: { step: 1, bounds: 'full' } }, 6053600],
  ])('[W3] refuses %s', async (_name, spec, code) => {
    await fill([{ _id: 1, t: 'a', d: new Date(0) }])
    await expect(run({ $densify: spec })).rejects.toMatchObject({ code })
  })
})
