import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Double, Int32, Long } from 'bson'
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
  update: Document | Document[]
  arrayFilters?: Document[]
}

/** The document after one update, without its `_id`. */
async function after({ doc, filter = {}, update, arrayFilters }: Trial, promoteValues = true) {
  await things.deleteMany({})
  await things.insertOne({ ...doc })
  await things.updateOne(filter, update, arrayFilters ? { arrayFilters } : {})
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
    ['$mul beyond 64 bits', 2, { doc: { a: Long.MAX_VALUE }, update: { $mul: { a: 2 } } }],
    ['$currentDate of an unknown type', 2, { doc: {}, update: { $currentDate: { a: { $type: 'x' } } } }],
    ['$currentDate by a number', 2, { doc: {}, update: { $currentDate: { a: 1 } } }],
    ['$rename to itself', 2, { doc: { a: 1 }, update: { $rename: { a: 'a' } } }],
    ['$rename into itself', 2, { doc: { a: {} }, update: { $rename: { a: 'a.b' } } }],
    ['$rename out of an array', 2, { doc: { a: [{ b: 1 }] }, update: { $rename: { 'a.0.b': 'c' } } }],
    ['$rename into an array', 2, { doc: { a: [{}], x: 1 }, update: { $rename: { x: 'a.0.c' } } }],
    ['$rename to no name', 56, { doc: { a: 1 }, update: { $rename: { a: '' } } }],
    ['$rename to a dollar', 52, { doc: { a: 1 }, update: { $rename: { a: '$b' } } }],
    ['$rename of the _id', 66, { doc: { a: 1 }, update: { $rename: { _id: 'b' } } }],
    ['$rename by position', 2, { doc: { a: [1] }, filter: { a: 1 }, update: { $rename: { 'a.$': 'b' } } }],
    ['a field of a number', 28, { doc: { a: 1 }, update: { $set: { 'a.b': 1 } } }],
    ['a field of an array', 28, { doc: { a: [1] }, update: { $set: { 'a.b': 1 } } }],
    ['an element far behind the end', 2, { doc: { a: [1] }, update: { $set: { 'a.1500005': 1 } } }],
    ['two changes of one field', 40, { doc: { a: 1 }, update: { $set: { a: 1, 'a.b': 2 } } }],
    ['two changes of one element', 40, { doc: { a: [1] }, filter: { a: 1 }, update: { $set: { 'a.$': 1, 'a.0': 2 } } }],
    ['all elements and one', 40, { doc: { a: [1] }, update: { $set: { 'a.$[]': 1, 'a.0': 2 } } }],
    ['$push onto a number', 2, { doc: { a: 1 }, update: { $push: { a: 1 } } }],
    ['$push of each of a number', 2, { doc: { a: [] }, update: { $push: { a: { $each: 1 } } } }],
    ['$push by half a slice', 2, { doc: { a: [1] }, update: { $push: { a: { $each: [], $slice: 1.5 } } } }],
    ['$push in the order 2', 2, { doc: { a: [1] }, update: { $push: { a: { $each: [], $sort: 2 } } } }],
    ['$push in an order of 2', 2, { doc: { a: [1] }, update: { $push: { a: { $each: [], $sort: { b: 2 } } } } }],
    ['$push with something unknown', 2, { doc: { a: [1] }, update: { $push: { a: { $each: [], $frob: 1 } } } }],
    ['$addToSet of each of a number', 14, { doc: { a: [] }, update: { $addToSet: { a: { $each: 1 } } } }],
    ['$pop of no end', 9, { doc: { a: [1] }, update: { $pop: { a: 0 } } }],
    ['$pop of a number', 14, { doc: { a: 1 }, update: { $pop: { a: 1 } } }],
    ['$bit of nothing', 2, { doc: { a: 1 }, update: { $bit: { a: {} } } }],
    ['$bit of a fraction', 2, { doc: { a: 1.5 }, update: { $bit: { a: { or: 1 } } } }],
    ['a position nobody looked for', 2, { doc: { a: [1] }, update: { $set: { 'a.$': 2 } } }],
    ['two positions', 2, { doc: { a: [{ b: [1] }] }, filter: { 'a.b': 1 }, update: { $set: { 'a.$.b.$': 9 } } }],
    ['elements of a number', 2, { doc: { a: 1 }, update: { $inc: { 'a.$[]': 1 } } }],
    ['elements without their filter', 2, { doc: { a: [1] }, update: { $set: { 'a.$[x]': 0 } } }],
    ['a filter without its elements', 9, { doc: { a: [1] }, update: { $set: { b: 0 } }, arrayFilters: [{ x: 1 }] }],
    ['a filter of no name', 9, { doc: { a: [1] }, update: { $set: { 'a.$[x]': 0 } }, arrayFilters: [{}] }],
    ['a filter of a bad name', 2, { doc: { a: [1] }, update: { $set: { 'a.$[X]': 0 } }, arrayFilters: [{ X: 1 }] }],
    ['filters beside a pipeline', 9, { doc: { a: [1] }, update: [{ $set: { b: 1 } }], arrayFilters: [{ x: 1 }] }],
    ['a stage that changes no document', 72, { doc: { a: 1 }, update: [{ $match: { a: 1 } }] }],
    ['another _id by a pipeline', 66, { doc: { a: 1 }, update: [{ $set: { _id: 2 } }] }],
  ])('%s: %i', async (_name, code, trial) => {
    await expect(after(trial)).rejects.toMatchObject({ code })
    expect(await things.findOne({}, { projection: { _id: 0 }, promoteLongs: false })).toEqual(trial.doc)
  })
})

