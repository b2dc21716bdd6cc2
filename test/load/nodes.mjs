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
 * One, two and three nodes on one embedded store that runs as its own process. All viewers sit at the last node, everything is said
 * at the first: what crosses nodes is measured.
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
  const store = await launch(['server/dist/store/embedded/cli.js', '--data', dataDir], {}, /(mongodb:\/\/\S+)/)
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

async function deliver(nodes, cookies, thread) {
  const sent = new Map()
  const last = new Map()
  let received = 0
  const read = bodiesReader()
  const take = (packet) => {
    for (const body of read(packet)) {
      received += 1
      last.set(body, performance.now())
    }
  }
  const sockets = await openViewers(VIEWERS, nodes.at(-1), cookies, await headOf(nodes.at(-1), cookies[0]), take)
  await pause(500)
  const used = () => nodes.reduce((sum, { child }) => sum + cpuSeconds(child.pid), 0)
  const before = used()
  received = 0
  await atRandom(RATE, RATE * SECONDS, (index) => {
    const body = randomUUID()
    sent.set(body, performance.now())
    return say(nodes[0], cookies[index % cookies.length], thread, body)
  })
  const expected = VIEWERS * RATE * SECONDS
  await until(() => received >= expected, 5000)
  const cpu = used() - before
  for (const socket of sockets) socket.terminate()
  return { received, expected, cpu, waits: [...sent].map(([body, at]) => last.get(body) - at) }
}

process.stdout.write(`${cpus().length} cores, Node ${process.version}; ${VIEWERS} viewers, ${RATE} comments/s\n`)
for (const count of values.nodes.split(',').map(Number)) {
  const dataDir = mkdtempSync(join(tmpdir(), 'quorate-nodes-'))
  const { nodes, store } = await startNodes(count, dataDir)
  const cookies = await signInAll(nodes[0])
  const thread = await openThread(nodes[0], cookies[0])
  const send = (index) => say(nodes[index % nodes.length], cookies[index % cookies.length], thread)
  const { perSecond } = await commandsPerSecond({ inFlight: 32, seconds: SECONDS, send })
  const { received, expected, cpu, waits } = await deliver(nodes, cookies, thread)
  process.stdout.write(
    `${count} node(s): ${perSecond.toFixed(0)} commands/s with 32 in flight; ${received} of ${expected} delivered, ` +
      `${((cpu / received) * 1e6).toFixed(1)} µs of CPU each, all nodes and the commands together; ` +
      `last viewer p50 ${percentile(waits, 50).toFixed(0)} ms, p95 ${percentile(waits, 95).toFixed(0)} ms\n`,
  )
  for (const { child } of nodes) await end(child)
  await end(store)
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(0)
