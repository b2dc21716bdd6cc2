import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { cpuSeconds, get, pause, percentile, post, residentMiB, until } from './measure.mjs'
import { openBareViewer, openViewer } from './viewer.mjs'

/**
 * Measures the built server as a client sees it, beside a bare WebSocket server, in one run on one machine.
 *   npm run build && npm run bench [-- --viewers 200,1000 --rate 20 --seconds 10]
 */
const { values } = parseArgs({
  options: {
    viewers: { type: 'string', default: '200,1000' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '10' },
  },
})
const SECONDS = Number(values.seconds)
const RATE = Number(values.rate)
const COMMITTEE = 'hlsg'
const PORT = 10000 + (process.pid % 20000)
const ORIGIN = `http://localhost:${PORT}`
const root = join(import.meta.dirname, '../..')

const line = (name, value) => process.stdout.write(`${name.padEnd(52)} ${value}\n`)
const ms = (number) => `${number.toFixed(1)} ms`

function start(command, args, env, ready) {
  const began = performance.now()
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    child.on('exit', (code) => reject(new Error(`${args[0]} ended with ${code}\n${output}`)))
    child.stdout.on('data', (chunk) => {
      output += chunk
      const match = ready.exec(output)
      if (match) resolve({ child, match, took: performance.now() - began })
    })
  })
}

async function signInAll() {
  const { body } = await get(ORIGIN, '/api/v1/sign-in/options')
  const people = []
  for (const { persona, capacity } of body.personas) {
    const answer = await post(ORIGIN, '/api/v1/sign-in/persona', { persona })
    const cookie = answer.headers['set-cookie'][0].split(';')[0]
    people.push({ persona, capacity, cookie })
  }
  return people
}

