// Measures the embedded store beside bare lmdb on the same bytes: node test/load/store-bench.mjs [--documents 1000000]
// Needs a build (npx tsc -b shared server).
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { serialize } from 'bson'
import { open } from 'lmdb'
import { MongoClient } from 'mongodb'
import { startStore } from '../../server/embedded-store/dist/start-store.js'

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '1000000' }, quick: { type: 'boolean' } },
})
const LARGE = values.quick ? 50_000 : Number(values.documents)
const SECONDS = values.quick ? 0.5 : 2
// The official driver needs about a core for 5,000 commands a second, so each figure is measured with it and with
// a client of bare frames, which shows what the server itself can do.
const GOALS = {
  'point reads, 32 in flight': 5000,
  'point reads, 32 in flight, bare frames': 5000,
  'inserts, 32 in flight, bare frames': 5000,
  'inserts with j: true, 32 in flight, bare frames': 3000,
  'inserts in batches of 100, 1 in flight, bare frames': 40_000,
  'inserts, 32 in flight': 5000,
  'inserts with j: true, 32 in flight': 3000,
  'inserts in batches of 100, 1 in flight': 40_000,
}

if (!isMainThread) {
  await leanLoad(workerData)
  process.exit(0)
}

const folder = mkdtempSync(join(tmpdir(), 'store-bench-'))
const rows = []

/** Runs `step` with so many in flight for some seconds; returns steps a second. */
async function rate(inFlight, step, seconds = SECONDS) {
  let count = 0
  const until = performance.now() + seconds * 1000
  const start = performance.now()
  const lane = async () => {
    while (performance.now() < until) {
      await step(count++)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, lane))
  return count / ((performance.now() - start) / 1000)
}

function document(i) {
  return {
    _id: i,
    committee: `c${i % 100}`,
    seq: Math.floor(i / 100),
    at: new Date(1.7e12 + i),
    text: `The statement number ${i} of a delegate.`,
  }
}

function report(name, figure, bare) {
  rows.push({
    what: name,
    'per second': Math.round(figure),
    'bare lmdb': bare === undefined ? '' : Math.round(bare),
    goal: GOALS[name] ?? '',
    met: GOALS[name] ? (figure >= GOALS[name] ? 'yes' : 'NO') : '',
  })
}

async function bareLmdb() {
  const db = open({ path: join(folder, 'bare.mdb'), noSubdir: true, encoding: 'binary', keyEncoding: 'binary' })
  const key = (i) => {
    const buffer = Buffer.alloc(10)
    buffer.writeUIntBE(i, 4, 6)
    return buffer
  }
  let next = 1
  const flush = () => new Promise((resolve, reject) => db.env.sync((error) => (error ? reject(error) : resolve())))
  const write = (count) =>
    db.transactionSync(() => {
      for (let i = 0; i < count; i++, next++) db.put(key(next), serialize(document(next)))
    }, 0x10003)
  const single = await rate(1, async () => write(1))
  const flushed = await rate(1, async () => {
    write(1)
    await flush()
  })
  const grouped =
    32 *
    (await rate(1, async () => {
      write(32)
      await flush()
    }))
  const batch = 100 * (await rate(1, async () => write(100)))
  const read = await rate(1, async (i) => db.getBinary(key((i % (next - 1)) + 1)))
  await flush()
  await db.close()
  return { single, flushed, grouped, batch, read }
}

async function inserts(db, bare) {
  let next = 0
  const plain = db.collection('plain')
  const durable = db.collection('durable', { writeConcern: { w: 1, j: true } })
  await plain.insertOne({ _id: -1 })
  await durable.insertOne({ _id: -1 })
  for (const inFlight of [1, 32]) {
    report(`inserts, ${inFlight} in flight`, await rate(inFlight, () => plain.insertOne(document(next++))), bare.single)
    report(
      `inserts with j: true, ${inFlight} in flight`,
      await rate(inFlight, () => durable.insertOne(document(next++))),
      inFlight === 1 ? bare.flushed : bare.grouped,
    )
    const batch = () => plain.insertMany(Array.from({ length: 100 }, () => document(next++)))
    report(`inserts in batches of 100, ${inFlight} in flight`, 100 * (await rate(inFlight, batch)), bare.batch)
  }
}

async function large(db, bare) {
  const collection = db.collection('large')
  await collection.createIndex({ committee: 1, seq: 1 }, { unique: true })
  const start = performance.now()
  for (let i = 0; i < LARGE; i += 5000) {
    await collection.insertMany(
      Array.from({ length: Math.min(5000, LARGE - i) }, (_, k) => document(i + k)),
      { ordered: false },
    )
  }
  report(
    `${LARGE} documents with one compound unique index, batches of 5000`,
    LARGE / ((performance.now() - start) / 1000),
  )
  const any = () => Math.floor(Math.random() * LARGE)
  for (const inFlight of [1, 32]) {
    report(
      `point reads, ${inFlight} in flight`,
      await rate(inFlight, () => collection.findOne({ _id: any() })),
      bare.read,
    )
    const range = () => {
      const i = any()
      return collection
        .find({ committee: `c${i % 100}`, seq: { $gt: Math.floor(i / 100) } })
        .sort({ seq: 1 })
        .limit(20)
        .toArray()
    }
    report(`index ranges of 20 in order, ${inFlight} in flight`, await rate(inFlight, range))
    const update = () => {
      const i = any()
      return collection.updateOne({ committee: `c${i % 100}`, seq: Math.floor(i / 100) }, { $inc: { n: 1 } })
    }
    report(`updates by index, ${inFlight} in flight`, await rate(inFlight, update))
  }
  const scan = performance.now()
  let seen = 0
  for await (const _ of collection.find({}, { batchSize: 2000 })) seen++
  report('documents of a whole collection through a cursor', seen / ((performance.now() - scan) / 1000))
}

