import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { get, ownMiB, pause } from './measure.mjs'
import {
  atRandom,
  BASE_PORT,
  bodiesReader,
  comment,
  end,
  headOf,
  launchServer,
  openThread,
  openViewers,
  signInAll,
} from './target.mjs'

/**
 * Readers that stop reading, as phones out of reach do: again and again so many of them, while others read on and there
 * are many comments. Prints the server's memory over time; fails if it keeps growing, or if a viewer who reads misses
 * anything.
 *   npm run build && npm run bench:stalled [-- --stalled 500 --viewers 200 --rate 50 --seconds 60]
 */
const { values } = parseArgs({
  options: {
    stalled: { type: 'string', default: '500' },
    viewers: { type: 'string', default: '200' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
  },
})
const [STALLED, VIEWERS, RATE, SECONDS] = [values.stalled, values.viewers, values.rate, values.seconds].map(Number)
const dataDir = mkdtempSync(join(tmpdir(), 'quorate-stalled-'))
const metricsPort = BASE_PORT + 1
const line = (text) => process.stdout.write(`${text}\n`)

const { child } = await launchServer({
  PORT: String(BASE_PORT),
  DATA_DIR: dataDir,
  METRICS_PORT: String(metricsPort),
  LOG_LEVEL: 'error',
})
const node = { at: `http://localhost:${BASE_PORT}` }
const cookies = await signInAll(node)
const thread = await openThread(node, cookies[0])
const body = 'This comment is long enough to fill the buffers of the system for a reader soon. '.repeat(75)

async function droppedSoFar() {
  const { body: text } = await get(`http://localhost:${metricsPort}`, '/metrics')
  return Number(/quorate_sockets_dropped_total\{reason="too-slow"\} (\d+)/.exec(text)?.[1] ?? 0)
}

/** The server disconnects a reader that stops reading; another one that does the same follows. */
let going = true
const stalled = []
let gone = 0
async function stall() {
  for (; going; await pause(500)) {
    // A reader that does not read does not notice the close: the server's count tells, and the first ones are closed
    // first.
    const dropped = await droppedSoFar()
    for (; gone < dropped; gone += 1) stalled.shift()?.destroy()
    const some = await openViewers(STALLED - stalled.length, node, cookies, await headOf(node, cookies[0]), () => true)
    for (const socket of some) socket.on('error', () => undefined).pause()
    stalled.push(...some)
  }
}

let received = 0
const read = bodiesReader()
const take = (packet) => {
  received += read(packet).length
}
await openViewers(VIEWERS, node, cookies, await headOf(node, cookies[0]), take)
const stalling = stall()
await pause(3000)
const memory = []
const sampling = setInterval(async () => {
  memory.push(ownMiB(child.pid))
  line(
    `${memory.length * 5} s: ${memory.at(-1).toFixed(0)} MiB, ${stalled.length} stalled, ${await droppedSoFar()} disconnected so far`,
  )
}, 5000)
let said = 0
let failed = 0
await atRandom(RATE, RATE * SECONDS, async (index) => {
  const { status } = await comment(node, cookies[index % cookies.length], thread, `${index} ${body}`)
  if (status === 200) said += 1
  else failed += 1
})
await pause(2000)
going = false
await stalling
clearInterval(sampling)
const half = Math.floor(memory.length / 2)
const [early, late] = [memory.slice(1, half), memory.slice(half)].map((some) => Math.max(...some))
line(`${said} comments made, ${failed} failed; ${received} of ${said * VIEWERS} delivered to readers`)
line(`memory at most ${early.toFixed(0)} MiB in the first half, ${late.toFixed(0)} MiB in the second`)
await end(child)
rmSync(dataDir, { recursive: true, force: true })
process.exit(received === said * VIEWERS && failed === 0 && late < early * 1.25 ? 0 : 1)
