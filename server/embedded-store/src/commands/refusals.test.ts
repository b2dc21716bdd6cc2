import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Decimal128 } from 'bson'
import type { Collection, Document } from 'mongodb'
import { startFixture } from '../testing/fixture.ts'

let store: Awaited<ReturnType<typeof startFixture>>
let things: Collection<Document>
beforeAll(async () => {
  store = await startFixture()
  things = store.db.collection('things')
  await things.insertOne({ _id: 1 as never, a: [1, 2], b: { c: 1 } })
})
afterAll(() => store.stop())

/** By name: the message says what it is that the store leaves out. */
const leftOut = (name: string) => ({
  code: 115,
  codeName: 'CommandNotSupported',
  message: expect.stringContaining(name),
})

/** The errors of single statements have no names of their codes. */
const leftOutOfWrite = (name: string) => ({ code: 115, message: expect.stringContaining(name) })

const run = (...pipeline: Document[]) => things.aggregate(pipeline).toArray()

describe('[W18] what this store leaves out is refused by name, with CommandNotSupported', () => {
  it.each(
    `collMod collStats connectionStatus dbStats fsync getParameter listDatabases mapReduce reIndex renameCollection
    serverStatus validate bulkWrite currentOp createUser saslStart`.split(/\s+/),
  )('the command %s', async (name) => {
    await expect(store.db.command({ [name]: 'things' })).rejects.toMatchObject(leftOut(name))
  })

  it.each(
    `$addFields $bucket $bucketAuto $count $densify $facet $fill $geoNear $graphLookup $lookup $merge $out $project $redact
    $replaceRoot $replaceWith $sample $set $setWindowFields $sort $sortByCount $unionWith $unset $unwind`.split(/\s+/),
  )('the stage %s', async (name) => {
    await expect(run({ $match: {} }, { [name]: {} })).rejects.toMatchObject(leftOut(name))
  })

  it.each<[string, string, Document[]]>([
    ['a pipeline that only filters', 'A pipeline', [{ $match: { a: 1 } }]],
    ['no stages at all', 'A pipeline', []],
    ['a group by a field', 'A $group', [{ $group: { _id: '$a', n: { $sum: 1 } } }]],
    ['a sum of a field', 'A $group', [{ $group: { _id: 1, n: { $sum: '$a' } } }]],
    ['a limit before a skip', '$skip', [{ $limit: 1 }, { $skip: 1 }, { $group: { _id: 1, n: { $sum: 1 } } }]],
    ['a stage behind the count', '$match', [{ $group: { _id: 1, n: { $sum: 1 } } }, { $match: { n: 1 } }]],
  ])('%s', async (_what, name, pipeline) => {
    await expect(run(...pipeline)).rejects.toMatchObject(leftOut(name))
  })

  it.each<[string, Document]>([
    ['$expr', { $expr: { $eq: ['$a', 1] } }],
    ['$where', { $where: 'true' }],
    ['$text', { $text: { $search: 'x' } }],
    ['$jsonSchema', { $jsonSchema: {} }],
    ['$bitsAllSet', { a: { $bitsAllSet: 1 } }],
    ['$geoWithin', { a: { $geoWithin: {} } }],
    ['$near', { a: { $near: [0, 0] } }],
    ["pattern at '$'", { a: /x$/ }],
    ["The option 'm'", { a: { $regex: 'a', $options: 'm' } }],
  ])('the condition %s', async (name, filter) => {
    await expect(things.findOne(filter)).rejects.toMatchObject(leftOut(name))
    await expect(things.deleteMany(filter)).rejects.toMatchObject(leftOutOfWrite(name))
    await expect(things.countDocuments(filter)).rejects.toMatchObject(leftOut(name))
  })

  it.each<[string, Document]>([
    ['positional', { 'a.$': 1 }],
    ['$slice', { a: { $slice: 1 } }],
    ['$elemMatch', { a: { $elemMatch: { $gt: 1 } } }],
    ['$meta', { a: { $meta: 'textScore' } }],
    ['$add', { n: { $add: [1, 2] } }],
    ['$size', { b: { c: { $size: '$a' } } }],
    ['A value', { n: '$a' }],
  ])('a projection: %s', async (name, projection) => {
    await expect(things.findOne({ a: 1 }, { projection })).rejects.toMatchObject(leftOut(name))
    await expect(things.findOneAndUpdate({}, { $set: { x: 1 } }, { projection })).rejects.toMatchObject(leftOut(name))
  })

  it.each<[string, Document | Document[], Document]>([
    ['pipeline', [{ $set: { x: 1 } }], {}],
    ['$inc of a Decimal128', { $inc: { 'b.c': Decimal128.fromString('1') } }, {}],
    ['$mul', { $mul: { x: 2 } }, {}],
    ['$rename', { $rename: { a: 'z' } }, {}],
    ['$currentDate', { $currentDate: { x: true } }, {}],
    ['$bit', { $bit: { x: { or: 1 } } }, {}],
    ['$pop', { $pop: { a: 1 } }, {}],
    ['$pullAll', { $pullAll: { a: [1] } }, {}],
    ['$push with $position', { $push: { a: { $each: [1], $position: 0 } } }, {}],
    ['$push with $slice', { $push: { a: { $each: [1], $slice: 1 } } }, {}],
    ['$push with $sort', { $push: { a: { $each: [1], $sort: 1 } } }, {}],
    ['positional', { $set: { 'a.$': 5 } }, {}],
    ['positional', { $set: { 'a.$[]': 5 } }, {}],
    ["'arrayFilters'", { $set: { 'a.$[x]': 5 } }, { arrayFilters: [{ x: 1 }] }],
    ["'let'", { $set: { x: 1 } }, { let: { x: 1 } }],
    ['collation', { $set: { x: 1 } }, { collation: { locale: 'fr' } }],
  ])('an update: %s', async (name, update, options) => {
    for (const upsert of [false, true]) {
      await expect(things.updateOne({ a: 1 }, update, { ...options, upsert })).rejects.toMatchObject(
        leftOutOfWrite(name),
      )
      await expect(things.findOneAndUpdate({ a: 1 }, update, { ...options, upsert })).rejects.toMatchObject(
        leftOut(name),
      )
    }
    expect(await things.find().toArray()).toEqual([{ _id: 1, a: [1, 2], b: { c: 1 } }])
  })

  it.each<[string, Document]>([
    ['collation', { collation: { locale: 'fr' } }],
    ["'let'", { let: { x: 1 } }],
    ["'min'", { min: { a: 1 }, hint: { a: 1 } }],
    ["'max'", { max: { a: 1 }, hint: { a: 1 } }],
    ["'returnKey'", { returnKey: true }],
    ["'showRecordId'", { showRecordId: true }],
    ['$meta', { sort: { a: { $meta: 'textScore' } } }],
  ])('a find with %s', async (name, options) => {
    await expect(store.db.command({ find: 'things', ...options })).rejects.toMatchObject(leftOut(name))
  })

  it.each<[string, Document]>([
    ["'capped'", { capped: true, size: 1000 }],
    ["'timeseries'", { timeseries: { timeField: 'at' } }],
    ["'viewOn'", { viewOn: 'things', pipeline: [] }],
    ["'validator'", { validator: { a: 1 } }],
    ["'expireAfterSeconds'", { expireAfterSeconds: 5 }],
    ['collation', { collation: { locale: 'fr' } }],
  ])('a collection with %s', async (name, options) => {
    await expect(store.db.createCollection('other', options)).rejects.toMatchObject(leftOut(name))
    expect(await store.db.listCollections({ name: 'other' }).toArray()).toEqual([])
  })

  it.each<[string, Document, Document]>([
    ["'text'", { a: 'text' }, {}],
    ["'2dsphere'", { a: '2dsphere' }, {}],
    ["'hashed'", { a: 'hashed' }, {}],
    ['wildcard', { 'a.$**': 1 }, {}],
    ['collation', { a: 1 }, { collation: { locale: 'fr' } }],
  ])('an index: %s', async (name, key, options) => {
    await expect(things.createIndex(key as never, options)).rejects.toMatchObject(leftOut(name))
    expect(await things.indexes()).toHaveLength(1)
  })

  it.each<[string, Document]>([
    ['aggregate', { aggregate: 'things', pipeline: [], cursor: {} }],
    ['insert', { insert: 'things', documents: [{}] }],
  ])('explain of %s', async (name, command) => {
    await expect(store.db.command({ explain: command })).rejects.toMatchObject(leftOut(name))
  })
})

