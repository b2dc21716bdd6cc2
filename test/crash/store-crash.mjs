// Kills the embedded store with SIGKILL under load, again and again, and checks what it promises:
// every acknowledged write is there, no index disagrees with its collection, it opens within a second of work.
//   node test/crash/store-crash.mjs [--kills 100] [--seed N]      needs a build (npx tsc -b shared server)
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MongoClient } from 'mongodb'
import { openStore } from '../../server/embedded-store/dist/server.js'
import { verifyStore } from '../../server/embedded-store/dist/storage/verify.js'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' }, seed: { type: 'string' } } })
const kills = Number(values.kills)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
const CLI = new URL('../../server/embedded-store/dist/cli.js', import.meta.url).pathname
const LANES = 6
const dataDir = mkdtempSync(join(tmpdir(), 'store-crash-'))

/** A small seeded generator (mulberry32). */
function generator(start) {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
const random = generator(seed)

/** The acknowledged state, and the writes without an answer, which may or may not have happened. */
const acknowledged = new Map()
const uncertain = new Map()
let nextId = 1

function startServer() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, '--data', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.once('exit', (code) => reject(new Error(`the store ended with code ${code}`)))
    child.stdout.once('data', (text) => resolve({ child, uri: String(text).trim() }))
  })
}

function note(id, value) {
  acknowledged.set(id, value)
  uncertain.delete(id)
}

async function step(collection) {
  const known = [...acknowledged.keys()].filter((id) => !uncertain.has(id))
  const dice = random()
  const id = dice < 0.6 || known.length < 20 ? nextId++ : known[Math.floor(random() * known.length)]
  const before = acknowledged.get(id) ?? null
  const options = { writeConcern: { w: 1, j: random() < 0.5 } }
  if (before === null && !acknowledged.has(id)) {
    const tags = [`t${id % 7}`, `u${id % 11}`]
    uncertain.set(id, [null, 0])
    await collection.insertOne({ _id: id, n: 0, tags, text: 'x'.repeat(Math.floor(random() * 2000)) }, options)
    note(id, 0)
  } else if (dice < 0.9) {
    const after = (before ?? 0) + 1
    uncertain.set(id, [before, after])
    await collection.updateOne({ _id: id }, { $set: { n: after, tags: [`t${after}`] } }, { ...options, upsert: true })
    note(id, after)
  } else {
    uncertain.set(id, [before, null])
    await collection.deleteOne({ _id: id }, options)
    note(id, null)
  }
}

async function load(uri) {
  const client = new MongoClient(uri, { retryWrites: false, serverSelectionTimeoutMS: 2000, maxPoolSize: LANES })
  await client.connect()
  const collection = client.db('crash').collection('things')
  await collection.createIndex({ tags: 1 })
  await collection.createIndex({ n: 1, _id: 1 }, { unique: true })
  const lane = async () => {
    for (;;) await step(collection)
  }
  const lanes = Array.from({ length: LANES }, () => lane().catch(() => {}))
  // Some kills fall into a compaction, which swaps the file.
  const compacting =
    random() < 0.3
      ? client
          .db('crash')
          .command({ compact: 'things' })
          .catch(() => {})
      : undefined
  return { client, done: Promise.all([...lanes, compacting]) }
}

async function check(round) {
  const before = process.cpuUsage()
  const store = openStore(dataDir)
  // How long that work takes depends on what else the machine does.
  const { user, system } = process.cpuUsage(before)
  const problems = []
  if (user + system > 1_000_000) problems.push(`opening took ${Math.round((user + system) / 1000)} ms of work`)
  const { problems: broken } = verifyStore(store.engine, store.catalog)
  problems.push(...broken)
  await store.closeStore()
  const { child, uri } = await startServer()
  const client = await new MongoClient(uri).connect()
  const found = new Map()
  for await (const { _id, n } of client.db('crash').collection('things').find()) found.set(_id, n)
  await client.close()
  child.removeAllListeners('exit')
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  for (const id of new Set([...acknowledged.keys(), ...uncertain.keys(), ...found.keys()])) {
    const allowed = uncertain.get(id) ?? [acknowledged.get(id) ?? null]
    const actual = found.get(id) ?? null
    if (!allowed.includes(actual)) problems.push(`document ${id}: expected ${allowed.join(' or ')}, found ${actual}`)
    // From here on the present state counts.
    acknowledged.set(id, actual)
  }
  uncertain.clear()
  if (problems.length > 0) throw new Error(`after kill ${round} (seed ${seed}): ${problems.slice(0, 5).join('; ')}`)
}

async function round(number) {
  const { child, uri } = await startServer()
  child.removeAllListeners('exit')
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const { client, done } = await load(uri)
  // Some writes are there, however slow the machine is; then at any moment.
  const enough = acknowledged.size + 5
  while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 5))
  await new Promise((resolve) => setTimeout(resolve, random() * 400))
  child.kill('SIGKILL')
  await ended
  await done
  await client.close()
  await check(number)
}

try {
  for (let number = 1; number <= kills; number++) await round(number)
  console.log(`${kills} kills survived, ${acknowledged.size} documents checked (seed ${seed})`)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
