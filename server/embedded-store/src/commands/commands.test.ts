import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
  UUID,
} from 'bson'
import type { Collection, Document } from 'mongodb'
import { startFixture } from '../testing/fixture.ts'
import { expireDocuments } from '../ttl.ts'

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

const TYPED = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true }

describe('[W21] fidelity', () => {
  it('returns every type unchanged, fields in order', async () => {
    const document = {
      _id: new ObjectId(),
      one: new Double(1),
      // A plain object would bring names that are numbers into their order.
      numbered: new Map<string, unknown>([
        ['2', new Int32(1)],
        ['1', null],
      ]),
      long: Long.fromNumber(5),
      decimal: Decimal128.fromString('1.500'),
      binary: new Binary(Buffer.from([1, 2]), 0x80),
      uuid: new UUID(),
      timestamp: new Timestamp({ t: 7, i: 9 }),
      regex: new BSONRegExp('^a', 'i'),
      code: new Code('x', { y: 1 }),
      symbol: new BSONSymbol('s'),
      min: new MinKey(),
      max: new MaxKey(),
      date: new Date(-5),
      nothing: null,
      yes: true,
      nested: { b: [new Double(2), { a: [] }] },
    }
    await things.insertOne(document)
    const raw = await things.findOne({}, { raw: true })
    expect((raw as unknown as Buffer).equals(Buffer.from(serialize(document)))).toBe(true)
    await things.updateOne({}, { $set: { nested: 1 } })
    const after = await things.findOne({}, TYPED)
    expect(after?.long).toEqual(Long.fromNumber(5))
    expect(after?.one).toEqual(new Double(1))
    const again = (await things.findOne({}, { raw: true })) as unknown as Buffer
    expect(again.indexOf('\u00102\0')).toBeLessThan(again.indexOf('\n1\0'))
    expect(after?.decimal.toString()).toBe('1.500')
  })

  it.each([
    ['int and int', new Int32(1), new Int32(2), new Int32(3)],
    ['int over 31 bits', new Int32(2147483647), new Int32(1), Long.fromString('2147483648')],
    ['long stays long', Long.fromString('9007199254740993'), new Int32(1), Long.fromString('9007199254740994')],
    ['double stays double', new Double(1), new Int32(1), new Double(2)],
  ])('[W22] adds by $inc: %s', async (_name, a, b, sum) => {
    await things.insertOne({ _id: 1 as never, a })
    await things.updateOne({}, { $inc: { a: b } })
    expect((await things.findOne({}, TYPED))?.a).toEqual(sum)
  })

  it('[W22] refuses to overflow 64 bits', async () => {
    await things.insertOne({ a: Long.MAX_VALUE })
    await expect(things.updateOne({}, { $inc: { a: 1 } })).rejects.toMatchObject({ code: 2 })
    expect((await things.findOne({}, TYPED))?.a).toEqual(Long.MAX_VALUE)
  })

  it('[W22] compares 64-bit integers and decimals exactly', async () => {
    await things.insertMany([
      { a: Long.fromString('9007199254740993') },
      { a: new Double(9007199254740992) },
      { a: Decimal128.fromString('9007199254740993') },
    ] as Document[])
    expect(await things.countDocuments({ a: Long.fromString('9007199254740993') })).toBe(2)
    expect(await things.countDocuments({ a: { $gt: new Double(9007199254740992) } })).toBe(2)
    expect(await things.countDocuments({ a: { $type: 'long' } })).toBe(1)
  })
})

