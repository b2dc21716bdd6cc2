import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Collection, Document } from 'mongodb'
import { scanPlan } from '../query/scan.ts'
import { startFixture } from '../testing/fixture.ts'

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

describe('indexes', () => {
  it('of one command are built all or not at all', async () => {
    await things.insertMany([
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ])
    const both = [
      { key: { b: 1 }, unique: true, name: 'b' },
      { key: { a: 1 }, unique: true, name: 'a' },
    ]
    await expect(things.createIndexes(both)).rejects.toMatchObject({ code: 11000, keyValue: { a: 1 } })
    expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_'])
    await things.insertOne({ b: 1 })
    expect(await things.countDocuments({ b: 1 })).toBe(2)
  })

  it('are sixty-four at most', async () => {
    await things.insertOne({})
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ key: { [`f${i}`]: 1 as const } }))
    await expect(things.createIndexes(many(64))).rejects.toMatchObject({ code: 67 })
    await things.createIndexes(many(63))
    expect(await things.indexes()).toHaveLength(64)
  })

  it('are not both partial and sparse', async () => {
    const options = { sparse: true, partialFilterExpression: { a: 1 } }
    await expect(things.createIndex({ a: 1 }, options)).rejects.toMatchObject({ code: 67 })
  })
})

describe('a collection that is dropped', () => {
  it('ends reads under way with an error, not with half an answer', async () => {
    await things.insertMany(Array.from({ length: 300 }, (_, i) => ({ i })))
    const plan = { index: undefined, ranges: [], reverse: false, sorted: true }
    const scan = scanPlan(store.store.catalog.require('test', 'things'), plan, () => true)
    expect(scan.next().value).toBeDefined()
    await things.drop()
    expect(() => [...scan]).toThrow(expect.objectContaining({ code: 175 }))
    await things.insertMany(Array.from({ length: 300 }, (_, i) => ({ i })))
    const cursor = things.find({}, { batchSize: 10 })
    await cursor.next()
    await things.drop()
    await expect(cursor.toArray()).rejects.toMatchObject({ code: 43 })
  })
})

describe('errors of many statements', () => {
  it('fit into an answer', async () => {
    const text = 'x'.repeat(1500)
    await things.insertOne({ _id: text as never })
    const documents = Array.from({ length: 5000 }, () => ({ _id: text }))
    const { writeErrors } = await store.db.command({ insert: 'things', documents, ordered: false })
    expect(writeErrors).toHaveLength(5000)
    expect(writeErrors[0]).toMatchObject({ index: 0, code: 11000, keyValue: { _id: text } })
    expect(writeErrors[4999]).toEqual({ index: 4999, code: 11000, errmsg: '' })
  })
})

describe('the list of collections', () => {
  it('comes in batches of the size asked for', async () => {
    const db = store.client.db('several')
    for (const name of ['a', 'b', 'c', 'd', 'e']) await db.createCollection(name)
    const { cursor } = await db.command({ listCollections: 1, cursor: { batchSize: 2 } })
    const rest = await db.command({ getMore: cursor.id, collection: '$cmd.listCollections' })
    const names = [...cursor.firstBatch, ...rest.cursor.nextBatch].map(({ name }: Document) => name)
    expect([cursor.firstBatch.length, Number(rest.cursor.id), names]).toEqual([2, 0, ['a', 'b', 'c', 'd', 'e']])
  })
})
