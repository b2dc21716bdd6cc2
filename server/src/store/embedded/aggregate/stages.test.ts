import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Decimal128, Double, Int32, Long } from 'bson'
import type { Collection, Document } from 'mongodb'
import { startFixture } from '../testing/fixture.ts'

const TYPED = { promoteValues: false, promoteLongs: false }

let store: Awaited<ReturnType<typeof startFixture>>
let things: Collection<Document>
beforeAll(async () => {
  store = await startFixture()
})
beforeEach(async () => {
  things = store.db.collection('things')
  await things.drop()
})
afterAll(() => store.stop())

const run = (...pipeline: Document[]): Promise<Document[]> => things.aggregate(pipeline).toArray()
const fill = (docs: Document[]) => things.insertMany(docs as never)

describe('$graphLookup', () => {
  const staff = [
    { _id: 1, name: 'Dev' },
    { _id: 2, name: 'Eliot', boss: 'Dev' },
    { _id: 3, name: 'Ron', boss: 'Eliot' },
    { _id: 4, name: 'Andrew', boss: 'Eliot' },
    { _id: 5, name: 'Asya', boss: 'Ron' },
    { _id: 6, name: 'Dan', boss: 'Andrew' },
  ]
  const chain = (more: Document = {}): Document => ({
    $graphLookup: {
      from: 'things',
      startWith: '$boss',
      connectFromField: 'boss',
      connectToField: 'name',
      as: 'above',
      ...more,
    },
  })

  it('[W5] follows a chain level by level, with the depth as a 64-bit integer', async () => {
    await fill(staff)
    const stages = [{ $match: { name: 'Dan' } }, chain({ depthField: 'far' }), { $project: { above: 1 } }]
    const [found] = await things.aggregate(stages, TYPED).toArray()
    expect(found?.above.map((one: Document) => [one.name, one.far])).toEqual([
      ['Andrew', Long.fromNumber(0)],
      ['Eliot', Long.fromNumber(1)],
      ['Dev', Long.fromNumber(2)],
    ])
  })

  it('[W5] stops at the depth asked for, and at what the search is restricted to', async () => {
    await fill(staff)
    const names = async (more: Document) =>
      (await run({ $match: { name: 'Asya' } }, chain(more)))[0]?.above.map((one: Document) => one.name)
    expect(await names({ maxDepth: 0 })).toEqual(['Ron'])
    expect(await names({ maxDepth: 1 })).toEqual(['Ron', 'Eliot'])
    expect(await names({ restrictSearchWithMatch: { name: { $ne: 'Eliot' } } })).toEqual(['Ron'])
    expect(await names({ from: 'nowhere' })).toEqual([])
  })

  it('[W5] goes through circles and arrays once, and starts from several values', async () => {
    await fill([
      { _id: 0, airport: 'JFK', to: ['BOS', 'ORD'] },
      { _id: 1, airport: 'BOS', to: ['JFK', 'PWM'] },
      { _id: 2, airport: 'ORD', to: ['JFK'] },
      { _id: 3, airport: 'PWM', to: ['BOS', 'LHR'] },
      { _id: 4, airport: 'LHR', to: ['PWM'] },
    ])
    const [found] = await run(
      { $limit: 1 },
      chain({ startWith: ['JFK', 'LHR'], connectFromField: 'to', connectToField: 'airport' }),
    )
    expect(found?.above.map((one: Document) => one._id).sort()).toEqual([0, 1, 2, 3, 4])
  })

  it('[W5] finds a null where it stands, never where the field is missing', async () => {
    await fill([{ _id: 1, name: null, boss: null }, { _id: 2 }, { _id: 3, name: 'x', boss: null }])
    const found = await run({ $sort: { _id: 1 } }, chain())
    expect(found.map(({ above }) => above.map((one: Document) => one._id))).toEqual([[1], [], [1]])
  })

  it('[W5] tells apart and brings together numbers by what they are worth', async () => {
    const big = Long.fromString('9007199254740993')
    await fill([
      { _id: 1, name: big, boss: Long.fromString('9007199254740992') },
      { _id: 2, name: Long.fromString('9007199254740992') },
      { _id: 3, name: Decimal128.fromString('1.0') },
    ])
    const ids = async (startWith: unknown) =>
      (await run({ $limit: 1 }, chain({ startWith, maxDepth: 0 })))[0]?.above.map((one: Document) => one._id)
    expect(await ids(big)).toEqual([1])
    expect(await ids(new Double(1))).toEqual([3])
    expect((await run({ $match: { _id: 1 } }, chain()))[0]?.above.map((one: Document) => one._id)).toEqual([2])
  })

  it('[W5] searches by an index where there is one', async () => {
    await fill(Array.from({ length: 700 }, (_, i) => ({ _id: i, name: i, boss: i + 1 })))
    const time = async () => {
      const start = performance.now()
      const [found] = await run({ $match: { _id: 0 } }, chain())
      expect(found?.above).toHaveLength(699)
      return performance.now() - start
    }
    const scanned = await time()
    await things.createIndex({ name: 1 })
    expect(await time()).toBeLessThan(scanned / 2)
  })

  it('[W6] gives up before it holds more than 100 MB', async () => {
    const text = 'x'.repeat(15_000_000)
    for (let i = 0; i < 8; i++) await fill([{ _id: i, name: i, boss: i + 1, text }])
    await expect(run({ $match: { _id: 0 } }, chain())).rejects.toMatchObject({ code: 40099 })
  })

  it.each<[string, Document, number]>([
    ['no start', { $graphLookup: { from: 'a', as: 'b', connectFromField: 'c', connectToField: 'd' } }, 40105],
    ['no collection', { $graphLookup: { startWith: '$a' } }, 9],
    ['a depth below zero', chain({ maxDepth: -1 }), 40101],
    ['a depth in words', chain({ maxDepth: 'deep' }), 40100],
    ['half a depth', chain({ maxDepth: 0.5 }), 40102],
    ['an unknown argument', chain({ into: 'a' }), 40104],
    ['a field that is no text', chain({ as: 1 }), 40103],
    ['a restriction that is none', chain({ restrictSearchWithMatch: 1 }), 40185],
    ['a restriction that cannot be read', chain({ restrictSearchWithMatch: { a: { $what: 1 } } }), 2],
  ])('[W3] refuses %s', async (_name, stage, code) => {
    await expect(run(stage)).rejects.toMatchObject({ code })
  })
})

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
      await things.drop()
      await fill([
        { _id: 1, n: from },
        { _id: 2, n: to },
      ])
      const found = await things
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
    const [one, two] = await things.aggregate([{ $bucketAuto: { groupBy: '$n', buckets: 2 } }], TYPED).toArray()
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

