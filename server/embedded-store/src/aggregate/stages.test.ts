import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
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
    ['a position', [{ $project: { 'a.$': 1 } }], 31324],
    ['a position in the middle', [{ $project: { 'a.$.b': 1 } }], 31394],
    ['an element that matches', [{ $project: { a: { $elemMatch: { b: 1 } } } }], 168],
    ['a slice as a find has it', [{ $project: { a: { $slice: 2 } } }], 28667],
    ['a slice of no array', [{ $project: { a: { $slice: [1, 2] } } }], 28724],
    ['an expression that is none', [{ $project: { a: { $foo: 1 } } }], 31325],
    ['a projection of nothing', [{ $project: {} }], 51272],
    ['a text as projection', [{ $project: 'a' }], 15969],
    ['unsetting by position', [{ $unset: 'a.$' }], 31324],
    ['a text as filter', [{ $match: 'a' }], 15959],
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

  it('[W11] $project computes, and $slice in it is the expression', async () => {
    await fill([{ _id: 1, a: [1, 2, 3], b: [{ c: 1 }, 2], d: 5 }])
    const spec = { d: { $slice: ['$a', -2] }, a: { $slice: ['$a', 1, 1] }, 'b.c': '$d', _id: 1 }
    const [found] = await run({ $project: spec })
    expect(JSON.stringify(found)).toBe('{"_id":1,"b":[{"c":5},{"c":5}],"d":[2,3],"a":[2]}')
    await expect(run({ $project: { 'a.$': 1 } })).rejects.toThrow(/^Invalid \$project :: caused by :: Cannot use/)
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
      const plan = await store.things.aggregate([{ $match: { _id: 1 } }, stage]).explain('executionStats')
      expect(plan.queryPlanner.winningPlan.inputStage.stage).toBe('IXSCAN')
      expect(plan.executionStats.nReturned).toBe(1)
    }
  })
})
