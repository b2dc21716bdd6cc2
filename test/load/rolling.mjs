import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { get, pause, percentile, post, until } from './measure.mjs'
import { openViewer } from './viewer.mjs'

/**
 * A rolling restart under load: three nodes on one store behind HAProxy with deploy/haproxy.cfg as it is shipped.
 * Viewers watch through the proxy and commands continue, while each node in turn is stopped by SIGTERM and started
 * again.
 *   npm run build && npm run bench:rolling -- [--viewers 300 --rate 20 --drain 3]
 */
const { values } = parseArgs({
  options: {
    viewers: { type: 'string', default: '300' },
    rate: { type: 'string', default: '20' },
    drain: { type: 'string', default: '3' },
  },
})
const [VIEWERS, RATE, DRAIN] = [values.viewers, values.rate, values.drain].map(Number)
const ROOT = join(import.meta.dirname, '../..')
const BASE = 20000 + (process.pid % 9000)
const ORIGIN = `http://localhost:${BASE}`
const HLSG = '/api/v1/committees/hlsg'
/** Tries of one command at most, all under one key. */
const TRIES = 20

const proxyVersion = spawnSync('haproxy', ['-v'], { encoding: 'utf8' })
if (proxyVersion.error) {
  process.stdout.write('Skipped: HAProxy is not installed here (on Debian: apt-get install haproxy).\n')
  process.exit(0)
}

const children = new Set()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Starts a program; resolves once it has printed `ready`, or at once if it prints nothing of the kind. */
function start(command, args, env, ready) {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  child.on('exit', () => children.delete(child))
  let output = ''
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    if (ready === null) resolve({ child, match: null })
    child.on('exit', (code) => reject(new Error(`${args[0]} ended with ${code}:\n${output}`)))
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        const match = ready?.exec(output)
        if (match) resolve({ child, match })
      })
    }
  })
}