describe('$redact', () => {
  const report = {
    _id: 1,
    title: 'Report',
    tags: ['G', 'STLW'],
    parts: [
      { subtitle: 'Overview', tags: ['SI', 'G'], content: 'one' },
      { subtitle: 'Analysis', tags: ['STLW'], content: { text: 'two', tags: ['STLW'] } },
      { subtitle: 'Advice', tags: ['TK'], content: { text: 'three', tags: ['HCS'] } },
    ],
  }

  it('[W9] descends into what may be seen and leaves out the rest', async () => {
    await fill([report])
    const seen = { $gt: [{ $size: { $setIntersection: ['$tags', ['STLW', 'G']] } }, 0] }
    expect(await run({ $redact: { $cond: [seen, '$$DESCEND', '$$PRUNE'] } })).toEqual([
      { ...report, parts: report.parts.slice(0, 2) },
    ])
  })

  it('[W9] keeps or leaves out whole levels, and knows the root', async () => {
    await fill([
      { _id: 1, level: 1, a: { level: 5, b: { level: 1 } }, list: [[{ level: 5 }], 7] },
      { _id: 2, level: 5 },
    ])
    const verdict = (answer: string) => ({ $redact: { $cond: [{ $eq: ['$level', 5] }, answer, '$$DESCEND'] } })
    expect(await run(verdict('$$PRUNE'))).toEqual([{ _id: 1, level: 1, list: [[], 7] }])
    expect(await run(verdict('$$KEEP'))).toHaveLength(2)
    const root = { $redact: { $cond: [{ $eq: ['$$ROOT._id', 1] }, '$$DESCEND', '$$PRUNE'] } }
    expect((await run(root)).map(({ _id, a }) => [_id, a.b])).toEqual([[1, { level: 1 }]])
  })

  it('[W3] refuses another verdict, and verdicts elsewhere', async () => {
    await fill([{ _id: 1 }])
    await expect(run({ $redact: 'perhaps' })).rejects.toMatchObject({ code: 17053 })
    await expect(run({ $project: { x: '$$PRUNE' } })).rejects.toMatchObject({ code: 17276 })
  })
})

