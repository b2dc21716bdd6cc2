import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeConnections, get, pause, percentile, post } from './measure.mjs'
import { openViewer } from './viewer.mjs'

/**
 * What happens when everybody comes back at once: so many viewers are connected, the server is killed and started again,
 * and all of them resume by their cursor while commands go on, each after a random wait of up to three seconds, as the page does.
 *   npm run build && node test/load/storm.mjs [--viewers 3000]
 */
const { values } = parseArgs({ options: { viewers: { type: 'string', default: '3000' } } })
const VIEWERS = Number(values.viewers)
const WITHIN = 3000
const PORT = 10000 + (process.pid % 20000)
const ORIGIN = `http://localhost:${PORT}`
const dataDir = mkdtempSync(join(tmpdir(), 'quorate-storm-'))
const env = {
  PORT: String(PORT),
  DATA_DIR: dataDir,
  LOG_LEVEL: 'warn',
  SOCKETS_PER_ACCOUNT: '1000',
  PUBLIC_ORIGIN: '',
  MONGODB_URI: '',
}

function serve() {
  const child = spawn('node', ['server/dist/main.js'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve) =>
    child.stdout.on('data', (chunk) => String(chunk).includes('ready at') && resolve(child)),
  )
}

async function signInAll() {
  const { body } = await get(ORIGIN, '/api/v1/sign-in/options')
  const answers = await Promise.all(
    body.personas.map(({ persona }) => post(ORIGIN, '/api/v1/sign-in/persona', { persona })),
  )
  return answers.map(({ headers }) => headers['set-cookie'][0].split(';')[0])
}

async function say(cookie, thread) {
  const path = `/api/v1/committees/hlsg/threads/${thread}/comments`
  const sent = performance.now()
  const answer = await post(
    ORIGIN,
    path,
    { body: randomUUID(), replyTo: null },
    { cookie, 'idempotency-key': randomUUID() },
  )
  return { ok: answer.status === 200, took: performance.now() - sent, seq: answer.body.seq }
}

let child = await serve()
const cookies = await signInAll()
const thread = (await get(ORIGIN, '/api/v1/committees/hlsg/proposals', { cookie: cookies[0] })).body.proposals[0].thread
const cursors = Array.from({ length: VIEWERS }, () => 0)
const { seq } = (await get(ORIGIN, '/api/v1/committees/hlsg', { cookie: cookies[0] })).body
cursors.fill(seq)

const open = (index) =>
  openViewer({
    origin: ORIGIN,
    cookie: cookies[index % cookies.length],
    committee: 'hlsg',
    cursor: cursors[index],
    onBatch: (packet) => {
      cursors[index] = Number(/"to":(\d+)/.exec(packet)[1])
    },
  })

/** Everybody, within so many milliseconds: a page waits for a random moment before it comes back. */
const connectAll = (within) =>
  Promise.all(
    cursors.map(async (_, index) => {
      await pause(Math.random() * within)
      return open(index)
    }),
  )
const began = performance.now()
const sockets = await connectAll(WITHIN)
process.stdout.write(`${VIEWERS} connected in ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
const gone = Promise.all(
  sockets.map((socket) => new Promise((resolve) => socket.on('close', resolve).on('error', resolve))),
)
child.kill('SIGKILL')
await gone
closeConnections()
child = await serve()
const writer = cookies[1]
const missed = await say(writer, thread)
const back = performance.now()
const commands = []
let all = false
const commanding = (async () => {
  while (!all) commands.push(await say(writer, thread))
})()
await connectAll(WITHIN)
const took = (performance.now() - back) / 1000
all = true
await commanding
const behind = cursors.filter((cursor) => cursor < missed.seq).length
const failed = commands.filter(({ ok }) => !ok).length
process.stdout.write(
  `${VIEWERS} reconnected and caught up in ${took.toFixed(1)} s; ${behind} of them behind what was said before\n`,
)
process.stdout.write(
  `meanwhile ${commands.length} commands, ${failed} failed, p50 ${percentile(
    commands.map((one) => one.took),
    50,
  ).toFixed(0)} ms, p99 ${percentile(
    commands.map((one) => one.took),
    99,
  ).toFixed(0)} ms\n`,
)
child.kill()
await new Promise((resolve) => child.on('exit', resolve))
rmSync(dataDir, { recursive: true, force: true })
process.exit(behind + failed > 0 ? 1 : 0)
