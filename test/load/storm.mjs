import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeConnections, pause, percentile } from './measure.mjs'
import { BASE_PORT, comment, end, headOf, launchServer, openThread, signInAll } from './target.mjs'
import { openViewer } from './viewer.mjs'

/**
 * Everybody comes back at once: so many viewers are connected, the server is killed and started again, and all of them
 * resume by their cursor while commands continue, each after a random wait of up to three seconds, as the page does.
 *   npm run build && npm run bench:storm [-- --viewers 3000]
 */
const { values } = parseArgs({ options: { viewers: { type: 'string', default: '3000' } } })
const VIEWERS = Number(values.viewers)
const WITHIN = 3000
const dataDir = mkdtempSync(join(tmpdir(), 'quorate-storm-'))
const node = { at: `http://localhost:${BASE_PORT}` }
const serve = async () => (await launchServer({ PORT: String(BASE_PORT), DATA_DIR: dataDir })).child
const line = (text) => process.stdout.write(`${text}\n`)

let child = await serve()
const cookies = await signInAll(node)
const thread = await openThread(node, cookies[0])
const read = new Array(VIEWERS).fill(await headOf(node, cookies[0]))

const open = (index) =>
  openViewer({
    origin: node.at,
    cookie: cookies[index % cookies.length],
    committee: 'hlsg',
    from: read[index],
    onBatch: (packet) => {
      const [, to, mark] = /"to":(\d+),"mark":"(\w+)"/.exec(packet.latin1Slice(0, 160))
      read[index] = { seq: Number(to), mark }
    },
  })

/** Everybody, within so many milliseconds: a page waits for a random moment before it comes back. */
const connectAll = (within) =>
  Promise.all(
    read.map(async (_, index) => {
      await pause(Math.random() * within)
      return open(index)
    }),
  )

const began = performance.now()
const sockets = await connectAll(WITHIN)
line(`${VIEWERS} connected in ${((performance.now() - began) / 1000).toFixed(1)} s`)
const gone = Promise.all(
  sockets.map((socket) => new Promise((resolve) => socket.on('close', resolve).on('error', resolve))),
)
await end(child, 'SIGKILL')
await gone
closeConnections()
child = await serve()
const commands = []
async function say() {
  const sent = performance.now()
  const { status, body } = await comment(node, cookies[1], thread)
  commands.push({ ok: status === 200, took: performance.now() - sent })
  return body.seq
}
const missed = await say()
const back = performance.now()
let all = false
const commanding = (async () => {
  while (!all) await say()
})()
await connectAll(WITHIN)
const took = (performance.now() - back) / 1000
all = true
await commanding
const behind = read.filter(({ seq }) => seq < missed).length
const failed = commands.filter(({ ok }) => !ok).length
const [p50, p99] = [50, 99].map((p) =>
  percentile(
    commands.map((one) => one.took),
    p,
  ).toFixed(0),
)
line(`${VIEWERS} reconnected and caught up in ${took.toFixed(1)} s; ${behind} of them missed earlier comments`)
line(`meanwhile ${commands.length} commands, ${failed} failed, p50 ${p50} ms, p99 ${p99} ms`)
await end(child)
rmSync(dataDir, { recursive: true, force: true })
process.exit(behind + failed > 0 ? 1 : 0)