describe('stages that were there', () => {
  it('[W10] $unionWith and $lookup take documents of their own', async () => {
    await fill([{ _id: 1 }])
    const own = [{ $documents: [{ n: 1 }, { n: 2 }] }]
    expect(await run({ $unionWith: { pipeline: own } })).toEqual([{ _id: 1 }, { n: 1 }, { n: 2 }])
    const lookup = { $lookup: { pipeline: [...own, { $match: { n: 2 } }], as: 'found' } }
    expect(await run(lookup)).toEqual([{ _id: 1, found: [{ n: 2 }] }])
  })

  it('[W10] $lookup tells what is missing from null in its variables', async () => {
    await fill([{ _id: 1, n: null }, { _id: 2 }])
    const pipeline = [{ $match: { $expr: { $eq: [{ $type: '$$n' }, 'missing'] } } }, { $count: 'n' }]
    const lookup = { $lookup: { from: 'things', let: { n: '$n' }, pipeline, as: 'found' } }
    expect(await run({ $sort: { _id: 1 } }, lookup, { $project: { found: 1 } })).toEqual([
      { _id: 1, found: [] },
      { _id: 2, found: [{ n: 2 }] },
    ])
  })

  it('[W10] $sample gives as many different documents as were asked for, or as there are', async () => {
    await fill(Array.from({ length: 20 }, (_, i) => ({ _id: i })))
    const ids = async (size: number) => (await run({ $sample: { size } })).map(({ _id }) => _id)
    expect(new Set(await ids(5)).size).toBe(5)
    expect((await ids(50)).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  it('[W10] $group takes the first, last, least and best several, by group', async () => {
    await fill([
      { _id: 1, game: 'G1', player: 'PlayerA', score: 31 },
      { _id: 2, game: 'G1', player: 'PlayerB', score: 33 },
      { _id: 3, game: 'G1', player: 'PlayerC', score: 99 },
      { _id: 4, game: 'G2', player: 'PlayerA', score: 10 },
      { _id: 5, game: 'G2', player: 'PlayerB', score: 14 },
    ])
    const n = { $cond: [{ $eq: ['$game', 'G2'] }, 1, 2] }
    const spec = {
      _id: { game: '$game' },
      first: { $firstN: { input: '$player', n } },
      last: { $lastN: { input: '$_id', n: 1 } },
      most: { $maxN: { input: '$score', n: 2 } },
      top: { $top: { sortBy: { score: -1 }, output: ['$player', '$score'] } },
      bottom: { $bottomN: { sortBy: { score: -1 }, output: '$_id', n: 2 } },
      half: { $median: { input: '$score', method: 'approximate' } },
      shares: { $percentile: { input: '$score', p: [0, 0.5, 1], method: 'approximate' } },
    }
    expect(await run({ $group: spec }, { $sort: { _id: 1 } })).toEqual([
      {
        _id: { game: 'G1' },
        first: ['PlayerA', 'PlayerB'],
        last: [3],
        most: [99, 33],
        top: ['PlayerC', 99],
        bottom: [2, 1],
        half: 33,
        shares: [31, 33, 99],
      },
      {
        _id: { game: 'G2' },
        first: ['PlayerA'],
        last: [5],
        most: [14, 10],
        top: ['PlayerB', 14],
        bottom: [5, 4],
        half: 10,
        shares: [10, 10, 14],
      },
    ])
  })

  it('[W6] $group gives up before it holds more than 100 MB', async () => {
    const text = 'x'.repeat(14_000_000)
    for (let i = 0; i < 8; i++) await fill([{ _id: i, text }])
    await expect(run({ $group: { _id: null, all: { $push: '$text' } } })).rejects.toMatchObject({ code: 292 })
    await expect(run({ $setWindowFields: { output: {} } })).rejects.toMatchObject({ code: 292 })
    await expect(run({ $bucketAuto: { groupBy: '$_id', buckets: 2 } })).rejects.toMatchObject({ code: 292 })
  })

  it.each<[string, Document[], number]>([
    ['an array as operand', [{ $group: { _id: 1, a: { $sum: ['$a', '$b'] } } }], 40237],
    ['covariance of groups', [{ $group: { _id: 1, a: { $covariancePop: '$a' } } }], 15952],
    ['JavaScript', [{ $group: { _id: 1, a: { $accumulator: {} } } }], 115],
    ['dots in a field', [{ $group: { _id: 1, 'a.b': { $sum: 1 } } }], 40235],
    ['documents behind other stages', [{ $limit: 1 }, { $documents: [{ a: 1 }] }], 40602],
    ['documents of a collection', [{ $documents: [{ a: 1 }] }], 73],
    ['a union with nothing', [{ $unionWith: {} }], 9],
    ['an unknown argument of $lookup', [{ $lookup: { from: 'a', as: 'b', pipeline: [], localfield: 'c' } }], 9],
    ['facets in facets', [{ $facet: { a: [{ $facet: { b: [] } }] } }], 40600],
    ['unwinding a plain word', [{ $unwind: 'a' }], 28818],
    ['unwinding with a stranger', [{ $unwind: { path: '$a', index: 'i' } }], 28811],
    ['unsetting a number', [{ $unset: 5 }], 31002],
    ['no new root', [{ $replaceRoot: {} }], 40414],
    ['no facet', [{ $facet: {} }], 40169],
    ['a sample of nothing', [{ $sample: { size: 0 } }], 28747],
    ['a count of a plain word', [{ $sortByCount: 'a' }], 40148],
    ['near places', [{ $geoNear: { near: [0, 0], distanceField: 'd' } }], 115],
    ['writing elsewhere', [{ $out: 'other' }], 115],
    ['a stage of the days to come', [{ $rankFusion: {} }], 40324],
  ])('[W3] refuses %s', async (_name, pipeline, code) => {
    await fill([{ _id: 1 }])
    await expect(run(...pipeline)).rejects.toMatchObject({ code })
  })

  it('[W10] $addFields removes what is computed as missing, and goes into arrays and values', async () => {
    await fill([{ _id: 1, a: 1, b: [{ c: 1 }, 2, [{ c: 1 }]], d: 5 }])
    expect(await run({ $addFields: { a: '$$REMOVE', 'b.c': '$d', 'd.e': 7 } })).toEqual([
      { _id: 1, b: [{ c: 5 }, { c: 5 }, [{ c: 5 }]], d: { e: 7 } },
    ])
    expect(await run({ $set: { 'b.c': '$none' } }, { $project: { b: 1 } })).toEqual([{ _id: 1, b: [{}, {}, [{}]] }])
    await expect(run({ $set: { a: 1, 'a.b': 2 } })).rejects.toMatchObject({ code: 31249 })
    await expect(run({ $set: {} })).rejects.toMatchObject({ code: 40177 })
  })

  it('[W10] $$NOW is the same throughout a pipeline', async () => {
    await fill(Array.from({ length: 3000 }, (_, i) => ({ _id: i })))
    const stages = [
      { $group: { _id: '$$NOW' } },
      { $unionWith: { coll: 'things', pipeline: [{ $group: { _id: '$$NOW' } }] } },
    ]
    const found = await run(...stages)
    expect(new Set(found.map(({ _id }) => _id.getTime())).size).toBe(1)
  })

  it('[W10] explains a pipeline with each of the stages', async () => {
    await fill([{ _id: 1, n: 1 }])
    for (const stage of [
      { $setWindowFields: { sortBy: { n: 1 }, output: { r: { $rank: {} } } } },
      { $graphLookup: { from: 'things', startWith: '$n', connectFromField: 'n', connectToField: '_id', as: 'g' } },
      { $densify: { field: 'n', range: { step: 1, bounds: 'full' } } },
      { $fill: { output: { n: { value: 0 } } } },
      { $bucketAuto: { groupBy: '$n', buckets: 1 } },
      { $redact: '$$KEEP' },
    ]) {
      const plan = await things.aggregate([{ $match: { _id: 1 } }, stage]).explain('executionStats')
      expect(plan.queryPlanner.winningPlan.inputStage.stage).toBe('IXSCAN')
      expect(plan.executionStats.nReturned).toBe(1)
    }
  })
})
