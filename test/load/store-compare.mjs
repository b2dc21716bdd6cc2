// Measures another build of the embedded store beside this one, in turns, so that load on the machine meets both alike:
//   node test/load/store-compare.mjs path/to/the/other/cli.js [--rounds 31] [--only inserts] [--folder /dev/shm]
// Prints the median of each, and the median of the ratio of this one to the other in each round. Needs a build.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serialize } from 'bson'
import { MongoClient } from 'mongodb'

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: '31' },
    only: { type: 'string', default: '' },
    folder: { type: 'string', default: tmpdir() },
  },
  allowPositionals: true,
})
const OWN = new URL('../../server/embedded-store/dist/cli.js', import.meta.url).pathname
const MILLISECONDS = 200
const DOCUMENTS = 20_000
const folder = mkdtempSync(join(values.folder, 'store-compare-'))

const any = () => Math.floor(Math.random() * DOCUMENTS)
const document = (i) => ({
  _id: i,
  committee: `c${i % 100}`,
  seq: Math.floor(i / 100),
  at: new Date(1.7e12 + i),
  text: `The statement number ${i} of a delegate.`,
})
const several = (from, count) => Array.from({ length: count }, (_, i) => document(from + i))

/** Where a store listens: on a Unix socket, or an older one on a port. */
function addressIn(uri) {
  const { host, hostname, port } = new URL(uri)
  return host.endsWith('.sock') ? { path: decodeURIComponent(host) } : { host: hostname, port: Number(port) }
}

async function start(cli, name) {
  const child = spawn(process.execPath, [cli, '--data', join(folder, name)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [text] = await once(child.stdout, 'data')
  const uri = String(text).trim()
  const client = await new MongoClient(uri, { maxPoolSize: 32 }).connect()
  const large = client.db('bench').collection('large')
  await large.createIndex({ committee: 1, seq: 1 }, { unique: true })
  for (let i = 0; i < DOCUMENTS; i += 5000) await large.insertMany(several(i, 5000))
  let next = 1e6
  const take = (count) => {
    next += count
    return next - count
  }
  return { child, client, large, address: addressIn(uri), take }
}

function frame(body) {
  const bytes = serialize({ ...body, $db: 'bench' })
  const message = Buffer.alloc(21 + bytes.length)
  message.writeInt32LE(message.length, 0)
  message.writeInt32LE(2013, 12)
  message.set(bytes, 21)
  return message
}

/** Commands a second by connections of bare frames, each of which sends the next when the answer is there. */
const bare = (inFlight, command) => async (store) => {
  let done = 0
  const began = performance.now()
  const lane = async () => {
    const socket = connect(store.address).setNoDelay(true)
    await once(socket, 'connect')
    while (performance.now() < began + MILLISECONDS) {
      socket.write(frame(command(store)))
      let [answer] = await once(socket, 'data')
      while (answer.length < answer.readInt32LE(0)) answer = Buffer.concat([answer, (await once(socket, 'data'))[0]])
      done += 1
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: inFlight }, lane))
  return done / ((performance.now() - began) / 1000)
}

const read = () => ({ find: 'large', filter: { _id: any() }, limit: 1, singleBatch: true })
const insert = ({ take }) => ({ insert: 'plain', documents: several(take(1), 1) })
const durable = (store) => ({ ...insert(store), writeConcern: { w: 1, j: true } })
const batch = ({ take }) => ({ insert: 'plain', documents: several(take(100), 100) })
const place = () => {
  const i = any()
  return { committee: `c${i % 100}`, seq: Math.floor(i / 100) }
}
const update = () => ({ update: 'large', updates: [{ q: place(), u: { $inc: { n: 1 } } }] })
const range = () => {
  const { committee, seq } = place()
  return { find: 'large', filter: { committee, seq: { $gt: seq } }, sort: { seq: 1 }, limit: 20 }
}
const walk = () => ({ find: 'large', filter: {}, batchSize: DOCUMENTS, singleBatch: true })

/** Loads 5,000 documents into a collection with one more unique index, and deletes them again. */
async function load({ large, take }) {
  const first = take(5000)
  const documents = several(first, 5000)
  const began = performance.now()
  await large.insertMany(documents, { ordered: false })
  const took = performance.now() - began
  await large.deleteMany({ _id: { $gte: first } })
  return 5000 / (took / 1000)
}

const MEASURES = {
  'point reads, 1 in flight': bare(1, read),
  'point reads, 32 in flight': bare(32, read),
  'inserts, 1 in flight': bare(1, insert),
  'inserts, 32 in flight': bare(32, insert),
  'inserts with j: true, 32 in flight': bare(32, durable),
  'batches of 100 inserts, 1 in flight': bare(1, batch),
  'batches of 100 inserts, 32 in flight': bare(32, batch),
  'index ranges of 20 in order, 8 in flight': bare(8, range),
  'updates by index, 1 in flight': bare(1, update),
  'updates by index, 32 in flight': bare(32, update),
  'walks through 20,000 documents': bare(1, walk),
  'documents loaded by the driver, in batches of 5,000': load,
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

const stores = []
try {
  stores.push(await start(positionals[0] ?? OWN, 'other'), await start(OWN, 'own'))
  const rows = []
  for (const [what, measure] of Object.entries(MEASURES)) {
    if (!what.includes(values.only)) continue
    const rates = [[], []]
    for (const store of stores) await measure(store)
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) rates[which].push(await measure(stores[which]))
    }
    const parts = rates[1].map((rate, round) => rate / rates[0][round])
    const [other, own] = rates.map((some) => Math.round(median(some)))
    rows.push({ what, 'other /s': other, 'this /s': own, 'ratio of this to the other': median(parts).toFixed(2) })
  }
  console.table(rows)
} finally {
  for (const { client, child } of stores) {
    await client.close()
    child.kill()
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
}
