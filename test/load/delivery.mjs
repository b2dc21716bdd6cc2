import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeConnections, cpuSeconds, pause, percentile, post, residentMiB, until } from './measure.mjs'
import {
  atRandom,
  BASE_PORT,
  bodiesReader,
  comment,
  end,
  headOf,
  launch,
  launchServer,
  openThread,
  openViewers,
  signInAll,
} from './target.mjs'
import { openBareViewer } from './viewer.mjs'

/**
 * Delivery compared with a bare WebSocket server, on one machine in one run: a line of Markdown for each number of
 * viewers and of events a second. An event is a comment, sent as a command; of the bare server, a POST.
 *   npm run build && npm run bench:delivery [-- --viewers 1000,2000,5000 --rates 5,20,100,500 --seconds 10]
 */
const { values } = parseArgs({
  options: {
    viewers: { type: 'string', default: '1000,2000,5000' },
    rates: { type: 'string', default: '5,20,100,500' },
    seconds: { type: 'string', default: '10' },
  },
})
const numbers = (list) => list.split(',').map(Number)
const RATES = numbers(values.rates)
const SECONDS = Number(values.seconds)
/** No cell has more deliveries than a server that is far behind can still make in about half a minute. */
const DELIVERIES_AT_MOST = 2_500_000
const WAIT_AT_MOST = 90_000
/** A server does not keep up if its last viewer is further behind than this when all is sent. */
const BEHIND = 1000

const eventsIn = (count, rate) =>
  Math.max(rate, Math.round(Math.min(rate * SECONDS, DELIVERIES_AT_MOST / Math.max(count, 1))))

/** Sends at this rate to viewers who note their deliveries in `log`; returns the cost and the times. */
async function cell({ pid, count, rate, log, send }) {
  const events = eventsIn(count, rate)
  log.clear()
  const sent = new Map()
  const before = cpuSeconds(pid)
  await atRandom(rate, events, () => {
    const body = randomUUID()
    sent.set(body, performance.now())
    return send(body, sent.size)
  })
  const stopped = performance.now()
  await until(() => log.received >= events * count, WAIT_AT_MOST)
  const behind = performance.now() - stopped
  await pause(300)
  const waits = [...sent].map(([body, at]) => (log.last.get(body) ?? Number.POSITIVE_INFINITY) - at)
  return { events, received: log.received, expected: events * count, cpu: cpuSeconds(pid) - before, waits, behind }
}

/** The deliveries to viewers: how many, and when the last viewer got each. */
function createLog(read) {
  const log = { received: 0, last: new Map(), clear: () => Object.assign(log, { received: 0, last: new Map() }) }
  return {
    log,
    take: (packet) => {
      const now = performance.now()
      for (const body of read(packet)) {
        log.received += 1
        log.last.set(body, now)
      }
    },
  }
}

