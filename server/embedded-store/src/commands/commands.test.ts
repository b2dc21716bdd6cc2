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

describe('fidelity', () => {
  it('gives back every type as it was given, fields in order', async () => {
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
    ['decimal is exact', Decimal128.fromString('0.1'), Decimal128.fromString('0.2'), Decimal128.fromString('0.3')],
  ])('adds by $inc: %s', async (_name, a, b, sum) => {
    await things.insertOne({ _id: 1 as never, a })
    await things.updateOne({}, { $inc: { a: b } })
    expect((await things.findOne({}, TYPED))?.a).toEqual(sum)
  })

  it('refuses to overflow 64 bits', async () => {
    await things.insertOne({ a: Long.MAX_VALUE })
    await expect(things.updateOne({}, { $inc: { a: 1 } })).rejects.toMatchObject({ code: 2 })
    expect((await things.findOne({}, TYPED))?.a).toEqual(Long.MAX_VALUE)
  })

  it('compares 64-bit integers and decimals exactly', async () => {
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
    [
      'create twice with other options',
      48,
      async () => {
        await store.db.createCollection('things')
        await store.db.createCollection('things', { validator: { a: 1 } })
      },
    ],
    ['an unknown command', 59, () => store.db.command({ frobnicate: 1 })],
    [
      'changing _id',
      66,
      async () => {
        await things.insertOne({ a: 1 })
        await things.updateOne({ a: 1 }, { $set: { _id: 2 as never } })
      },
    ],
    [
      'failing validation',
      121,
      async () => {
        await store.db.createCollection('checked', { validator: { a: { $gt: 0 } } })
        await store.db.collection('checked').insertOne({ a: 0 })
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
    ['an unknown stage', 40324, () => things.aggregate([{ $frob: 1 }]).toArray()],
    ['a text search', 115, () => things.findOne({ $text: { $search: 'x' } })],
    ['a collation', 115, () => things.find({}).collation({ locale: 'fr' }).toArray()],
    ['a change stream', 40573, () => things.aggregate([{ $changeStream: {} }]).toArray()],
    ['$out', 115, () => things.aggregate([{ $out: 'x' }]).toArray()],
    ['explain of a filter that is none', 14, () => store.db.command({ explain: { find: 'things', filter: true } })],
    ['create with something unknown', 40415, () => store.db.command({ create: 'v', frob: 1 })],
    ['a count by no index', 2, () => things.insertOne({}).then(() => things.countDocuments({}, { hint: 'none' }))],
    [
      'the old count by no index',
      2,
      () => things.insertOne({}).then(() => store.db.command({ count: 'things', hint: 'none' })),
    ],
    ['distinct of nothing', 40414, () => store.db.command({ distinct: 'things' })],
    ['a view', 115, () => store.db.createCollection('v', { viewOn: 'things' })],
    [
      'a transaction',
      20,
      () => store.db.command({ find: 'things', startTransaction: true, autocommit: false, txnNumber: 1 as never }),
    ],
    [
      'a numbered write, whose repetition nobody would know',
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
    ['an option unknown to find', 40415, () => store.db.command({ find: 'things', frob: 1 })],
    ['bounds of an index given by hand', 115, () => things.find({}).min({ a: 1 }).hint({ a: 1 }).toArray()],
    [
      'a partial index by an operator that MongoDB refuses',
      67,
      () => things.createIndex({ a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } }),
    ],
    ['a text index', 115, () => things.createIndex({ a: 'text' })],
    [
      'an index option unknown',
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
    await store.db.collection('checked').drop()
  })
})

describe('updates', () => {
  it.each<[string, Document, Document | Document[], Document, Document | undefined]>([
    ['$set in depth', { a: { b: 1 } }, { $set: { 'a.c.d': 2 } }, { a: { b: 1, c: { d: 2 } } }, undefined],
    ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }, undefined],
    ['$unset in an array', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }, undefined],
    ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3, b: 9 }, $max: { c: 1 } }, { a: 3, b: 5, c: 1 }, undefined],
    ['$mul', { a: 5 }, { $mul: { a: 2, b: 3 } }, { a: 10, b: 0 }, undefined],
    ['$rename', { a: 5, c: 1 }, { $rename: { a: 'b' } }, { c: 1, b: 5 }, undefined],
    [
      '$push with all modifiers',
      { a: [3, 1] },
      { $push: { a: { $each: [2, 5], $position: 0, $sort: 1, $slice: 3 } } },
      { a: [1, 2, 3] },
      undefined,
    ],
    ['$addToSet', { a: [1] }, { $addToSet: { a: { $each: [1, 2] } } }, { a: [1, 2] }, undefined],
    ['$pull by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }, undefined],
    ['$pull of documents', { a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }, undefined],
    [
      '$pullAll and $pop',
      { a: [1, 2, 1], b: [1, 2] },
      { $pullAll: { a: [1] }, $pop: { b: -1 } },
      { a: [2], b: [2] },
      undefined,
    ],
    ['$bit', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }, undefined],
    ['padding an array', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }, undefined],
    [
      'all elements',
      { a: [{ n: 1 }, { n: 2 }] },
      { $inc: { 'a.$[].n': 10 } },
      { a: [{ n: 11 }, { n: 12 }] },
      undefined,
    ],
    [
      'chosen elements',
      { a: [1, 5, 9] },
      { $set: { 'a.$[big]': 0 } },
      { a: [1, 0, 0] },
      { arrayFilters: [{ big: { $gte: 5 } }] },
    ],
    [
      'a pipeline',
      { a: 2, b: 3 },
      [{ $set: { c: { $add: ['$a', '$b'] } } }, { $unset: 'a' }],
      { b: 3, c: 5 },
      undefined,
    ],
  ])('%s', async (_name, before, update, after, options) => {
    await things.insertOne({ _id: 1 as never, ...before })
    await things.updateOne({}, update, options ?? {})
    expect(await things.findOne()).toEqual({ _id: 1, ...after })
  })

  it('the positional operator changes the element the query found', async () => {
    await things.insertOne({
      _id: 1 as never,
      a: [1, 2, 3],
      b: [
        { k: 'x', n: 1 },
        { k: 'y', n: 1 },
      ],
    })
    await things.updateOne({ a: 2 }, { $set: { 'a.$': 20 } })
    await things.updateOne({ b: { $elemMatch: { k: 'y', n: 1 } } }, { $inc: { 'b.$.n': 5 } })
    await things.updateOne({ 'b.k': 'x' }, { $set: { 'b.$.n': 7 } })
    expect(await things.findOne()).toEqual({
      _id: 1,
      a: [1, 20, 3],
      b: [
        { k: 'x', n: 7 },
        { k: 'y', n: 6 },
      ],
    })
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

  it('statements of one command see what those before them did, by scan and by index', async () => {
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

  it('counts as modified only what changed', async () => {
    await things.insertMany([{ a: 1 }, { a: 2 }])
    expect(await things.updateMany({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 1 })
  })
})

describe('queries', () => {
  it('projects fields, slices and elements', async () => {
    await things.insertOne({ _id: 1 as never, a: [1, 2, 3], b: { c: 1, d: 2 }, e: [{ k: 1 }, { k: 2 }], f: 'x' })
    const project = async (projection: Document, filter: Document = {}) => things.findOne(filter, { projection })
    expect(await project({ 'b.c': 1, _id: 0 })).toEqual({ b: { c: 1 } })
    expect(await project({ 'b.c': 0, a: 0, e: 0 })).toEqual({ _id: 1, b: { d: 2 }, f: 'x' })
    expect(await project({ a: { $slice: [1, 1] }, b: 0, e: 0, f: 0 })).toEqual({ _id: 1, a: [2] })
    expect(await project({ e: { $elemMatch: { k: 2 } } })).toEqual({ _id: 1, e: [{ k: 2 }] })
    expect(await project({ 'e.$': 1 }, { 'e.k': 2 })).toEqual({ _id: 1, e: [{ k: 2 }] })
    expect(await project({ f: 1, n: { $size: '$a' } })).toEqual({ _id: 1, f: 'x', n: 3 })
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

  it('says in explain what it did', async () => {
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
    const now = Date.now()
    await things.insertMany([{ at: new Date(now - 61_000) }, { at: new Date(now - 59_000) }, { at: 'never' }, {}])
    expect(await expireDocuments(store.store, now)).toBe(1)
    expect(await things.countDocuments()).toBe(3)
  })

  it('renames, lists and drops', async () => {
    await things.insertOne({ a: 1 })
    await things.rename('renamed')
    expect((await store.db.listCollections({}, { nameOnly: true }).toArray()).map((one) => one.name)).toContain(
      'renamed',
    )
    await expect(store.db.collection('none').rename('x')).rejects.toMatchObject({ code: 26 })
    expect((await store.client.db().admin().listDatabases()).databases.map((one) => one.name)).toContain('test')
    expect(await store.db.collection('renamed').countDocuments()).toBe(1)
    expect(await store.db.command({ collStats: 'renamed' })).toMatchObject({ count: 1, nindexes: 1 })
    const { dataSize } = await store.db.stats()
    expect(await store.db.command({ dbStats: 1, scale: 4 })).toMatchObject({ dataSize: dataSize / 4, scaleFactor: 4 })
    await store.client.db('other').collection('x').insertOne({})
    await store.client.db('other').dropDatabase()
    expect(await store.client.db('other').listCollections().toArray()).toEqual([])
  })
})

describe('aggregation', () => {
  beforeEach(async () => {
    await things.insertMany([
      { _id: 1, who: 'a', n: Long.fromNumber(1), tags: ['x', 'y'], at: new Date('2026-03-01T10:00:00Z') },
      { _id: 2, who: 'b', n: new Int32(2), tags: ['y'], at: new Date('2026-03-02T10:00:00Z') },
      { _id: 3, who: 'a', n: Decimal128.fromString('0.5'), tags: [], at: new Date('2027-03-02T10:00:00Z') },
    ] as unknown as Document[])
    await store.db.collection('people').drop()
    await store.db.collection<{ _id: string }>('people').insertMany([
      { _id: 'a', name: 'Anna' },
      { _id: 'b', name: 'Bo' },
    ] as never)
  })

  it.each<[string, Document[], unknown[]]>([
    [
      '$group with exact sums',
      [{ $group: { _id: '$who', n: { $sum: '$n' }, c: { $count: {} } } }, { $sort: { _id: 1 } }],
      [
        { _id: 'a', n: Decimal128.fromString('1.5'), c: 2 },
        { _id: 'b', n: 2, c: 1 },
      ],
    ],
    [
      '$unwind and $sortByCount',
      [{ $unwind: '$tags' }, { $sortByCount: '$tags' }],
      [
        { _id: 'y', count: 2 },
        { _id: 'x', count: 1 },
      ],
    ],
    [
      '$lookup by fields',
      [
        { $match: { _id: 2 } },
        { $lookup: { from: 'people', localField: 'who', foreignField: '_id', as: 'p' } },
        { $project: { p: 1, _id: 0 } },
      ],
      [{ p: [{ _id: 'b', name: 'Bo' }] }],
    ],
    [
      '$lookup by pipeline',
      [
        { $match: { _id: 1 } },
        {
          $lookup: {
            from: 'people',
            let: { w: '$who' },
            pipeline: [{ $match: { $expr: { $ne: ['$_id', '$$w'] } } }],
            as: 'p',
          },
        },
        { $project: { p: '$p.name', _id: 0 } },
      ],
      [{ p: ['Bo'] }],
    ],
    [
      '$facet',
      [{ $facet: { all: [{ $count: 'n' }], first: [{ $limit: 1 }, { $project: { _id: 1 } }] } }],
      [{ all: [{ n: 3 }], first: [{ _id: 1 }] }],
    ],
    [
      '$bucket',
      [{ $bucket: { groupBy: '$_id', boundaries: [0, 2, 9] } }],
      [
        { _id: 0, count: 1 },
        { _id: 2, count: 2 },
      ],
    ],
    ['$unionWith and $count', [{ $unionWith: 'people' }, { $count: 'n' }], [{ n: 5 }]],
    [
      'dates',
      [
        { $match: { _id: 1 } },
        { $project: { _id: 0, y: { $year: '$at' }, d: { $dateToString: { date: '$at', format: '%Y-%m-%d' } } } },
      ],
      [{ y: 2026, d: '2026-03-01' }],
    ],
    [
      'texts',
      [
        { $match: { _id: 1 } },
        { $project: { _id: 0, t: { $concat: ['$who', '-', { $toUpper: '$who' }] }, s: { $split: ['a,b', ','] } } },
      ],
      [{ t: 'a-A', s: ['a', 'b'] }],
    ],
    [
      'lists',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            _id: 0,
            m: { $map: { input: '$tags', as: 't', in: { $concat: ['$$t', '!'] } } },
            f: { $filter: { input: '$tags', cond: { $eq: ['$$this', 'y'] } } },
            r: { $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
          },
        },
      ],
      [{ m: ['x!', 'y!'], f: ['y'], r: 6 }],
    ],
    [
      'conditions',
      [
        { $sort: { _id: 1 } },
        { $limit: 1 },
        {
          $replaceWith: {
            c: { $cond: [{ $gt: ['$n', 0] }, 'yes', 'no'] },
            s: {
              $switch: {
                branches: [
                  Object.fromEntries([
                    ['case', false],
                    ['then', 1],
                  ]),
                ],
                default: 2,
              },
            },
            i: { $ifNull: ['$none', 3] },
          },
        },
      ],
      [{ c: 'yes', s: 2, i: 3 }],
    ],
  ])('%s', async (_name, pipeline, expected) => {
    expect(await things.aggregate(pipeline).toArray()).toEqual(expected)
  })
})
