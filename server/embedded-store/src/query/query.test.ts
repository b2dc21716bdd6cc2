import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Decimal128, Long, MinKey } from 'bson'
import type { Collection, Document } from 'mongodb'
import { startFixture } from '../testing/fixture.ts'

let store: Awaited<ReturnType<typeof startFixture>>
let things: Collection<Document>
beforeAll(async () => {
  store = await startFixture()
  things = store.db.collection('things')
})
afterAll(() => store.stop())

/** Positions of the values for the field `a` that a condition on it finds. */
async function found(values: unknown[], condition: unknown): Promise<unknown[]> {
  await things.deleteMany({})
  // Undefined is a missing field here.
  await things.insertMany(values.map((a, _id) => (a === undefined ? { _id } : { _id, a })) as never)
  return (await things.find({ a: condition } as Document).toArray()).map((one) => one._id)
}

describe('[W13] conditions', () => {
  it.each<[string, unknown[], unknown, number[]]>([
    ['null also finds a missing field', [1, undefined, null, [], [null]], null, [1, 2, 4]],
    ['$in with null', [1, undefined, null, []], { $in: [null] }, [1, 2]],
    ['$in with a pattern', ['abc', 'x', 1, ['z', 'ab']], { $in: [/^a/, 1] }, [0, 2, 3]],
    ['$nin with a pattern', ['abc', 'x', 1], { $nin: [/^a/, 1] }, [1]],
    ['$not with a pattern', ['abc', 'x', undefined], { $not: /^a/ }, [1, 2]],
    ['a pattern finds itself', [/abc/, 'abc'], /abc/, [0, 1]],
    ['an array as a whole, and in an array', [[1, 2], [[1, 2]], 1, [2, 1]], [1, 2], [0, 1]],
    ['$gt of a null', [1, undefined, null], { $gt: null }, []],
    ['$gte of a null', [1, undefined, null], { $gte: null }, [1, 2]],
    ['$lt stays within its type', ['x', 1, null], { $lt: 'z' }, [0]],
    ['$gt of documents', [{ x: 1 }, { x: 2 }, { y: 0 }], { $gt: { x: 1 } }, [1, 2]],
    ['$gt of arrays', [[1, 2], [2], 3], { $gt: [1, 5] }, [1]],
    ['NaN', [Number.NaN, 1], Number.NaN, [0]],
    ['nothing is below NaN', [Number.NaN, 1, Number.NEGATIVE_INFINITY], { $lt: 5 }, [1, 2]],
    ['minus zero', [-0, 0], 0, [0, 1]],
    ['two conditions by two elements', [[1, 9], 5, [5]], { $gt: 3, $lt: 7 }, [0, 1, 2]],
    ['two conditions by one element', [[1, 5, 9], [1, 9], 5], { $elemMatch: { $gt: 3, $lt: 7 } }, [0]],
    ['$elemMatch in $elemMatch', [[[1, 2], [3]], [[1]]], { $elemMatch: { $elemMatch: { $eq: 3 } } }, [0]],
    ['$all of one', [[1, 2], [2], 1], { $all: [1] }, [0, 2]],
    ['$all of none', [[], [1]], { $all: [] }, []],
    ['$all of arrays', [[[1, 2], 3], [1, 2], [1]], { $all: [[1, 2]] }, [0, 1]],
    ['$size', [[1], [1, 2], 1], { $size: Long.fromInt(1) }, [0]],
    [
      '$mod, which cuts fractions',
      [5, -5, 5.9, '5', [1, 5], Decimal128.fromString('5')],
      { $mod: [4.9, 1] },
      [0, 2, 4, 5],
    ],
    ['$mod of no number', [Number.NaN, Number.POSITIVE_INFINITY], { $mod: [4, 0] }, []],
    ['$type by names', [1, 'x', [1], null], { $type: ['string', 'null'] }, [1, 3]],
    ['$type of an array', [[], [[]], 1], { $type: 'array' }, [0, 1]],
    ['$type by -1', [new MinKey(), 1], { $type: -1 }, [0]],
  ])('%s', async (_name, values, condition, expected) => {
    expect(await found(values, condition)).toEqual(expected)
  })

  it.each<[string, number, unknown]>([
    ['options of no pattern', 2, { $options: 'i' }],
    ['a pattern that is a number', 2, { $regex: 5 }],
    ['a group that is not closed', 51091, { $regex: '(' }],
    ['an endless pattern', 51091, { $regex: 'a'.repeat(40_000) }],
    ['an unknown option', 51108, { $regex: 'a', $options: 'z' }],
    ['$in with an operator', 2, { $in: [{ $gt: 1 }] }],
    ['$in of no array', 2, { $in: 1 }],
    ['$type of an unknown name', 2, { $type: 'frob' }],
    ['$type of an unknown number', 2, { $type: 200 }],
    ['$type of half a number', 2, { $type: 1.5 }],
    ['$type of nothing', 9, { $type: [] }],
    ['half a size', 2, { $size: 1.5 }],
    ['a size below zero', 2, { $size: -1 }],
    ['$mod by zero', 2, { $mod: [0, 1] }],
    ['$mod by one number', 2, { $mod: [1] }],
    ['$not of a number', 2, { $not: 5 }],
    ['$not of nothing', 2, { $not: {} }],
    ['$all with operators', 2, { $all: [{ $gt: 1 }] }],
    ['$gt of a pattern', 2, { $gt: /a/ }],
    ['an unknown operator', 2, { $frob: 1 }],
  ])('refuses %s: %i', async (_name, code, condition) => {
    await expect(found([1, 'x'], condition)).rejects.toMatchObject({ code })
  })

  it('reads numbers in paths as positions and as names, and goes into arrays once', async () => {
    await things.deleteMany({})
    await things.insertMany([
      { _id: 0, a: [{ '0': 5 }] },
      { _id: 1, a: { '0': 5 } },
      { _id: 2, a: [5] },
      { _id: 3, a: [[{ b: 1 }]] },
      { _id: 4, a: [{ b: 1 }] },
      { _id: 5, 'a.b': 1, '': 1 },
    ] as never)
    const ids = async (filter: Document) => (await things.find(filter).toArray()).map((one) => one._id)
    expect(await ids({ 'a.0': 5 })).toEqual([0, 1, 2])
    expect(await ids({ 'a.b': 1 })).toEqual([4])
    expect(await ids({ 'a.0.b': 1 })).toEqual([3, 4])
    expect(await ids({ '': 1 })).toEqual([5])
  })
})

