import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cpuSeconds, get, pause, percentile, post, until } from './measure.mjs'
import { openViewer } from './viewer.mjs'

/**
 * One, two and three nodes on one embedded store that runs as its own process.
 *   npm run build && node test/load/nodes.mjs [--nodes 1,2,3 --viewers 600 --seconds 5 --rate 20]
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
const BASE = 10000 + (process.pid % 18000)
const ORIGIN = `http://localhost:${BASE}`
const HLSG = '/api/v1/committees/hlsg'
const children = []

function start(args, env, ready) {
  const child = spawn('node', args, {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return new Promise((resolve) => {
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
      const match = ready.exec(output)
      if (match) resolve({ child, match })
    })
  })
}

async function startNodes(count, dataDir) {
  const { match } = await start(['server/dist/store/embedded/cli.js', '--data', dataDir], {}, /(mongodb:\/\/\S+)/)
  const nodes = []
  for (let index = 0; index < count; index += 1) {
    const env = {
      PORT: String(BASE + index),
      PUBLIC_ORIGIN: ORIGIN,
      MONGODB_URI: match[1],
      LOG_LEVEL: 'warn',
      SOCKETS_PER_ACCOUNT: '1000',
    }
    const { child } = await start(['server/dist/main.js'], env, /ready at/)
    nodes.push({ address: `http://localhost:${BASE + index}`, pid: child.pid })
  }
  return nodes
}

async function signInAll(node) {
  const { body } = await get(node.address, '/api/v1/sign-in/options')
  const able = body.personas.filter(({ capacity }) => capacity !== 'observer')
  const headers = { origin: ORIGIN }
  const answers = await Promise.all(
    able.map(({ persona }) => post(node.address, '/api/v1/sign-in/persona', { persona }, headers)),
  )
  return answers.map((answer) => answer.headers['set-cookie'][0].split(';')[0])
}

async function say(node, cookie, thread, body) {
  const headers = { origin: ORIGIN, cookie, 'idempotency-key': randomUUID() }
  const answer = await post(node.address, `${HLSG}/threads/${thread}/comments`, { body, replyTo: null }, headers)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

async function commandsPerSecond(nodes, cookies, thread) {
  let done = 0
  const end = performance.now() + SECONDS * 1000
  const one = async (_, index) => {
    while (performance.now() < end) {
      await say(nodes[index % nodes.length], cookies[index % cookies.length], thread, randomUUID())
      done += 1
    }
  }
  await Promise.all(Array.from({ length: 32 }, one))
  return done / SECONDS
}

async function deliver(nodes, cookies, thread) {
  const sent = new Map()
  const last = new Map()
  let received = 0
  const onBatch = (packet) => {
    for (const { data } of JSON.parse(packet.slice(2))[1].events) {
      if (!sent.has(data.body)) continue
      received += 1
      last.set(data.body, performance.now())
    }
  }
  const head = await get(nodes[0].address, HLSG, { origin: ORIGIN, cookie: cookies[0] })
  const sockets = []
  for (let index = 0; index < VIEWERS; index += 1) {
    // All viewers sit on the last node, everything is said at the first: what crosses nodes is measured.
    const viewer = { origin: ORIGIN, at: nodes.at(-1).address, cookie: cookies[index % cookies.length] }
    sockets.push(await openViewer({ ...viewer, committee: 'hlsg', cursor: head.body.seq, onBatch }))
  }
  const before = nodes.map(({ pid }) => cpuSeconds(pid))
  const saying = []
  for (let index = 0; index < RATE * SECONDS; index += 1) {
    await pause((-Math.log(1 - Math.random()) / RATE) * 1000)
    const body = randomUUID()
    sent.set(body, performance.now())
    saying.push(say(nodes[0], cookies[index % cookies.length], thread, body))
  }
  await Promise.all(saying)
  const expected = VIEWERS * RATE * SECONDS
  await until(() => received >= expected, 5000)
  const cpu = nodes.reduce((sum, { pid }, index) => sum + cpuSeconds(pid) - before[index], 0)
  for (const socket of sockets) socket.terminate()
  return { received, expected, cpu, waits: [...last].map(([body, at]) => at - sent.get(body)) }
}

process.stdout.write(`${cpus().length} cores, Node ${process.version}; ${VIEWERS} viewers, ${RATE} comments/s\n`)
for (const count of values.nodes.split(',').map(Number)) {
  const dataDir = mkdtempSync(join(tmpdir(), 'quorate-nodes-'))
  const nodes = await startNodes(count, dataDir)
  const cookies = await signInAll(nodes[0])
  const { body } = await get(nodes[0].address, `${HLSG}/proposals`, { origin: ORIGIN, cookie: cookies[0] })
  const thread = body.proposals[0].thread
  const commands = await commandsPerSecond(nodes, cookies, thread)
  const { received, expected, cpu, waits } = await deliver(nodes, cookies, thread)
  process.stdout.write(
    `${count} node(s): ${commands.toFixed(0)} commands/s with 32 in flight; ${received} of ${expected} delivered, ` +
      `${((cpu / received) * 1e6).toFixed(1)} µs of CPU each, all nodes and the commands together; ` +
      `last viewer p50 ${percentile(waits, 50).toFixed(0)} ms, p95 ${percentile(waits, 95).toFixed(0)} ms\n`,
  )
  for (const child of children.splice(0).reverse()) {
    child.kill()
    await new Promise((resolve) => child.on('exit', resolve))
  }
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(0)