function frame(body) {
  const bytes = serialize(body)
  const message = Buffer.alloc(21 + bytes.length)
  message.writeInt32LE(message.length, 0)
  message.writeInt32LE(2013, 12)
  message.set(bytes, 21)
  return message
}

/** In a thread of its own: connections that send the next frame when the answer is there. */
async function leanLoad({ address, kind, inFlight, documents, base }) {
  let next = 0
  const make = {
    read: () => ({
      find: 'large',
      filter: { _id: Math.floor(Math.random() * documents) },
      limit: 1,
      singleBatch: true,
    }),
    insert: () => ({ insert: 'lean', documents: [document(base + next)] }),
    durable: () => ({ insert: 'lean', documents: [document(base + next)], writeConcern: { w: 1, j: true } }),
    batch: () => ({
      insert: 'lean',
      documents: Array.from({ length: 100 }, (_, i) => document(base + next * 100 + i)),
    }),
  }[kind]
  let done = 0
  const start = performance.now()
  const until = start + SECONDS * 1000
  const lane = () =>
    new Promise((resolve) => {
      const socket = connect(address)
      const send = () => {
        socket.write(frame({ ...make(), $db: 'bench' }))
        next++
      }
      let wanted = 0
      let held = 0
      socket.setNoDelay(true)
      socket.on('connect', send)
      socket.on('data', (chunk) => {
        if (held === 0) wanted = chunk.readInt32LE(0)
        held += chunk.length
        if (held < wanted) return
        held = 0
        done++
        if (performance.now() < until) send()
        else {
          socket.destroy()
          resolve()
        }
      })
    })
  await Promise.all(Array.from({ length: inFlight }, lane))
  parentPort.postMessage(done / ((performance.now() - start) / 1000))
}

let leanBase = 1e8
async function lean(address, kind, inFlight) {
  leanBase += 1e8
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { address, kind, inFlight, documents: LARGE, base: leanBase },
    argv: process.argv.slice(2),
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function bareFrames(address, bare) {
  for (const inFlight of [1, 32]) {
    const end = `, ${inFlight} in flight, bare frames`
    report(`point reads${end}`, await lean(address, 'read', inFlight), bare.read)
    report(`inserts${end}`, await lean(address, 'insert', inFlight), bare.single)
    report(
      `inserts with j: true${end}`,
      await lean(address, 'durable', inFlight),
      inFlight === 1 ? bare.flushed : bare.grouped,
    )
    report(`inserts in batches of 100${end}`, 100 * (await lean(address, 'batch', inFlight)), bare.batch)
  }
}

/** Memory of the server as a process of its own, the mapped data file aside (Linux only). */
async function ownMemory() {
  const cli = new URL('../../server/embedded-store/dist/cli.js', import.meta.url).pathname
  const child = spawn(process.execPath, [cli, '--data', join(folder, 'own')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const uri = await new Promise((resolve) => child.stdout.once('data', (text) => resolve(String(text).trim())))
  const held = () =>
    Math.round(Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024)
  const client = await new MongoClient(uri, { maxPoolSize: 32 }).connect()
  const collection = client.db('bench').collection('large')
  const figures = { 'at the start': held() }
  await collection.createIndex({ committee: 1, seq: 1 }, { unique: true })
  for (let i = 0; i < LARGE; i += 5000)
    await collection.insertMany(
      Array.from({ length: 5000 }, (_, k) => document(i + k)),
      { ordered: false },
    )
  figures['after the inserts'] = held()
  for await (const _ of collection.find({}, { batchSize: 2000 }));
  figures['after a cursor over everything'] = held()
  await rate(32, () => collection.findOne({ _id: Math.floor(Math.random() * LARGE) }))
  figures['after point reads'] = held()
  await client.close()
  child.kill()
  await new Promise((resolve) => child.once('exit', resolve))
  return figures
}

const memory = () => Math.round(process.memoryUsage().rss / 1048576)
try {
  const bare = await bareLmdb()
  let store = await startStore({ dataDir: join(folder, 'data') })
  let client = await new MongoClient(store.uri, { maxPoolSize: 32 }).connect()
  const before = memory()
  await inserts(client.db('bench'), bare)
  await large(client.db('bench'), bare)
  await bareFrames(store.address, bare)
  const after = memory()
  await client.close()
  await store.close()
  const start = performance.now()
  store = await startStore({ dataDir: join(folder, 'data') })
  client = await new MongoClient(store.uri).connect()
  await client.db('bench').collection('large').findOne({ _id: 1 })
  const started = performance.now() - start
  await client.close()
  await store.close()
  console.log(
    `${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.version}; server and client in one process, two threads`,
  )
  console.table(rows)
  console.log(
    `load average of the last minutes: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  if (process.platform === 'linux')
    console.log(`memory of the server as a process of its own, ${LARGE} documents (MB):`, await ownMemory())
  console.log(`start to first answer with ${LARGE} documents: ${Math.round(started)} ms (goal: under 1000)`)
  console.log(
    `resident memory of server and client together, file mapping included: ${before} MB before, ${after} MB after; data file ${Math.round(statSync(join(folder, 'data', 'store.mdb')).size / 1048576)} MB`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