describe('errors as MongoDB gives them', () => {
  it('11000 with pattern and value, ordered and unordered', async () => {
    await things.createIndex({ a: 1, b: -1 }, { unique: true })
    await things.insertOne({ a: 1, b: 'x' })
    await expect(things.insertOne({ a: 1, b: 'x' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { a: 1, b: -1 },
      keyValue: { a: 1, b: 'x' },
    })
    const many = [{ a: 2 }, { a: 1, b: 'x' }, { a: 3 }]
    await expect(things.insertMany(many.map((one) => ({ ...one })))).rejects.toMatchObject({
      code: 11000,
      result: { insertedCount: 1 },
    })
    await expect(things.insertMany([{ a: 1, b: 'x' }, { a: 4 }], { ordered: false })).rejects.toMatchObject({
      result: { insertedCount: 1 },
    })
    expect(await things.countDocuments()).toBe(3)
    await expect(things.updateOne({ a: 2 }, { $set: { a: 1, b: 'x' } })).rejects.toMatchObject({ code: 11000 })
    expect(await things.countDocuments({ a: 2 })).toBe(1)
  })

  it.each<[string, number, () => Promise<unknown>]>([
    ['listIndexes of nothing', 26, () => store.db.command({ listIndexes: 'nothing' })],
    ['an unknown command', 59, () => store.db.command({ frobnicate: 1 })],
    [
      'changing _id',
      66,
      async () => {
        await things.insertOne({ a: 1 })
        await things.updateOne({ a: 1 }, { $set: { _id: 2 as never } })
      },
    ],
    ['conflicting operators', 40, () => things.updateOne({}, { $set: { a: 1 }, $inc: { 'a.b': 1 } })],
    [
      'a field in a value',
      28,
      async () => {
        await things.insertOne({ a: 1 })
        await things.updateOne({}, { $set: { 'a.b': 1 } })
      },
    ],
    ['an unknown operator of a query', 2, () => things.findOne({ a: { $frob: 1 } })],
    ['explain of an invalid filter', 14, () => store.db.command({ explain: { find: 'things', filter: true } })],
    ['create with something unknown', 40415, () => store.db.command({ create: 'v', frob: 1 })],
    ['a count by no index', 2, () => things.insertOne({}).then(() => things.countDocuments({}, { hint: 'none' }))],
    [
      'the old count by no index',
      2,
      () => things.insertOne({}).then(() => store.db.command({ count: 'things', hint: 'none' })),
    ],
    ['distinct of nothing', 40414, () => store.db.command({ distinct: 'things' })],
    [
      'a transaction',
      20,
      () => store.db.command({ find: 'things', startTransaction: true, autocommit: false, txnNumber: 1 as never }),
    ],
    [
      'a numbered write, whose repetition would not be recognized',
      20,
      () => store.db.command({ insert: 'things', documents: [{}], txnNumber: Long.fromInt(1) }),
    ],
    ['w: 2', 2, () => things.insertOne({}, { writeConcern: { w: 2 } })],
    ['a hint at no index', 2, () => things.insertOne({}).then(() => things.find({}).hint('none').toArray())],
    [
      'too long a search',
      50,
      async () => {
        await things.insertMany(Array.from({ length: 40_000 }, (_, a) => ({ a })))
        await things
          .find({ b: { $gt: 1 } })
          .maxTimeMS(1)
          .toArray()
      },
    ],
    ['an unknown option of find', 40415, () => store.db.command({ find: 'things', frob: 1 })],
    [
      'a partial index by an operator that MongoDB refuses',
      67,
      () => things.createIndex({ a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } }),
    ],
    [
      'an unknown index option',
      197,
      () => store.db.command({ createIndexes: 'things', indexes: [{ key: { a: 1 }, name: 'a', frob: 1 }] }),
    ],
    ['dropping an unknown index', 27, () => things.insertOne({}).then(() => things.dropIndex('none'))],
    [
      'two arrays in one index as too many keys',
      2,
      () => things.insertOne({}).then(() => things.find({}).sort({ a: 1 }).hint({ z: 1 }).toArray()),
    ],
  ])('%s: %i', async (_name, code, run) => {
    await expect(run()).rejects.toMatchObject({ code })
  })
})

