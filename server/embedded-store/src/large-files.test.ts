import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Document, GridFSBucket, MongoClient, type ObjectId } from 'mongodb'
import { temporaryFolder } from './testing/fixture.ts'

const CHUNK = 255 * 1024
const FILE = 25 * 1024 * 1024
const FILES = 6
/**
 * Memory the store may use beyond that of its start: less than all files, more than Node's garbage collection needs.
 */
const BOUND_MB = 130

const folder = temporaryFolder()
let store: ChildProcess
let client: MongoClient

// The memory of a process that does nothing else is measured: the built store.
beforeAll(async () => {
  store = spawn(process.execPath, [join(__dirname, '../dist/cli.js'), '--data', join(folder.path, 'data')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [uri] = await once(store.stdout as Readable, 'data')
  client = await new MongoClient(String(uri).trim()).connect()
})
afterAll(async () => {
  await client.close()
  store.kill()
  await once(store, 'exit')
  folder.remove()
})

/** Bytes of memory the store holds, the mapped data file aside. */
function held(): number {
  return 1024 * Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${store.pid}/status`, 'utf8'))?.[1])
}

/** The most that the store held while `work` ran. */
async function peakOf(work: () => Promise<void>): Promise<number> {
  let peak = held()
  const look = setInterval(() => {
    peak = Math.max(peak, held())
  }, 5)
  await work().finally(() => clearInterval(look))
  return Math.max(peak, held())
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const onLinux = process.platform === 'linux' ? it : it.skip

onLinux('[W19] files of 25 MB in chunks of 255 kB are written, read and compacted with bounded memory', async () => {
  const db = client.db('files')
  const bucket = new GridFSBucket(db, { chunkSizeBytes: CHUNK })
  const chunks = db.collection('fs.chunks')
  const before = held()
  const sums = new Map<string, string>()

  const written = await peakOf(async () => {
    for (let file = 0; file < FILES; file++) {
      const bytes = randomBytes(FILE)
      const upload = bucket.openUploadStream(`file ${file}`)
      await pipeline(Readable.from([bytes]), upload)
      sums.set(String(upload.id), digest(bytes))
    }
  })
  expect(await chunks.countDocuments()).toBe(FILES * Math.ceil(FILE / CHUNK))

  const found = new Map<string, Buffer[]>()
  const read = await peakOf(async () => {
    for await (const { files_id, n, data } of chunks.find<Document>({}).sort({ files_id: 1, n: 1 })) {
      const parts = found.get(String(files_id)) ?? []
      expect(n).toBe(parts.length)
      found.set(String(files_id), [...parts, data.buffer])
    }
  })
  for (const [id, parts] of found) expect(digest(Buffer.concat(parts))).toBe(sums.get(id))
  expect(found.size).toBe(FILES)

  const walked = await peakOf(async () => {
    // A scan of the collection that finds nothing, and the files one after the other, as a server sends them.
    expect(await chunks.findOne({ data: 1 })).toBeNull()
    for (const id of await db.collection('fs.files').distinct('_id')) {
      let length = 0
      for await (const part of bucket.openDownloadStream(id as ObjectId)) length += part.length
      expect(length).toBe(FILE)
    }
  })
  const compacted = await peakOf(async () => {
    await db.command({ compact: 'fs.chunks' })
  })
  const removed = await peakOf(async () => {
    await chunks.updateMany({}, { $set: { gone: true } })
    expect((await chunks.deleteMany({})).deletedCount).toBe(FILES * Math.ceil(FILE / CHUNK))
  })
  const grown = Object.entries({ written, read, walked, compacted, removed }).map(([what, peak]): [string, number] => [
    what,
    Math.round((peak - before) / 1024 / 1024),
  ])
  expect(grown.filter(([, megabytes]) => megabytes > BOUND_MB)).toEqual([])
})