describe('[W18] what no MongoDB knows, or no standalone one does, is refused with its code', () => {
  it.each<[string, number, () => Promise<unknown>]>([
    ['a command', 59, () => store.db.command({ frobnicate: 1 })],
    ['a stage', 40324, () => run({ $frob: 1 })],
    ['two stages in one', 40323, () => run({ $match: {}, $skip: 1 })],
    ['a stage of no number', 15958, () => run({ $skip: -1 }, { $group: { _id: 1, n: { $sum: 1 } } })],
    ['a filter of a pipeline that is none', 15959, () => run({ $match: 1 }, { $group: { _id: 1, n: { $sum: 1 } } })],
    ['a change stream', 40573, () => run({ $changeStream: {} })],
    ['an operator of an update', 9, () => things.updateOne({}, { $frob: { a: 1 } })],
    ['an operator of a filter', 2, () => things.findOne({ a: { $frob: 1 } })],
    ['the state of a replica set', 76, () => store.db.command({ replSetGetStatus: 1 })],
    ['the end of a transaction', 20, () => store.db.command({ commitTransaction: 1 })],
    ['a snapshot', 246, () => store.db.command({ find: 'things', readConcern: { level: 'snapshot' } })],
  ])('%s: %i', async (_what, code, ask) => {
    await expect(ask()).rejects.toMatchObject({ code })
  })
})
