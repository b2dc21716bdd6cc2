import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { serveStore } from '../server.ts'
import { startFixture, temporaryFolder } from '../testing/fixture.ts'
import { backupFolder, restoreFolder } from './backup.ts'
import { verifyStore } from './verify.ts'

describe('durability', () => {
  it('[W25] answers a write with j: true only after the flush, and one without it before', async () => {
    const store = await startFixture()
    const { engine } = store.store
    const things = store.db.collection<{ _id: number }>('things')
    await things.insertOne({ _id: 0 })
    await engine.flush()
    const real = engine.sync
    const order: string[] = []
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    engine.sync = async () => {
      order.push('flush begins')
      await gate
      await real()
      order.push('flushed')
    }
    const durable = things
      .insertOne({ _id: 1 }, { writeConcern: { w: 1, j: true } })
      .then(() => order.push('answered j: true'))
    const majority = things
      .insertOne({ _id: 2 }, { writeConcern: { w: 'majority' } })
      .then(() => order.push('answered majority'))
    await things.insertOne({ _id: 3 }, { writeConcern: { w: 1 } })
    order.push('answered w: 1')
    // Readers see it, but it is not answered yet.
    while ((await things.countDocuments({ _id: { $in: [1, 2] } })) < 2) await store.db.command({ ping: 1 })
    expect(order.filter((one) => one !== 'flush begins')).toEqual(['answered w: 1'])
    open()
    await Promise.all([durable, majority])
    expect(order.indexOf('flushed')).toBeGreaterThan(-1)
    expect(order.indexOf('flushed')).toBeLessThan(order.indexOf('answered j: true'))
    expect(order.indexOf('flushed')).toBeLessThan(order.indexOf('answered majority'))
    await store.stop()
  })

  it('[W25] answers with an error if the flush fails', async () => {
    const store = await startFixture()
    const things = store.db.collection<{ _id: number }>('things')
    await things.insertOne({ _id: 0 })
    const { engine } = store.store
    await engine.flush()
    const real = engine.sync
    engine.sync = () => Promise.reject(new Error('EIO: i/o error'))
    await expect(things.insertOne({ _id: 1 }, { writeConcern: { w: 1, j: true } })).rejects.toThrow('EIO')
    engine.sync = real
    await things.insertOne({ _id: 2 }, { writeConcern: { w: 1, j: true } })
    await store.stop()
  })

  it('[W24] keeps its data over a restart, counts and multikey marks too', async () => {
    const folder = temporaryFolder()
    const first = await serveStore({ dataDir: folder.path })
    const one = await new MongoClient(first.uri).connect()
    await one.db('a').collection('b').createIndex({ tags: 1 }, { unique: true, sparse: true })
    await one
      .db('a')
      .collection('b')
      .insertMany([{ tags: ['x', 'y'] }, { tags: 'z' }, {}])
    await one.close()
    await first.close()
    const second = await serveStore({ dataDir: folder.path })
    const two = await new MongoClient(second.uri).connect()
    const collection = two.db('a').collection('b')
    expect(await collection.estimatedDocumentCount()).toBe(3)
    expect(await collection.countDocuments({ tags: 'y' })).toBe(1)
    await expect(collection.insertOne({ tags: 'y' })).rejects.toMatchObject({ code: 11000, keyPattern: { tags: 1 } })
    expect(verifyStore(second.store.engine, second.store.catalog)).toEqual({ documents: 3, problems: [] })
    await two.close()
    await second.close()
    folder.remove()
  })
})

describe('[W26] the data folder', () => {
  it('is locked against a second server, with a clear message', async () => {
    const store = await startFixture()
    await expect(serveStore({ dataDir: store.folder })).rejects.toThrow(/in use by the store of process \d+/)
    await store.db.collection('still').insertOne({ here: true })
    await store.stop()
  })

  it('is taken over from a process that is gone', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder.path, 'LOCK'), '999999999 gone\n')
    const store = await serveStore({ dataDir: folder.path })
    await store.close()
    // The number of a living process, but with another start time.
    writeFileSync(join(folder.path, 'LOCK'), `${process.pid} another-boot/1\n`)
    const again = await serveStore({ dataDir: folder.path })
    await again.close()
    expect(existsSync(join(folder.path, 'LOCK'))).toBe(false)
    folder.remove()
  })

  it('of something else is refused and left as it is', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder.path, 'thesis.doc'), 'years of work')
    await expect(serveStore({ dataDir: folder.path })).rejects.toThrow(
      /not a data folder of this store \(it holds thesis.doc\)/,
    )
    expect(readdirSync(folder.path)).toEqual(['thesis.doc'])
    folder.remove()
  })

  it.each([
    ['cut short', (file: string) => truncateSync(file, 8192)],
    ['overwritten at its head', (file: string) => writeFileSync(file, Buffer.alloc(100_000, 7))],
  ])('that is damaged (%s) is refused and never overwritten', async (_name, damage) => {
    const folder = temporaryFolder()
    const first = await serveStore({ dataDir: folder.path })
    const client = await new MongoClient(first.uri).connect()
    await client
      .db('a')
      .collection('b')
      .insertMany(Array.from({ length: 500 }, (_, i) => ({ i, text: 'x'.repeat(200) })))
    await client.close()
    await first.close()
    const file = join(folder.path, 'store.mdb')
    damage(file)
    const before = readFileSync(file)
    await expect(serveStore({ dataDir: folder.path })).rejects.toThrow(/damaged.*Restore a backup/)
    expect(readFileSync(file).equals(before)).toBe(true)
    folder.remove()
  })

  it('of another version is refused', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder.path, 'STORE'), 'embedded document store, format 9\n')
    await expect(serveStore({ dataDir: folder.path })).rejects.toThrow(/written by another version/)
    folder.remove()
  })
})