async function comment(person, thread, body = randomUUID()) {
  const path = `/api/v1/committees/${COMMITTEE}/threads/${thread}/comments`
  const headers = { cookie: person.cookie, 'idempotency-key': randomUUID() }
  const answer = await post(ORIGIN, path, { body, replyTo: null }, headers)
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Commands per second with so many in flight, each a comment of about 36 characters. */
async function commands(inFlight, people, thread) {
  const times = []
  const end = performance.now() + SECONDS * 1000
  const began = performance.now()
  await Promise.all(
    Array.from({ length: inFlight }, async (_, index) => {
      const person = people[index % people.length]
      while (performance.now() < end) {
        const sent = performance.now()
        await comment(person, thread)
        times.push(performance.now() - sent)
      }
    }),
  )
  const perSecond = times.length / ((performance.now() - began) / 1000)
  line(
    `commands, ${inFlight} in flight`,
    `${perSecond.toFixed(0)}/s  p50 ${ms(percentile(times, 50))}  p99 ${ms(percentile(times, 99))}`,
  )
}

/** Sends at random moments, `RATE` a second on average: what people do does not come evenly. */
async function atRandom(count, send) {
  const sent = []
  for (let index = 0; index < count; index += 1) {
    await pause((-Math.log(1 - Math.random()) / RATE) * 1000)
    sent.push(send(index))
  }
  await Promise.all(sent)
}

function report(name, { sent, last, received, expected, cpu, idleCpu = 0 }) {
  const waits = [...last].map(([id, at]) => at - sent.get(id))
  const net = cpu - idleCpu
  line(
    `${name}: last viewer sees it`,
    `p50 ${ms(percentile(waits, 50))}  p95 ${ms(percentile(waits, 95))}  p99 ${ms(percentile(waits, 99))}`,
  )
  line(`${name}: deliveries`, `${received} of ${expected}${received === expected ? '' : ' (LOST OR REPEATED)'}`)
  line(
    `${name}: deliveries per CPU-second`,
    `${(received / cpu).toFixed(0)}${idleCpu ? `; ${(received / net).toFixed(0)} without the cost of the commands themselves` : ''}`,
  )
  return received / net
}

/** CPU seconds for the same commands when nobody watches. */
async function commandCost(pid, people, thread) {
  const before = cpuSeconds(pid)
  await atRandom(RATE * SECONDS, () => comment(people[0], thread))
  await pause(300)
  return cpuSeconds(pid) - before
}

/** Reads a packet's comments; the same packet comes to a thousand viewers, and is parsed once. */
function reader() {
  const known = new Map()
  return (packet) => {
    const found = known.get(packet)
    if (found) return found
    const bodies = JSON.parse(packet.slice(2))[1].events.map(({ data }) => data.body)
    if (known.size > 50) known.clear()
    known.set(packet, bodies)
    return bodies
  }
}

async function viewers(count, server, people, thread, idleCpu) {
  const sent = new Map()
  const last = new Map()
  let received = 0
  const read = reader()
  const onBatch = (packet) => {
    const now = performance.now()
    const bodies = read(packet)
    received += bodies.length
    for (const body of bodies) last.set(body, now)
  }
  const head = await get(ORIGIN, `/api/v1/committees/${COMMITTEE}`, { cookie: people[0].cookie })
  const sockets = []
  for (let index = 0; index < count; index += 50) {
    const some = Array.from(
      { length: Math.min(50, count - index) },
      (_, offset) => people[(index + offset) % people.length],
    )
    const opening = some.map(({ cookie }) =>
      openViewer({ origin: ORIGIN, cookie, committee: COMMITTEE, cursor: head.body.seq, onBatch }),
    )
    sockets.push(...(await Promise.all(opening)))
  }
  await pause(500)
  const memory = residentMiB(server.pid)
  const before = cpuSeconds(server.pid)
  await atRandom(RATE * SECONDS, async () => {
    const body = randomUUID()
    sent.set(body, performance.now())
    await comment(people[sent.size % people.length], thread, body)
  })
  const expected = count * RATE * SECONDS
  await until(() => received >= expected, 5000)
  await pause(300)
  const cpu = cpuSeconds(server.pid) - before
  for (const socket of sockets) socket.terminate()
  const rate = report(`${count} viewers at ${RATE}/s`, { sent, last, received, expected, cpu, idleCpu })
  return { memory, rate }
}

async function bareViewers(count, event) {
  const { child, match } = await start('node', ['test/load/bare-server.mjs'], {}, /listening (\d+)/)
  const port = Number(match[1])
  const sent = new Map()
  const last = new Map()
  let received = 0
  const onMessage = (text) => {
    received += 1
    last.set(JSON.parse(text).data.body, performance.now())
  }
  const sockets = await Promise.all(Array.from({ length: count }, () => openBareViewer({ port, onMessage })))
  const before = cpuSeconds(child.pid)
  await atRandom(RATE * SECONDS, async () => {
    const body = randomUUID()
    sent.set(body, performance.now())
    await post(`http://127.0.0.1:${port}`, '/', { ...event, data: { ...event.data, body } })
  })
  const expected = count * RATE * SECONDS
  await until(() => received >= expected, 5000)
  await pause(300)
  const cpu = cpuSeconds(child.pid) - before
  for (const socket of sockets) socket.terminate()
  child.removeAllListeners('exit')
  child.kill()
  return report(`bare ws, ${count} viewers at ${RATE}/s`, { sent, last, received, expected, cpu })
}

/** What the page named in `index.html` needs before it shows: itself, and the scripts and styles it names. */
function firstPage() {
  const dist = join(root, 'client/dist')
  const html = readFileSync(join(dist, 'index.html'))
  const named = [...html.toString().matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path)
  const sizes = named.map((path) => gzipSync(readFileSync(join(dist, path))).length)
  const fonts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.woff2')).length
  const total = [gzipSync(html).length, ...sizes].reduce((sum, size) => sum + size, 0)
  line(
    'first page, gzipped (html, scripts, styles it names)',
    `${(total / 1000).toFixed(0)} kB in ${named.length + 1} files; ${fonts} font files, loaded as needed`,
  )
}

async function main() {
  line(
    'machine',
    `${cpus().length} cores (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  )
  const dataDir = mkdtempSync(join(tmpdir(), 'quorate-bench-'))
  const env = {
    PORT: String(PORT),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'development',
    PUBLIC_ORIGIN: '',
    MONGODB_URI: '',
    SOCKETS_PER_ACCOUNT: '1000',
  }
  const serve = () => start('node', ['server/dist/main.js'], env, /ready at/)
  const first = await serve()
  line('first start, with seeding', ms(first.took))
  first.child.removeAllListeners('exit')
  first.child.kill()
  await new Promise((resolve) => first.child.on('exit', resolve))
  const { child, took } = await serve()
  line('start', ms(took))
  try {
    await pause(1000)
    const rest = residentMiB(child.pid)
    line('memory at rest', `${rest.toFixed(0)} MiB`)
    const people = (await signInAll()).filter(({ capacity }) => capacity !== 'observer')
    const { body } = await get(ORIGIN, `/api/v1/committees/${COMMITTEE}/proposals`, { cookie: people[0].cookie })
    const thread = body.proposals[0].thread
    await commands(1, people, thread)
    await commands(32, people, thread)
    const idleCpu = await commandCost(child.pid, people, thread)
    const { events } = await comment(people[0], thread)
    for (const count of values.viewers.split(',').map(Number)) {
      const before = residentMiB(child.pid)
      const { memory, rate } = await viewers(count, child, people, thread, idleCpu)
      line(`${count} viewers: memory for each`, `${(((memory - before) * 1024) / count).toFixed(0)} KiB`)
      const bare = await bareViewers(count, events[0])
      line(`${count} viewers: deliveries per CPU-second, of bare`, (rate / bare).toFixed(2))
    }
    firstPage()
  } finally {
    child.removeAllListeners('exit')
    child.kill()
    await new Promise((resolve) => child.on('exit', resolve))
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await main()
process.exit(0)
