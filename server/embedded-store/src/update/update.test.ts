import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Double, Int32 } from 'bson'
import type { Collection, Document } from 'mongodb'
import { startFixture } from '../testing/fixture.ts'

let store: Awaited<ReturnType<typeof startFixture>>
let things: Collection<Document>
beforeAll(async () => {
  store = await startFixture()
  things = store.db.collection('things')
})
afterAll(() => store.stop())

interface Trial {
  doc: Document
  filter?: Document
  update: Document
}

/** The document after one update, without its `_id`. */
async function after({ doc, filter = {}, update }: Trial, promoteValues = true) {
  await things.deleteMany({})
  await things.insertOne({ ...doc })
  await things.updateOne(filter, update)
  return things.findOne({}, { projection: { _id: 0 }, promoteValues })
}

const LONG_PATH = Array.from({ length: 205 }, () => 'x').join('.')

describe('[W13] updates that MongoDB refuses', () => {
  it.each<[string, number, Trial]>([
    ['a field of the top with a dollar', 52, { doc: {}, update: { $set: { $a: 1 } } }],
    ['no name', 56, { doc: {}, update: { $set: { '': 1 } } }],
    ['no name behind a dot', 56, { doc: {}, update: { $set: { 'a.': 1 } } }],
    ['an unknown operator', 9, { doc: {}, update: { $frob: { a: 1 } } }],
    ['an operator of nothing', 9, { doc: {}, update: { $set: 5 } }],
    ['more levels than a document may have', 15, { doc: {}, update: { $set: { [LONG_PATH]: 1 } } }],
    ['$inc by a text', 14, { doc: { a: 1 }, update: { $inc: { a: 'x' } } }],
    ['$inc by a text, though nothing is found', 14, { doc: {}, filter: { no: 1 }, update: { $inc: { a: 'x' } } }],
    ['$inc of a text', 14, { doc: { a: 'x' }, update: { $inc: { a: 1 } } }],
    ['$inc of null', 14, { doc: { a: null }, update: { $inc: { a: 1 } } }],
    ['a field of a number', 28, { doc: { a: 1 }, update: { $set: { 'a.b': 1 } } }],
    ['a field of an array', 28, { doc: { a: [1] }, update: { $set: { 'a.b': 1 } } }],
    ['an element far behind the end', 2, { doc: { a: [1] }, update: { $set: { 'a.1500005': 1 } } }],
    ['two changes of one field', 40, { doc: { a: 1 }, update: { $set: { a: 1, 'a.b': 2 } } }],
    ['$push onto a number', 2, { doc: { a: 1 }, update: { $push: { a: 1 } } }],
    ['$push of each of a number', 2, { doc: { a: [] }, update: { $push: { a: { $each: 1 } } } }],
    ['$push with an unknown clause', 2, { doc: { a: [1] }, update: { $push: { a: { $each: [], $frob: 1 } } } }],
    ['$addToSet of each of a number', 14, { doc: { a: [] }, update: { $addToSet: { a: { $each: 1 } } } }],
  ])('%s: %i', async (_name, code, trial) => {
    await expect(after(trial)).rejects.toMatchObject({ code })
    expect(await things.findOne({}, { projection: { _id: 0 }, promoteLongs: false })).toEqual(trial.doc)
  })
})

