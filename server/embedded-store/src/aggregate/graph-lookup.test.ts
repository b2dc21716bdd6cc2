import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Decimal128, Double, Long } from 'bson'
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
    const [found] = await store.things.aggregate(stages, TYPED).toArray()
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
    await store.things.createIndex({ name: 1 })
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