describe('[W27] backup and restore', () => {
  it('copies a consistent snapshot while the store is at work, checks it and restores it', async () => {
    const store = await startFixture()
    const things = store.db.collection<{ _id: number; n: number }>('things')
    await things.createIndex({ n: 1 })
    await things.insertMany(Array.from({ length: 1000 }, (_, i) => ({ _id: i, n: i % 10 })))
    const target = temporaryFolder()
    const restored = temporaryFolder()
    let busy = true
    const writing = (async () => {
      for (let i = 1000; busy; i++) await things.insertOne({ _id: i, n: i })
    })()
    const copied = await backupFolder(store.folder, join(target.path, 'copy'))
    busy = false
    await writing
    expect(copied).toBeGreaterThanOrEqual(1000)
    await expect(restoreFolder(join(target.path, 'copy'), store.folder)).rejects.toThrow('is not empty')
    await expect(backupFolder(store.folder, join(target.path, 'copy'))).rejects.toThrow('is not empty')
    expect(await restoreFolder(join(target.path, 'copy'), join(restored.path, 'data'))).toBe(copied)
    const again = await serveStore({ dataDir: join(restored.path, 'data') })
    expect(verifyStore(again.store.engine, again.store.catalog)).toEqual({ documents: copied, problems: [] })
    await again.close()
    await store.stop()
    target.remove()
    restored.remove()
  })

  it('refuses to restore a folder that is no backup', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder.path, 'empty'))
    await expect(restoreFolder(join(folder.path, 'empty'), join(folder.path, 'data'))).rejects.toThrow(
      'holds no data of this store',
    )
    expect(existsSync(join(folder.path, 'data'))).toBe(false)
    folder.remove()
  })
})

/** A small file system in memory, if this process may mount one. */
function mountSmall(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('a full disk', () => {
  const folder = temporaryFolder()
  const mounted = process.platform === 'linux' && mountSmall(folder.path)
  afterAll(() => {
    if (mounted) execFileSync('umount', ['-l', folder.path])
    folder.remove()
  })
  const test = mounted ? it : it.skip
  test('[W17] refuses writes, continues to read, and breaks nothing', async () => {
    const running = await serveStore({ dataDir: join(folder.path, 'data') })
    const client = await new MongoClient(running.uri).connect()
    const things = client.db('a').collection<{ _id: number; text: string }>('things')
    await things.createIndex({ size: 1 })
    let written = 0
    const fill = async () => {
      for (; written < 1000; written++) {
        await things.insertOne({ _id: written, text: 'x'.repeat(20_000) }, { writeConcern: { w: 1, j: true } })
      }
    }
    await expect(fill()).rejects.toMatchObject({ code: 14031 })
    expect(written).toBeGreaterThan(10)
    expect(await things.countDocuments()).toBe(written)
    expect((await things.findOne({ _id: written - 1 }))?.text).toHaveLength(20_000)
    await expect(things.insertOne({ _id: 5000, text: 'x'.repeat(20_000) })).rejects.toMatchObject({ code: 14031 })
    expect(verifyStore(running.store.engine, running.store.catalog)).toEqual({ documents: written, problems: [] })
    await things.createIndex({ size: 1 })
    await client.db('a').command({ create: 'things' })
    await expect(things.createIndex({ place: 1 })).rejects.toMatchObject({ code: 14031 })
    // A second file beside the data would be mapped beyond the space of the disk: that ends a process.
    await expect(client.db('a').command({ compact: 'things' })).rejects.toMatchObject({ code: 14031 })
    await expect(backupFolder(join(folder.path, 'data'), join(folder.path, 'copy'))).rejects.toThrow('no room')
    expect(await things.countDocuments()).toBe(written)
    await client.close()
    await running.close()
    rmSync(join(folder.path, 'data', 'store.mdb-lock'))
    // The space of the lock file is taken by others meanwhile.
    writeFileSync(join(folder.path, 'ballast'), Buffer.alloc(64 * 1024))
    await expect(serveStore({ dataDir: join(folder.path, 'data') })).rejects.toThrow(/disk of .* is full/)
    execFileSync('mount', ['-o', 'remount,size=8m', folder.path])
    const again = await serveStore({ dataDir: join(folder.path, 'data') })
    expect(verifyStore(again.store.engine, again.store.catalog)).toEqual({ documents: written, problems: [] })
    await again.close()
  })
})
