import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import mongoose, { type Connection, Schema } from 'mongoose'
import { startFixture } from './testing/fixture.ts'

let store: Awaited<ReturnType<typeof startFixture>>
let connection: Connection
beforeAll(async () => {
  store = await startFixture()
  connection = await mongoose.createConnection(store.uri, { dbName: 'trial' }).asPromise()
})
afterAll(async () => {
  await connection.close()
  await store.stop()
})

describe('mongoose', () => {
  it('populates, computes virtuals and keeps timestamps', async () => {
    const Person = connection.model(
      'Person',
      new Schema(
        { first: String, last: { type: String, index: true } },
        {
          virtuals: {
            full: {
              get(this: { first: string; last: string }) {
                return `${this.first} ${this.last}`
              },
            },
          },
        },
      ),
    )
    const Paper = connection.model(
      'Paper',
      new Schema({ title: String, author: { type: Schema.Types.ObjectId, ref: 'Person' } }, { timestamps: true }),
    )
    await Person.init()
    const person = await Person.create({ first: 'Ada', last: 'Byron' })
    const paper = await Paper.create({ title: 'Notes', author: person._id })
    const found = await Paper.findById(paper._id).populate<{ author: { full: string } }>('author').orFail()
    expect(found.author.full).toBe('Ada Byron')
    const before = found.updatedAt as Date
    await Paper.updateOne({ _id: paper._id }, { title: 'More notes' })
    const after = await Paper.findById(paper._id).orFail()
    expect((after.updatedAt as Date).getTime()).toBeGreaterThanOrEqual(before.getTime())
    expect(after.createdAt).toEqual(found.createdAt)
  })

  it('tells discriminators apart', async () => {
    const Event = connection.model('Event', new Schema({ at: Date }, { discriminatorKey: 'kind' }))
    const Vote = Event.discriminator('Vote', new Schema({ yes: Number }))
    await Event.create({ at: new Date(0) })
    await Vote.create({ at: new Date(1), yes: 3 })
    expect(await Vote.countDocuments()).toBe(1)
    expect((await Event.find().sort({ at: 1 })).map((one) => one.get('kind'))).toEqual([undefined, 'Vote'])
  })

  it('notices concurrent changes', async () => {
    const Draft = connection.model(
      'Draft',
      new Schema({ text: String, lines: [String] }, { optimisticConcurrency: true }),
    )
    const { _id } = await Draft.create({ text: 'one', lines: ['a'] })
    const [a, b] = [await Draft.findById(_id).orFail(), await Draft.findById(_id).orFail()]
    a.text = 'by a'
    await a.save()
    b.text = 'by b'
    await expect(b.save()).rejects.toThrow(/VersionError|No matching document found/)
    a.lines.push('b')
    await a.save()
    expect((await Draft.findById(_id).orFail()).lines).toEqual(['a', 'b'])
  })

  it('saves in bulk, walks by cursor and reports duplicates', async () => {
    const schema = new Schema({ number: { type: Number, unique: true }, done: Boolean })
    const Item = connection.model('Item', schema)
    await Item.init()
    await Item.insertMany(Array.from({ length: 300 }, (_, number) => ({ number })))
    const items = await Item.find({ number: { $lt: 50 } })
    for (const item of items) item.done = true
    const result = await Item.bulkSave(items)
    expect(result.modifiedCount).toBe(50)
    let seen = 0
    for await (const item of Item.find({ done: true }).cursor({ batchSize: 7 })) if (item.done) seen++
    expect(seen).toBe(50)
    await expect(Item.create({ number: 5 })).rejects.toMatchObject({ code: 11000, keyValue: { number: 5 } })
    const changed = await Item.findOneAndUpdate(
      { number: 7 },
      { $unset: { done: 1 } },
      { returnDocument: 'after' },
    ).orFail()
    expect(changed.done).toBeUndefined()
    await Item.deleteMany({ number: { $gte: 100 } })
    expect(await Item.countDocuments()).toBe(100)
    expect(await Item.exists({ number: 200 })).toBeNull()
  })
})
