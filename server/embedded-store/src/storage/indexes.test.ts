import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Collection, Document } from 'mongodb'
import { startFixture } from '../testing/fixture.ts'
import { verifyStore } from './verify.ts'

let store: Awaited<ReturnType<typeof startFixture>>
let things: Collection<Document>
beforeAll(async () => {
  store = await startFixture()
})
beforeEach(async () => {
  things = store.db.collection('things')
  await things.drop()
})
afterAll(async () => {
  expect(verifyStore(store.store.engine, store.store.catalog).problems).toEqual([])
  await store.stop()
})

const ids = async (filter: Document) => {
  const found = await things.find(filter).toArray()
  return found.map((one) => one._id).sort()
}

describe('[W15] unique indexes', () => {
  const insert = async (docs: Document[]) => {
    const outcome: unknown[] = []
    for (const doc of docs) {
      const code = await things.insertOne({ ...doc }).then(
        () => 'taken',
        (error) => [error.code, error.keyValue],
      )
      outcome.push(code)
    }
    return outcome
  }
  const refused = (keyValue: Document) => [11000, keyValue]

  it('take one document without the field, as they take one with null', async () => {
    await things.createIndex({ a: 1 }, { unique: true })
    expect(await insert([{}, { a: null }, { b: 1 }])).toEqual(['taken', refused({ a: null }), refused({ a: null })])
  })

  it('that are sparse take any number without the field, and one with null', async () => {
    await things.createIndex({ a: 1 }, { unique: true, sparse: true })
    expect(await insert([{}, {}, { a: null }, { a: null }])).toEqual(['taken', 'taken', 'taken', refused({ a: null })])
  })

  it('that are partial find only the documents they hold', async () => {
    await things.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { open: true } })
    expect(await insert([{ a: 1 }, { a: 1, open: true }, { a: 1, open: false }, { a: 1, open: true }])).toEqual([
      'taken',
      'taken',
      'taken',
      refused({ a: 1 }),
    ])
    await expect(things.updateMany({ a: 1 }, { $set: { open: true } })).rejects.toMatchObject({ code: 11000 })
  })

  it('hold every element of an array, and name the one that is there already', async () => {
    await things.createIndex({ a: 1 }, { unique: true })
    expect(await insert([{ a: [1, 1, 2] }, { a: [3, 2] }, { a: 3 }, { a: [] }, { a: [] }])).toEqual([
      'taken',
      refused({ a: 2 }),
      'taken',
      'taken',
      refused({ a: undefined }),
    ])
  })

  it('of two fields of the elements of an array keep the fields of each element together', async () => {
    await things.createIndex({ 'a.b': 1, 'a.c': -1 }, { unique: true })
    const pairs = (...list: Array<[number, number]>) => ({ a: list.map(([b, c]) => ({ b, c })) })
    expect(await insert([pairs([1, 2], [3, 4]), pairs([1, 4], [3, 2]), pairs([5, 5], [3, 4])])).toEqual([
      'taken',
      'taken',
      refused({ 'a.b': 3, 'a.c': 4 }),
    ])
    // The two conditions may still be met by different elements.
    expect(await things.countDocuments({ 'a.b': 1, 'a.c': 4 })).toBe(2)
  })

  it('treat 1 and 1.0 as equal, and texts that differ far behind their beginning as different', async () => {
    await things.createIndex({ a: 1 }, { unique: true })
    const long = 'x'.repeat(5000)
    const outcome = await insert([{ a: 1 }, { a: `${long}1` }, { a: `${long}2` }, { a: `${long}1` }])
    expect(outcome).toEqual(['taken', 'taken', 'taken', refused({ a: `${long}1` })])
  })

  it('refuse an upsert in a batch, and let the others through', async () => {
    await things.createIndex({ a: 1 }, { unique: true })
    await things.insertOne({ _id: 1 as never, a: 1 })
    const upserts = things.bulkWrite(
      [
        { updateOne: { filter: { _id: 2 as never }, update: { $set: { a: 1 } }, upsert: true } },
        { updateOne: { filter: { _id: 3 as never }, update: { $set: { a: 3 } }, upsert: true } },
        { replaceOne: { filter: { a: 3 }, replacement: { a: 1 } } },
      ],
      { ordered: false },
    )
    await expect(upserts).rejects.toMatchObject({
      writeErrors: [
        { index: 0, code: 11000 },
        { index: 2, code: 11000 },
      ],
      result: { upsertedCount: 1, upsertedIds: { 1: 3 } },
    })
    expect(await ids({})).toEqual([1, 3])
  })
})

describe('indexes of arrays', () => {
  it('of two arrays side by side are refused, in every way to make them', async () => {
    await things.createIndex({ a: 1, b: 1 })
    await things.insertMany([
      { _id: 1, a: [1, 2], b: 3 },
      { _id: 2, a: 4, b: [5] },
    ] as never)
    await expect(things.insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 })
    await expect(things.updateOne({ b: 3 }, { $set: { b: [3] } })).rejects.toMatchObject({ code: 171 })
    expect(await ids({ a: 2, b: 3 })).toEqual([1])
    await things.drop()
    await things.insertOne({ a: { x: [1] }, b: [2] })
    await expect(things.createIndex({ 'a.x': 1, b: 1 })).rejects.toMatchObject({ code: 171 })
    expect(await things.indexes()).toHaveLength(1)
  })

  it('read numbers in their paths as positions, and refuse numbers that could also be names', async () => {
    await things.createIndex({ 'a.0': 1 })
    await things.createIndex({ 'a.1.b': 1 })
    await things.insertMany([
      { _id: 1, a: [5, { b: 6 }] },
      { _id: 2, a: { 0: 5 } },
      { _id: 3, a: [[5, 7]] },
    ] as never)
    expect(await ids({ 'a.0': 5 })).toEqual([1, 2, 3])
    expect(await ids({ 'a.1.b': 6 })).toEqual([1])
    expect((await things.find({ 'a.0': 5 }).explain()).queryPlanner.winningPlan.inputStage.indexName).toBe('a.0_1')
    await expect(things.insertOne({ a: [{ 0: 5 }] })).rejects.toMatchObject({ code: 16746 })
  })
})
