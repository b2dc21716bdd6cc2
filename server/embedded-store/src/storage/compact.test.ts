import { copyFileSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { serveStore } from '../server.ts'
import { startFixture } from '../testing/fixture.ts'
import { generator } from '../testing/mutations.ts'
import { verifyStore } from './verify.ts'

/** Which files of the folder hold a word. */
function holds(folder: string, word: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile())
  return files.map(({ name }) => name).filter((name) => readFileSync(join(folder, name)).includes(word))
}

// A test that fails leaves nothing open that jest would wait for.
const open: Array<() => Promise<void>> = []
const after = (close: () => Promise<void>) => void open.unshift(close)
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

describe('[W20] compact', () => {
  it('leaves no byte of replaced, unset, deleted or dropped data in any file', async () => {
    const store = await startFixture()
    const people = store.db.collection<{ _id: number; words?: string; name?: string }>('people')
    await people.createIndex({ name: 1 })
    const filler = Array.from({ length: 300 }, (_, i) => ({
      _id: 100 + i,
      words: `ordinary words number ${i}`,
      name: `member ${i}`,
    }))
    await people.insertMany(filler)
    await people.insertMany([
      { _id: 1, words: 'SECRET-UNSET', name: 'SECRET-INDEXED' },
      { _id: 2, words: `SECRET-REPLACED${'y'.repeat(20_000)}` },
      { _id: 3, words: 'SECRET-DELETED' },
    ])
    await store.db.collection('gone').insertOne({ words: 'SECRET-DROPPED' })
    await store.store.engine.flush()
    expect(holds(store.folder, 'SECRET-UNSET')).toEqual(['store.mdb'])
    const cursor = people.find({ _id: { $gte: 100 } }, { batchSize: 50, sort: { _id: 1 } })
    const seen = [(await cursor.next())?._id]
    await people.updateOne({ _id: 1 }, { $unset: { words: 1, name: 1 } })
    await people.replaceOne({ _id: 2 }, { words: 'plain' })
    await people.deleteOne({ _id: 3 })
    await store.db.dropCollection('gone')
    // Writes and reads go on while the file is rewritten.
    const [answer] = await Promise.all([
      store.db.command({ compact: 'people' }),
      people.insertOne({ _id: 4, words: 'written meanwhile' }),
      people.findOne({ _id: 2 }),
    ])
    expect(answer.ok).toBe(1)
    expect(holds(store.folder, 'SECRET')).toEqual([])
    expect(holds(store.folder, 'ordinary words number 7')).toEqual(['store.mdb'])
    for await (const one of cursor) seen.push(one._id)
    expect(seen).toEqual(filler.map((one) => one._id))
    expect(
      await people
        .find({ _id: { $lt: 100 } })
        .sort({ _id: 1 })
        .toArray(),
    ).toEqual([{ _id: 1 }, { _id: 2, words: 'plain' }, { _id: 4, words: 'written meanwhile' }])
    expect(verifyStore(store.store.engine, store.store.catalog).problems).toEqual([])
    await store.close()
    expect(holds(store.folder, 'SECRET')).toEqual([])
    const again = await serveStore({ dataDir: store.folder })
    expect(verifyStore(again.store.engine, again.store.catalog)).toEqual({ documents: 303, problems: [] })
    await again.close()
    await store.stop()
  })

  it('interrupted before the swap leaves the old file, complete', async () => {
    const store = await startFixture()
    await store.db.collection('a').insertOne({ kept: 1 })
    await store.close()
    copyFileSync(join(store.folder, 'store.mdb'), join(store.folder, 'store.mdb.new'))
    truncateSync(join(store.folder, 'store.mdb.new'), 5000)
    const again = await serveStore({ dataDir: store.folder })
    expect(verifyStore(again.store.engine, again.store.catalog)).toEqual({ documents: 1, problems: [] })
    expect(readdirSync(store.folder).filter((name) => name.includes('.new'))).toEqual([])
    await again.close()
    await store.stop()
  })

  it('lets writes through meanwhile, and copies their changes', async () => {
    const store = await startFixture()
    after(store.stop)
    const things = store.db.collection<{ _id: number; n: number; tags: string[]; text: string }>('things')
    await things.createIndex({ n: 1, _id: 1 }, { unique: true })
    await things.createIndex({ tags: 1 })
    const thing = (_id: number, n: number) => ({ _id, n, tags: [`t${n % 7}`, `u${n % 11}`], text: 'x'.repeat(n % 500) })
    const model = new Map<number, number>()
    for (let at = 0; at < 20_000; at += 5000) {
      const some = Array.from({ length: 5000 }, (_, i) => thing(at + i, i))
      await things.insertMany(some)
      for (const { _id, n } of some) model.set(_id, n)
    }
    await store.db.collection('dropped').insertOne({})
    const random = generator(7)
    const any = () => Math.floor(random() * 20_000)
    let running = true
    let during = 0
    const writing = (async () => {
      for (let next = 20_000; running; next++, during++) {
        const [one, gone] = [any(), any()]
        await things.insertOne(thing(next, next))
        await things.replaceOne({ _id: one }, thing(one, next), { upsert: true })
        await things.deleteOne({ _id: gone })
        model.set(next, next).set(one, next).delete(gone)
        if (during === 3) {
          await store.db.dropCollection('dropped')
          await store.db.collection('made').createIndex({ a: 1 })
          await store.db.collection('made').insertOne({ a: 1 })
        }
      }
    })()
    await store.db.command({ compact: 'things' })
    running = false
    await writing
    expect(during).toBeGreaterThan(10)
    await store.close()
    const again = await serveStore({ dataDir: store.folder })
    after(again.close)
    expect(verifyStore(again.store.engine, again.store.catalog)).toEqual({ documents: model.size + 1, problems: [] })
    const client = await new MongoClient(again.uri).connect()
    after(() => client.close())
    const found = await client.db('test').collection<ReturnType<typeof thing>>('things').find().toArray()
    // One comparison: as many as there are documents take longer than all else here.
    expect(found.filter((one) => !isDeepStrictEqual(one, thing(one._id, model.get(one._id) ?? -1)))).toEqual([])
    expect(found).toHaveLength(model.size)
  })

  it('that is requested during another begins after it, and leaves nothing that was removed before', async () => {
    const store = await startFixture()
    after(store.stop)
    const words = store.db.collection<{ _id: number; words: string }>('words')
    await words.insertMany(Array.from({ length: 5000 }, (_, i) => ({ _id: i, words: `ordinary words number ${i}` })))
    await words.insertOne({ _id: -1, words: 'SECRET' })
    const first = store.db.command({ compact: 'words' })
    // An answer from the store: by now the first one has begun.
    await words.updateOne({ _id: -1 }, { $set: { words: 'plain' } })
    await store.db.command({ compact: 'words' })
    expect(holds(store.folder, 'SECRET')).toEqual([])
    expect((await first).ok).toBe(1)
  })

  it('is given up if the store is closed', async () => {
    const store = await startFixture()
    after(store.stop)
    const words = store.db.collection<{ _id: number; words: string }>('words')
    await words.insertMany(Array.from({ length: 5000 }, (_, i) => ({ _id: i, words: `ordinary words number ${i}` })))
    const refused = expect(store.store.compact()).rejects.toThrow('the store is being closed')
    await store.close()
    await refused
    expect(readdirSync(store.folder).filter((name) => name.includes('.new'))).toEqual([])
    const again = await serveStore({ dataDir: store.folder })
    after(again.close)
    expect(verifyStore(again.store.engine, again.store.catalog)).toEqual({ documents: 5000, problems: [] })
  })
})
