import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Collection, Document } from 'mongodb'
import { startFixture } from '../testing/fixture.ts'

let store: Awaited<ReturnType<typeof startFixture>>
let things: Collection<Document>
beforeAll(async () => {
  store = await startFixture()
  things = store.db.collection('things')
})
beforeEach(async () => {
  await things.deleteMany({})
  await things.insertOne({ _id: 1 as never, a: 1 })
})
afterAll(() => store.stop())

describe('statements of writes', () => {
  const x = { $set: { x: 1 } }
  it.each<[string, number, Document]>([
    ['a number for a document', 14, { insert: 'things', documents: [{ _id: 2 }, 1] }],
    ['a number for the documents', 14, { insert: 'things', documents: 1 }],
    ['no documents', 16, { insert: 'things', documents: [] }],
    ['documents left out', 40414, { insert: 'things' }],
    ['a number for an update', 14, { update: 'things', updates: [{ q: {}, u: x }, 1] }],
    ['an update without its query', 40414, { update: 'things', updates: [{ q: {}, u: x }, { u: x }] }],
    ['an update without its change', 40414, { update: 'things', updates: [{ q: {} }] }],
    [
      'an update in an order, which came with version 8',
      40415,
      { update: 'things', updates: [{ q: {}, u: x, sort: { a: 1 } }] },
    ],
    ['an update with an unknown field', 40415, { update: 'things', updates: [{ q: {}, u: x, frob: 1 }] }],
    ['a delete without its limit', 40414, { delete: 'things', deletes: [{ q: {} }] }],
    ['a delete with an unknown field', 40415, { delete: 'things', deletes: [{ q: {}, limit: 1, frob: 1 }] }],
  ])('are refused before any is run: %s: %i', async (_name, code, command) => {
    await expect(store.db.command(command)).rejects.toMatchObject({ code })
    expect(await things.find().toArray()).toEqual([{ _id: 1, a: 1 }])
  })
})