describe('updates', () => {
  const pairs = [
    { k: 1, b: [1, 5] },
    { k: 2, b: [5] },
  ]
  it.each<[string, Trial, Document]>([
    ['keep dollars deeper down', { doc: {}, update: { $set: { a: { $x: 1 } } } }, { a: { $x: 1 } }],
    ['$min across types', { doc: { a: 5 }, update: { $min: { a: 'x' } } }, { a: 5 }],
    ['$max across types', { doc: { a: 5 }, update: { $max: { a: 'x' } } }, { a: 'x' }],
    ['$max with NaN', { doc: { a: 5 }, update: { $max: { a: Number.NaN } } }, { a: 5 }],
    ['$rename over another', { doc: { a: 1, b: 2, c: 3 }, update: { $rename: { a: 'b' } } }, { b: 1, c: 3 }],
    ['$rename into depth', { doc: { a: { x: 1 } }, update: { $rename: { 'a.x': 'b.y' } } }, { a: {}, b: { y: 1 } }],
    ['a number as a name', { doc: { a: {} }, update: { $set: { 'a.3': 1 } } }, { a: { 3: 1 } }],
    [
      '$push before the last',
      { doc: { a: [1, 2] }, update: { $push: { a: { $each: [9], $position: -1 } } } },
      { a: [1, 9, 2] },
    ],
    [
      '$push and keep the last',
      { doc: { a: [3, 1] }, update: { $push: { a: { $each: [2], $slice: -2 } } } },
      { a: [1, 2] },
    ],
    ['$push and keep none', { doc: { a: [3, 1] }, update: { $push: { a: { $each: [2], $slice: 0 } } } }, { a: [] }],
    [
      '$push in the order of a field in depth',
      { doc: { a: [{ s: { t: 3 } }] }, update: { $push: { a: { $each: [{ s: { t: 1 } }], $sort: { 's.t': 1 } } } } },
      { a: [{ s: { t: 1 } }, { s: { t: 3 } }] },
    ],
    ['$addToSet of an array', { doc: { a: [1] }, update: { $addToSet: { a: [1, 2] } } }, { a: [1, [1, 2]] }],
    ['$addToSet of twice the same', { doc: {}, update: { $addToSet: { a: { $each: [1, 1, 2] } } } }, { a: [1, 2] }],
    ['$pull of null', { doc: { a: [1, null, 2] }, update: { $pull: { a: null } } }, { a: [1, 2] }],
    ['$pull by a pattern', { doc: { a: ['ab', 'x'] }, update: { $pull: { a: /^a/ } } }, { a: ['x'] }],
    ['$pull of an array', { doc: { a: [[1, 2], [3]] }, update: { $pull: { a: [1, 2] } } }, { a: [[3]] }],
    ['$bit of nothing yet', { doc: {}, update: { $bit: { a: { or: 5 } } } }, { a: 5 }],
    [
      '$unset by position',
      { doc: { a: [1, 2] }, filter: { a: 2 }, update: { $unset: { 'a.$': 1 } } },
      { a: [1, null] },
    ],
    [
      'a position in an $or',
      { doc: { a: [1, 2] }, filter: { $or: [{ a: 9 }, { a: 2 }] }, update: { $set: { 'a.$': 7 } } },
      { a: [1, 7] },
    ],
    [
      'elements of elements by filters',
      { doc: { a: pairs }, update: { $set: { 'a.$[x].b.$[y]': 0 } }, arrayFilters: [{ 'x.k': 1 }, { y: { $gt: 3 } }] },
      {
        a: [
          { k: 1, b: [1, 0] },
          { k: 2, b: [5] },
        ],
      },
    ],
    [
      'elements by a filter with alternatives',
      { doc: { a: [1, 2, 3] }, update: { $set: { 'a.$[x]': 0 } }, arrayFilters: [{ $or: [{ x: 1 }, { x: 3 }] }] },
      { a: [0, 2, 0] },
    ],
    ['a pipeline that leaves the _id out', { doc: { a: 1 }, update: [{ $project: { _id: 0, a: 1 } }] }, { a: 1 }],
  ])('%s', async (_name, trial, expected) => {
    expect(await after(trial)).toEqual(expected)
  })

  it.each<[string, Trial, Document]>([
    [
      '$mul of nothing has the type of the factor',
      { doc: {}, update: { $mul: { a: Long.fromInt(5) } } },
      { a: Long.ZERO },
    ],
    [
      '$max of an equal leaves the type',
      { doc: { a: new Int32(5) }, update: { $max: { a: new Double(5) } } },
      { a: new Int32(5) },
    ],
    [
      '$bit widens',
      { doc: { a: new Int32(1) }, update: { $bit: { a: { or: Long.fromInt(2) } } } },
      { a: Long.fromInt(3) },
    ],
    [
      '$addToSet knows 1 and 1.0 as one',
      { doc: { a: [new Int32(1)] }, update: { $addToSet: { a: new Double(1) } } },
      { a: [new Int32(1)] },
    ],
  ])('%s', async (_name, trial, expected) => {
    expect(await after(trial, false)).toEqual(expected)
  })

  it('$currentDate gives a date or a timestamp', async () => {
    const doc = await after({ doc: {}, update: { $currentDate: { a: true, b: { $type: 'timestamp' } } } })
    expect(doc?.a).toBeInstanceOf(Date)
    expect(doc?.b).toMatchObject({ _bsontype: 'Timestamp' })
  })

  it('changes ten thousand fields at once without standing still', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, i]))
    expect(await after({ doc: {}, update: { $set: many } })).toEqual(many)
  })
})