function row(count, rate, name, { received, expected, cpu, commandsCpu, waits, behind, memory }) {
  const [p50, p95, p99] = [50, 95, 99].map((p) => percentile(waits, p).toFixed(0))
  const thousands = (seconds) => `${Math.round(received / Math.max(seconds, 0.01) / 1000)} k`
  const perSecond = `${thousands(cpu)}${commandsCpu === undefined ? '' : `, ${thousands(cpu - commandsCpu)} without commands`}`
  const marks = `${behind > BEHIND || p50 > BEHIND ? ' (saturated)' : ''}${received === expected ? '' : ` LOST OR REPEATED ${received - expected}`}`
  const cells = [count, rate, name + marks, `${p50} / ${p95} / ${p99}`, perSecond, memory, received]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

/** CPU seconds for each command at this rate when nobody watches. */
async function commandCosts(pid, send) {
  const costs = new Map()
  for (const rate of RATES) {
    const { log } = createLog(() => [])
    const { cpu, events } = await cell({ pid, count: 0, rate, log, send })
    costs.set(rate, cpu / events)
  }
  return costs
}

/** Resident memory for each of so many viewers of a server that has just started. */
async function memoryOf(pid, count, open) {
  await pause(2000)
  const before = residentMiB(pid)
  const sockets = await open()
  await pause(2000)
  return { sockets, memory: `${Math.max(0, ((residentMiB(pid) - before) * 1024) / count).toFixed(0)} KiB` }
}

/** A server of its own, because the memory of a server depends on its earlier work. */
async function memoryOfFresh(count) {
  const dataDir = mkdtempSync(join(tmpdir(), 'quorate-memory-'))
  const { child } = await launchServer({ PORT: String(BASE_PORT), DATA_DIR: dataDir })
  const node = { at: `http://localhost:${BASE_PORT}` }
  const cookies = await signInAll(node)
  const cursor = await headOf(node, cookies[0])
  const { sockets, memory } = await memoryOf(child.pid, count, () =>
    openViewers(count, node, cookies, cursor, () => true),
  )
  for (const socket of sockets) socket.terminate()
  await end(child)
  rmSync(dataDir, { recursive: true, force: true })
  closeConnections()
  return memory
}

async function quorate() {
  const memory = new Map()
  for (const count of numbers(values.viewers)) memory.set(count, await memoryOfFresh(count))
  const dataDir = mkdtempSync(join(tmpdir(), 'quorate-delivery-'))
  const { child } = await launchServer({ PORT: String(BASE_PORT), DATA_DIR: dataDir })
  const node = { at: `http://localhost:${BASE_PORT}` }
  const cookies = await signInAll(node)
  const thread = await openThread(node, cookies[0])
  const send = async (body, nth) => {
    const { status, body: answer } = await comment(node, cookies[nth % cookies.length], thread, body)
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(answer)}`)
  }
  const costs = await commandCosts(child.pid, send)
  for (const count of numbers(values.viewers)) {
    const { log, take } = createLog(bodiesReader())
    const sockets = await openViewers(count, node, cookies, await headOf(node, cookies[0]), take)
    await pause(1000)
    for (const rate of RATES) {
      const result = await cell({ pid: child.pid, count, rate, log, send })
      row(count, rate, 'Quorate', {
        ...result,
        commandsCpu: costs.get(rate) * result.events,
        memory: memory.get(count),
      })
    }
    for (const socket of sockets) socket.terminate()
    await pause(1000)
  }
  await end(child)
  rmSync(dataDir, { recursive: true, force: true })
}

const EVENT = {
  seq: 1,
  index: 0,
  at: Date.now(),
  type: 'CommentPosted',
  actor: { member: randomUUID(), capacity: 'delegate', for: 'br' },
}

async function bare() {
  for (const count of numbers(values.viewers)) {
    const { child, match } = await launch(['test/load/bare-server.mjs'], {}, /listening (\d+)/)
    const port = Number(match[1])
    const { log, take } = createLog((packet) => [JSON.parse(packet.toString()).data.body])
    const { sockets, memory } = await memoryOf(child.pid, count, () =>
      Promise.all(Array.from({ length: count }, () => openBareViewer({ port, onMessage: take }))),
    )
    const send = (body) =>
      post(`http://127.0.0.1:${port}`, '/', {
        ...EVENT,
        data: { comment: randomUUID(), thread: 't1', number: 1, replyTo: null, body },
      })
    for (const rate of RATES)
      row(count, rate, 'bare ws', { ...(await cell({ pid: child.pid, count, rate, log, send })), memory })
    for (const socket of sockets) socket.terminate()
    await end(child)
  }
}

process.stdout.write(
  `${cpus().length} cores (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n\n`,
)
process.stdout.write(
  '| Viewers | Events/s | Server | The last viewer has it: p50 / p95 / p99 ms | Deliveries per CPU-second | Memory for each | Deliveries |\n',
)
process.stdout.write('| ---: | ---: | --- | --- | ---: | ---: | ---: |\n')
await quorate()
await bare()
process.exit(0)