describe('updates', () => {
  it.each<[string, Trial, Document]>([
    ['keep dollars deeper down', { doc: {}, update: { $set: { a: { $x: 1 } } } }, { a: { $x: 1 } }],
    ['$min across types', { doc: { a: 5 }, update: { $min: { a: 'x' } } }, { a: 5 }],
    ['$max across types', { doc: { a: 5 }, update: { $max: { a: 'x' } } }, { a: 'x' }],
    ['$max with NaN', { doc: { a: 5 }, update: { $max: { a: Number.NaN } } }, { a: 5 }],
    ['a number as a name', { doc: { a: {} }, update: { $set: { 'a.3': 1 } } }, { a: { 3: 1 } }],
    ['$addToSet of an array', { doc: { a: [1] }, update: { $addToSet: { a: [1, 2] } } }, { a: [1, [1, 2]] }],
    ['$addToSet of twice the same', { doc: {}, update: { $addToSet: { a: { $each: [1, 1, 2] } } } }, { a: [1, 2] }],
    ['$pull of null', { doc: { a: [1, null, 2] }, update: { $pull: { a: null } } }, { a: [1, 2] }],
    ['$pull by a pattern', { doc: { a: ['ab', 'x'] }, update: { $pull: { a: /^a/ } } }, { a: ['x'] }],
    ['$pull of an array', { doc: { a: [[1, 2], [3]] }, update: { $pull: { a: [1, 2] } } }, { a: [[3]] }],
  ])('%s', async (_name, trial, expected) => {
    expect(await after(trial)).toEqual(expected)
  })

  it.each<[string, Trial, Document]>([
    [
      '$max of an equal leaves the type',
      { doc: { a: new Int32(5) }, update: { $max: { a: new Double(5) } } },
      { a: new Int32(5) },
    ],
    [
      '$addToSet treats 1 and 1.0 as equal',
      { doc: { a: [new Int32(1)] }, update: { $addToSet: { a: new Double(1) } } },
      { a: [new Int32(1)] },
    ],
  ])('%s', async (_name, trial, expected) => {
    expect(await after(trial, false)).toEqual(expected)
  })

  it('changes ten thousand fields at once without blocking', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, i]))
    expect(await after({ doc: {}, update: { $set: many } })).toEqual(many)
  })
})

describe('[W13] an update of many', () => {
  it('stops at the document that is refused, as one of MongoDB does', async () => {
    await things.deleteMany({})
    await things.insertMany([{ a: 1 }, { a: 'x' }, { a: 2 }])
    await expect(things.updateMany({}, { $inc: { a: 10 } })).rejects.toMatchObject({ code: 14 })
    expect((await things.find().toArray()).map(({ a }) => a)).toEqual([11, 'x', 2])
  })
})

describe('[W13] upserts', () => {
  const made = async (filter: Document, update: Document) => {
    await things.deleteMany({})
    await things.updateOne(filter, update, { upsert: true })
    return things.findOne({}, { projection: { _id: 0 } })
  }
  const x = { $set: { x: 1 } }
  it.each<[string, Document, Document, Document]>([
    ['paths', { 'a.b': 1, 'a.c': 2 }, x, { a: { b: 1, c: 2 }, x: 1 }],
    ['$and', { $and: [{ a: 1 }, { b: 2 }] }, x, { a: 1, b: 2, x: 1 }],
    ['one alternative', { $or: [{ a: 1 }] }, x, { a: 1, x: 1 }],
    ['two alternatives', { $or: [{ a: 1 }, { b: 2 }] }, x, { x: 1 }],
    ['$in of one', { a: { $in: [1] } }, x, { a: 1, x: 1 }],
    ['$in of two', { a: { $in: [1, 2] } }, x, { x: 1 }],
    ['$all of one', { a: { $all: [1] } }, x, { a: 1, x: 1 }],
    ['$not', { a: { $not: { $eq: 1 } } }, x, { x: 1 }],
    ['a pattern', { a: /x/ }, x, { x: 1 }],
    ['null', { a: null }, x, { a: null, x: 1 }],
    ['an array', { a: [1, 2] }, { $push: { a: 3 } }, { a: [1, 2, 3] }],
  ])('start from %s', async (_name, filter, update, expected) => {
    expect(await made(filter, update)).toEqual(expected)
  })

  it.each<[string, number, Document, Document]>([
    ['a field twice', 54, { $and: [{ a: 1 }, { a: 2 }] }, x],
    ['a field and one in it', 54, { a: { b: 1 }, 'a.b': 2 }, x],
    ['$all of two', 54, { a: { $all: [1, 2] } }, x],
    ['another _id', 66, { _id: 5 }, { $set: { _id: 6 } }],
    ['a field of a number', 28, { a: 5 }, { $set: { 'a.b': 1 } }],
  ])('do not start from %s: %i', async (_name, code, filter, update) => {
    await expect(made(filter, update)).rejects.toMatchObject({ code })
    expect(await things.countDocuments()).toBe(0)
  })
})
