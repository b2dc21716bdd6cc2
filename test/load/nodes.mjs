import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cpuSeconds, pause, percentile, until } from './measure.mjs'
import {
  atRandom,
  BASE_PORT,
  bodiesReader,
  commandsPerSecond,
  comment,
  end,
  headOf,
  launch,
  launchServer,
  openThread,
  openViewers,
  signInAll,
} from './target.mjs'

/**
 * One, two and three nodes on one embedded store that runs as its own process: how many commands they take; how soon
 * comments at the first node reach viewers at the last; and how much they deliver to viewers at all nodes at full
 * speed.
 *   npm run build && npm run bench:nodes [-- --nodes 1,2,3 --viewers 600 --seconds 5 --rate 20]
 */
const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '1,2,3' },
    viewers: { type: 'string', default: '600' },
    seconds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '20' },
  },
})
const [VIEWERS, SECONDS, RATE] = [values.viewers, values.seconds, values.rate].map(Number)
const ORIGIN = `http://localhost:${BASE_PORT}`

async function startNodes(count, dataDir) {
  const store = await launch(['server/embedded-store/dist/cli.js', '--data', dataDir], {}, /(mongodb:\/\/\S+)/)
  const nodes = []
  for (let index = 0; index < count; index += 1) {
    const port = BASE_PORT + index
    const { child } = await launchServer({ PORT: String(port), PUBLIC_ORIGIN: ORIGIN, MONGODB_URI: store.match[1] })
    nodes.push({ at: `http://localhost:${port}`, origin: ORIGIN, child })
  }
  return { nodes, store: store.child }
}

async function say(node, cookie, thread, body) {
  const answer = await comment(node, cookie, thread, body)
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
}

const cpuOf = (nodes) => nodes.reduce((sum, { child }) => sum + cpuSeconds(child.pid), 0)

/** The head of the record, once all nodes have read up to it. */
async function sharedHead(nodes, cookie) {
  for (;;) {
    const heads = await Promise.all(nodes.map((node) => headOf(node, cookie)))
    if (new Set(heads.map(({ seq }) => seq)).size === 1) return heads[0]
    await pause(50)
  }
}

/** Opens the viewers at these nodes in turn; returns their log. */
async function watch(nodes, cookies, cursor) {
  const got = { received: 0, last: new Map(), close: () => sockets.map((socket) => socket.terminate()) }
  const read = bodiesReader()
  const take = (packet) => {
    for (const body of read(packet)) {
      got.received += 1
      got.last.set(body, performance.now())
    }
  }
  const each = Math.round(VIEWERS / nodes.length)
  const sockets = []
  for (const node of nodes) sockets.push(...(await openViewers(each, node, cookies, cursor, take)))
  got.viewers = sockets.length
  return got
}

/** All comments are made at the first node and seen at the last. */
async function across(nodes, cookies, thread) {
  const got = await watch([nodes.at(-1)], cookies, await sharedHead(nodes, cookies[0]))
  const sent = new Map()
  await atRandom(RATE, RATE * SECONDS, (index) => {
    const body = randomUUID()
    sent.set(body, performance.now())
    return say(nodes[0], cookies[index % cookies.length], thread, body)
  })
  const expected = got.viewers * sent.size
  await until(() => got.received >= expected, 5000)
  got.close()
  const waits = [...sent].map(([body, at]) => got.last.get(body) - at)
  return `${got.received} of ${expected} delivered, the last viewer at another node has it after p50 ${percentile(waits, 50).toFixed(0)} ms, p95 ${percentile(waits, 95).toFixed(0)} ms`
}

/** Everybody comments and watches, at all nodes. */
async function asFastAsItGoes(nodes, cookies, send) {
  const got = await watch(nodes, cookies, await sharedHead(nodes, cookies[0]))
  const before = cpuOf(nodes)
  const began = performance.now()
  const { times } = await commandsPerSecond({ inFlight: 32, seconds: SECONDS, send })
  const expected = got.viewers * times.length
  await until(() => got.received >= expected, 10_000)
  const perSecond = got.received / ((performance.now() - began) / 1000)
  const cpu = cpuOf(nodes) - before
  got.close()
  return `${got.received} of ${expected}: ${Math.round(perSecond / 1000)} k deliveries/s, ${((cpu / got.received) * 1e6).toFixed(1)} µs of CPU each, all nodes and the commands together`
}

process.stdout.write(`${cpus().length} cores, Node ${process.version}; ${VIEWERS} viewers, ${RATE} comments/s\n`)
for (const count of values.nodes.split(',').map(Number)) {
  const dataDir = mkdtempSync(join(tmpdir(), 'quorate-nodes-'))
  const { nodes, store } = await startNodes(count, dataDir)
  const cookies = await signInAll(nodes[0])
  const thread = await openThread(nodes[0], cookies[0])
  const send = (index) => say(nodes[index % nodes.length], cookies[index % cookies.length], thread)
  const { perSecond } = await commandsPerSecond({ inFlight: 32, seconds: SECONDS, send })
  process.stdout.write(`${count} node(s): ${perSecond.toFixed(0)} commands/s with 32 in flight\n`)
  process.stdout.write(`  ${await across(nodes, cookies, thread)}\n`)
  process.stdout.write(`  as fast as it goes: ${await asFastAsItGoes(nodes, cookies, send)}\n`)
  for (const { child } of nodes) await end(child)
  await end(store)
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(0)