function ended(child) {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

const address = (nth) => `127.0.0.1:${BASE + nth}`

function startNode(nth, uri) {
  const env = {
    PORT: String(BASE + nth),
    HOST: '127.0.0.1',
    PUBLIC_ORIGIN: ORIGIN,
    RATE_FACTOR: '1000000',
    MONGODB_URI: uri,
    LOG_LEVEL: 'warn',
    SOCKETS_PER_ACCOUNT: '1000',
    DRAIN_SECONDS: String(DRAIN),
    TRUSTED_PROXIES: '127.0.0.0/8',
  }
  return start('node', ['server/dist/main.js'], env, /ready at/)
}

const isReady = async (at) => (await get(`http://${at}`, '/api/v1/health/ready').catch(() => null))?.status === 200

async function waitUntilReady(at) {
  for (const end = performance.now() + 30_000; !(await isReady(at)); await pause(50)) {
    if (performance.now() > end) throw new Error(`${at} did not become ready`)
  }
}

/** Everybody of the demonstration, signed in at a node itself, because personas cannot be played through a proxy. */
async function signInAll(at) {
  const { body } = await get(`http://${at}`, '/api/v1/sign-in/options', { origin: ORIGIN })
  const able = body.personas.filter(({ capacity }) => capacity !== 'observer')
  const answers = await Promise.all(
    able.map(({ persona }) => post(`http://${at}`, '/api/v1/sign-in/persona', { persona }, { origin: ORIGIN })),
  )
  return answers.map((answer) => answer.headers['set-cookie'][0].split(';')[0])
}

/** A viewer that behaves as a page: moves to another node when told to, comes back when disconnected. */
function createViewer(cookie, from) {
  const seen = new Set()
  const viewer = { from, seen, repeated: 0, gaps: 0, resets: 0, away: [], tries: 0 }
  let socket = null
  let closed = false

  function take(packet) {
    const batch = JSON.parse(packet.slice(2))[1]
    if (batch.from !== viewer.from.seq + 1) viewer.gaps += 1
    viewer.from = { seq: batch.to, mark: batch.mark }
    for (const { type, data } of batch.events) {
      if (type !== 'CommentPosted') continue
      if (seen.has(data.body)) viewer.repeated += 1
      seen.add(data.body)
    }
  }

  async function connect() {
    let left = null
    const leave = (within) => {
      // A message that arrives after the page has left is ignored.
      left ??= { at: performance.now(), wait: Math.random() * within }
      socket?.terminate()
    }
    viewer.tries += 1
    socket = await openViewer({
      origin: ORIGIN,
      at: `http://127.0.0.1:${BASE}`,
      cookie,
      committee: 'hlsg',
      from: viewer.from,
      onBatch: (packet) => left ?? take(packet),
      onMoving: leave,
    })
    socket.on('close', () => void comeBack(left ?? { at: performance.now(), wait: 500 * (1 + Math.random()) }))
  }

  async function comeBack({ at, wait }) {
    if (closed) return
    await pause(wait)
    for (;;) {
      try {
        await connect()
        break
      } catch {
        await pause(500 * (1 + Math.random()))
      }
    }
    viewer.away.push(performance.now() - at)
  }

  return Object.assign(viewer, {
    connect,
    close() {
      closed = true
      socket?.terminate()
    },
  })
}

/** One command under one key until it is answered. Returns whether it was accepted, and how often it was sent. */
async function say(cookie, thread, body) {
  const headers = { origin: ORIGIN, cookie, 'idempotency-key': randomUUID() }
  const path = `${HLSG}/threads/${thread}/comments`
  for (let sent = 1; sent <= TRIES; sent += 1) {
    const answer = await post(`http://127.0.0.1:${BASE}`, path, { body, replyTo: null }, headers).catch(() => null)
    if (answer?.status === 200) return { accepted: true, sent }
    if (answer && answer.status < 500) return { accepted: false, sent, answer: answer.body }
    await pause(200)
  }
  return { accepted: false, sent: TRIES }
}

async function sayUntil(done, cookies, thread) {
  const saying = []
  while (!done()) {
    await pause((-Math.log(1 - Math.random()) / RATE) * 1000)
    const body = randomUUID()
    const began = performance.now()
    const cookie = cookies[saying.length % cookies.length]
    saying.push(say(cookie, thread, body).then((told) => ({ ...told, body, took: performance.now() - began })))
  }
  return Promise.all(saying)
}

const dataDir = mkdtempSync(join(tmpdir(), 'quorate-rolling-'))
const store = await start('node', ['server/embedded-store/dist/cli.js', '--data', dataDir], {}, /(mongodb:\/\/\S+)/)
const uri = store.match[1]
const nodes = []
for (const nth of [1, 2, 3]) nodes.push((await startNode(nth, uri)).child)
const proxy = await start(
  'haproxy',
  ['-db', '-f', 'deploy/haproxy.cfg'],
  { PROXY_BIND: `127.0.0.1:${BASE}`, NODE_1: address(1), NODE_2: address(2), NODE_3: address(3) },
  null,
)
await waitUntilReady(`127.0.0.1:${BASE}`)

const cookies = await signInAll(address(1))
const { body: list } = await get(`http://127.0.0.1:${BASE}`, `${HLSG}/works`, {
  origin: ORIGIN,
  cookie: cookies[0],
})
const thread = list.works[0].thread
const { body: head } = await get(`http://127.0.0.1:${BASE}`, HLSG, { origin: ORIGIN, cookie: cookies[0] })
const viewers = Array.from({ length: VIEWERS }, (_, nth) =>
  createViewer(cookies[nth % cookies.length], { seq: head.seq, mark: head.mark }),
)
for (const viewer of viewers) await viewer.connect()
process.stdout.write(
  `${cpus().length} cores, Node ${process.version}, ${proxyVersion.stdout.split(' ').slice(0, 3).join(' ')}; ` +
    `${VIEWERS} viewers, ${RATE} commands/s, DRAIN_SECONDS=${DRAIN}\n`,
)

let done = false
const commanding = sayUntil(() => done, cookies, thread)
await pause(2000)
for (const nth of [1, 2, 3]) {
  const began = performance.now()
  const stopping = ended(nodes[nth - 1])
  nodes[nth - 1].kill('SIGTERM')
  const code = await stopping
  const stopped = performance.now()
  nodes[nth - 1] = (await startNode(nth, uri)).child
  await waitUntilReady(address(nth))
  const [stop, begin] = [stopped - began, performance.now() - stopped].map((time) => (time / 1000).toFixed(1))
  process.stdout.write(`node ${nth}: ended with ${code} after ${stop} s, ready again ${begin} s later\n`)
}
await pause(2000)
done = true
const commands = await commanding
const accepted = commands.filter((one) => one.accepted)
const whole = (viewer) => viewer.seen.size === accepted.length
await until(() => viewers.every(whole), 10_000)

const sum = (pick) => viewers.reduce((total, viewer) => total + pick(viewer), 0)
const away = viewers.flatMap((viewer) => viewer.away)
const failed = commands.length - accepted.length
const again = commands.filter(({ sent }) => sent > 1).length
const lost = viewers.filter((viewer) => !whole(viewer)).length
const repeated = sum((viewer) => viewer.repeated)
const gaps = sum((viewer) => viewer.gaps)
const ms = (numbers, p) => percentile(numbers, p).toFixed(0)
const took = commands.map((one) => one.took)
process.stdout.write(
  `${commands.length} commands: ${failed} failed, ${again} were sent again under their key; ` +
    `p50 ${ms(took, 50)} ms, p99 ${ms(took, 99)} ms, max ${ms(took, 100)} ms\n` +
    `${sum((viewer) => viewer.seen.size)} of ${VIEWERS * accepted.length} deliveries; ${lost} viewers lost any, ` +
    `${repeated} given twice, ${gaps} gaps\n` +
    `${away.length} moves to another node; away p50 ${ms(away, 50)} ms, p95 ${ms(away, 95)} ms, max ${ms(away, 100)} ms\n`,
)
for (const viewer of viewers) viewer.close()
for (const child of [proxy.child, ...nodes, store.child]) {
  const ending = ended(child)
  child.kill(child === proxy.child ? 'SIGKILL' : 'SIGTERM')
  await ending
}
rmSync(dataDir, { recursive: true, force: true })
process.exit(failed + lost + repeated + gaps > 0 || away.length === 0 ? 1 : 0)