describe('updates', () => {
  it.each<[string, Document, Document, Document]>([
    ['$set in depth', { a: { b: 1 } }, { $set: { 'a.c.d': 2 } }, { a: { b: 1, c: { d: 2 } } }],
    ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    ['$unset in an array', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3, b: 9 }, $max: { c: 1 } }, { a: 3, b: 5, c: 1 }],
    ['$push of one and of several', { a: [3] }, { $push: { a: 1, b: { $each: [2, 5] } } }, { a: [3, 1], b: [2, 5] }],
    ['$addToSet', { a: [1] }, { $addToSet: { a: { $each: [1, 2] } } }, { a: [1, 2] }],
    ['$pull by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    ['$pull of documents', { a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }],
    ['padding an array', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  ])('%s', async (_name, before, update, after) => {
    await things.insertOne({ _id: 1 as never, ...before })
    await things.updateOne({}, update)
    expect(await things.findOne()).toEqual({ _id: 1, ...after })
  })

  it('an upsert starts from the equalities of its filter', async () => {
    const result = await things.updateOne(
      { _id: 7 as never, 'k.a': 1, b: { $gt: 5 } },
      { $setOnInsert: { made: true }, $inc: { n: 2 } },
      { upsert: true },
    )
    expect(result).toMatchObject({ upsertedId: 7, upsertedCount: 1, matchedCount: 0 })
    expect(await things.findOne()).toEqual({ _id: 7, k: { a: 1 }, made: true, n: 2 })
  })

  it('statements of one command see the changes of those before them, by scan and by index', async () => {
    for (const indexed of [false, true]) {
      await things.deleteMany({})
      if (indexed) await things.createIndex({ k: 1 })
      const result = await things.bulkWrite([
        { updateOne: { filter: { k: 1 }, update: { $inc: { n: 1 } }, upsert: true } },
        { updateOne: { filter: { k: 1, n: 1 }, update: { $inc: { n: 1 } } } },
        { updateOne: { filter: { k: { $gte: 1 } }, update: { $set: { k: 5 } } } },
        { updateOne: { filter: { k: 1 }, update: { $inc: { n: 100 } } } },
        { updateOne: { filter: { k: 5 }, update: { $inc: { n: 1 } } } },
      ])
      expect(result).toMatchObject({ upsertedCount: 1, matchedCount: 3, modifiedCount: 3 })
      expect(await things.findOne({}, { projection: { _id: 0 } })).toEqual({ k: 5, n: 3 })
    }
  })

  it('counts only changed documents as modified', async () => {
    await things.insertMany([{ a: 1 }, { a: 2 }])
    expect(await things.updateMany({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 1 })
  })
})

describe('queries', () => {
  it('projects fields', async () => {
    await things.insertOne({ _id: 1 as never, a: [1, 2, 3], b: { c: 1, d: 2 }, e: [{ k: 1 }, { k: 2 }], f: 'x' })
    const project = async (projection: Document) => things.findOne({}, { projection })
    expect(await project({ 'b.c': 1, _id: 0 })).toEqual({ b: { c: 1 } })
    expect(await project({ 'b.c': 0, a: 0, e: 0 })).toEqual({ _id: 1, b: { d: 2 }, f: 'x' })
    await expect(project({ a: 1, b: 0 })).rejects.toMatchObject({ code: 31254 })
  })

  it('batches, keeps cursors and kills them', async () => {
    await things.insertMany(Array.from({ length: 250 }, (_, i) => ({ _id: i as never })))
    expect(await things.find().batchSize(10).sort({ _id: 1 }).toArray()).toHaveLength(250)
    const first = await store.db.command({ find: 'things', batchSize: 5 })
    expect(first.cursor.firstBatch).toHaveLength(5)
    await store.db.command({ killCursors: 'things', cursors: [first.cursor.id] })
    await expect(store.db.command({ getMore: first.cursor.id, collection: 'things' })).rejects.toMatchObject({
      code: 43,
    })
    const second = await store.db.command({ find: 'things', batchSize: 5 })
    store.store.cursors.expire(Date.now() + 3_600_000)
    await expect(store.db.command({ getMore: second.cursor.id, collection: 'things' })).rejects.toMatchObject({
      code: 43,
    })
  })

  it('reports in explain how it ran', async () => {
    await things.insertMany(Array.from({ length: 100 }, (_, i) => ({ a: i % 10, b: i })))
    await things.createIndex({ a: 1, b: 1 })
    const explained = await things
      .find({ a: 3, b: { $gt: 50 } })
      .sort({ b: -1 })
      .explain('executionStats')
    expect(explained.queryPlanner.winningPlan).toMatchObject({
      stage: 'FETCH',
      inputStage: { stage: 'IXSCAN', indexName: 'a_1_b_1', direction: 'backward' },
    })
    expect(explained.executionStats).toMatchObject({ nReturned: 5, totalKeysExamined: 5, totalDocsExamined: 5 })
    const some = await things
      .find({ b: { $gte: 50 } })
      .skip(2)
      .limit(3)
      .explain('executionStats')
    expect(some.executionStats).toMatchObject({ nReturned: 3 })
    expect((await things.find({ c: 1 }).sort({ c: 1 }).explain()).queryPlanner.winningPlan).toMatchObject({
      stage: 'SORT',
      inputStage: { stage: 'COLLSCAN' },
    })
  })

  it('expires documents by a TTL index', async () => {
    await things.createIndex({ at: 1 }, { expireAfterSeconds: 60 })
    // In the future, so that the store itself does not expire them first.
    const later = Date.now() + 3_600_000
    await things.insertMany([{ at: new Date(later - 61_000) }, { at: new Date(later - 59_000) }, { at: 'never' }, {}])
    expect(await expireDocuments(store.store, later)).toBe(1)
    expect(await things.countDocuments()).toBe(3)
  })

  it('[W23] counts by a driver, with and without a filter, skip, limit and hint', async () => {
    await things.insertMany(Array.from({ length: 10 }, (_, i) => ({ _id: i as never, a: i % 2 })))
    await things.createIndex({ a: 1 })
    const count = (filter: Document, options = {}) => things.countDocuments(filter, options)
    expect(await Promise.all([count({}), count({}, { skip: 3 }), count({}, { limit: 4 })])).toEqual([10, 7, 4])
    expect(await Promise.all([count({ a: 1 }), count({ a: 1 }, { skip: 4 }), count({ a: 9 })])).toEqual([5, 1, 0])
    expect(await count({ a: 1 }, { skip: 1, limit: 2, hint: { a: 1 } })).toBe(2)
    expect(await store.db.collection('nothing').countDocuments()).toBe(0)
    expect(await store.db.command({ count: 'things', query: { a: 1 }, skip: 2, limit: 2 })).toMatchObject({ n: 2 })
    expect(await things.estimatedDocumentCount()).toBe(10)
  })

  it('lists and drops', async () => {
    await things.insertOne({ a: 1 })
    const names = (await store.db.listCollections({}, { nameOnly: true }).toArray()).map((one) => one.name)
    expect(names).toContain('things')
    await store.client.db('other').collection('x').insertOne({})
    await store.client.db('other').dropDatabase()
    expect(await store.client.db('other').listCollections().toArray()).toEqual([])
  })
})