describe('orders', () => {
  it('use the least element of an array ascending and the greatest descending', async () => {
    await things.deleteMany({})
    const values = [[3, 9], [1, 20], 5, [], null, [[2]]]
    await things.insertMany(values.map((a, _id) => ({ _id, a })) as never)
    const ids = async (sort: Document) => (await things.find().sort(sort).toArray()).map((one) => one._id)
    expect(await ids({ a: 1 })).toEqual([3, 4, 1, 0, 2, 5])
    expect(await ids({ a: -1 })).toEqual([5, 1, 0, 2, 4, 3])
  })
})

describe('an option of find', () => {
  it.each<[string, number, Document]>([
    ['a skip below zero', 51024, { skip: -1 }],
    ['a limit below zero', 51024, { limit: -1 }],
    ['a batch below zero', 51024, { batchSize: -1 }],
    ['a text for a limit', 14, { limit: 'x' }],
    ['a text for a filter', 14, { filter: 'x' }],
    ['a number for a projection', 14, { projection: 5 }],
    ['the order 0', 15975, { sort: { a: 0 } }],
    ['an order of no name', 15998, { sort: { 'a..b': 1 } }],
    ['less than no time', 2, { maxTimeMS: -1 }],
    ['a cursor that awaits data', 2, { tailable: true }],
  ])('is not %s: %i', async (_name, code, options) => {
    await expect(store.db.command({ find: 'things', ...options })).rejects.toMatchObject({ code })
  })

  it('is a first batch of nothing', async () => {
    await things.deleteMany({})
    await things.insertMany([{}, {}, {}])
    const { cursor } = await store.db.command({ find: 'things', batchSize: 0 })
    expect(cursor.firstBatch).toEqual([])
    const next = await store.db.command({ getMore: cursor.id, collection: 'things' })
    expect([next.cursor.nextBatch.length, Number(next.cursor.id)]).toEqual([3, 0])
  })
})

describe('[W13] projections', () => {
  const shown = async (projection: Document) => {
    await things.deleteMany({})
    await things.insertOne({
      _id: 1 as never,
      a: [1, 5, 9],
      b: { c: [1, 2], d: 3 },
      e: [{ f: 1, g: 2 }, 5, [{ f: 3 }]],
    })
    return things.findOne({}, { projection: { _id: 0, ...projection } })
  }
  it.each<[string, Document, Document]>([
    ['fields in arrays', { 'e.f': 1 }, { e: [{ f: 1 }, [{ f: 3 }]] }],
    ['all but fields in arrays', { 'e.f': 0, a: 0, b: 0 }, { e: [{ g: 2 }, 5, [{}]] }],
    ['fields by a document', { b: { d: 1 } }, { b: { d: 3 } }],
    ['all but fields by a document', { b: { d: 0 }, a: 0, e: 0 }, { b: { c: [1, 2] } }],
    ['a field of a number', { 'b.d.x': 1 }, { b: {} }],
    ['nothing but the _id', { _id: 1 }, { _id: 1 }],
    ['the _id beside fields', { _id: 1, 'b.d': true }, { _id: 1, b: { d: 3 } }],
    ['all but the _id', { _id: 0, a: 0, e: 0 }, { b: { c: [1, 2], d: 3 } }],
  ])('%s', async (_name, projection, expected) => {
    expect(await shown(projection)).toEqual(expected)
  })

  it.each<[string, number, Document]>([
    ['a dollar', 16410, { $a: 1 }],
    ['keeping and leaving out', 31254, { a: 1, b: 0 }],
    ['leaving out and keeping', 31253, { a: 0, b: 1 }],
    ['a field and one in it', 31249, { b: 1, 'b.c': 1 }],
    ['a field in one, and that', 31250, { 'b.c': 1, b: 1 }],
    ['an empty document', 51270, { a: {} }],
    ['no name', 40352, { '': 1 }],
    ['a dot at the end', 40353, { 'a.': 1 }],
    ['no name in the middle', 15998, { 'a..b': 1 }],
  ])('refuse %s: %i', async (_name, code, projection) => {
    await expect(shown(projection)).rejects.toMatchObject({ code })
  })
})