describe('[W13] upserts', () => {
  const made = async (filter: Document, update: Document | Document[]) => {
    await things.deleteMany({})
    await things.updateOne(filter, update, { upsert: true })
    return things.findOne({}, { projection: { _id: 0 } })
  }
  const x = { $set: { x: 1 } }
  it.each<[string, Document, Document | Document[], Document]>([
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
    ['a pipeline', { a: 5 }, [{ $set: { b: { $add: ['$a', 1] } } }], { a: 5, b: 6 }],
  ])('start from %s', async (_name, filter, update, expected) => {
    expect(await made(filter, update)).toEqual(expected)
  })

  it.each<[string, number, Document, Document]>([
    ['a field twice', 54, { $and: [{ a: 1 }, { a: 2 }] }, x],
    ['a field and one in it', 54, { a: { b: 1 }, 'a.b': 2 }, x],
    ['$all of two', 54, { a: { $all: [1, 2] } }, x],
    ['another _id', 66, { _id: 5 }, { $set: { _id: 6 } }],
    ['a position', 2, { a: 5 }, { $set: { 'a.$': 1 } }],
    ['a field of a number', 28, { a: 5 }, { $set: { 'a.b': 1 } }],
  ])('do not start from %s: %i', async (_name, code, filter, update) => {
    await expect(made(filter, update)).rejects.toMatchObject({ code })
    expect(await things.countDocuments()).toBe(0)
  })
})
