import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { get, pause, percentile, post, residentMiB } from './measure.mjs'
import { BASE_PORT, commandsPerSecond, comment, end, launchServer, openThread, signInAll } from './target.mjs'

/**
 * The built server from outside: its start, its needs at rest, its commands a second, the time to read a document, the size of
 * the first page.
 *   npm run build && npm run bench [-- --seconds 10]
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } })
const seconds = Number(values.seconds)
const node = { at: `http://localhost:${BASE_PORT}` }
const root = join(import.meta.dirname, '../..')

const line = (name, value) => process.stdout.write(`${name.padEnd(52)} ${value}\n`)
const ms = (number) => `${number.toFixed(1)} ms`

/** The size of the first page before it shows: `index.html`, and the scripts and styles it names. */
function firstPage() {
  const dist = join(root, 'client/dist')
  const html = readFileSync(join(dist, 'index.html'))
  const named = [...html.toString().matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path)
  const sizes = named.map((path) => gzipSync(readFileSync(join(dist, path))).length)
  const total = [gzipSync(html).length, ...sizes].reduce((sum, size) => sum + size, 0)
  line(
    'first page, gzipped (html, scripts, styles it names)',
    `${(total / 1000).toFixed(0)} kB in ${named.length + 1} files`,
  )
}

/** The time from sending a document of 2,000 provisions and 400 kB until its preview is there. */
async function readDocument() {
  const origin = node.at
  const { body: options } = await get(node.at, '/api/v1/sign-in/options', { origin })
  const { persona } = options.personas.find(({ capacity }) => capacity === 'secretariat')
  const signedIn = await post(node.at, '/api/v1/sign-in/persona', { persona }, { origin })
  const cookie = signedIn.headers['set-cookie'][0].split(';')[0]
  const words =
    'Customs administrations shall exchange advance electronic information on each consignment, and on each seal. '
  const paragraph = (number) =>
    `${number % 100 === 0 ? `## Article ${number / 100 + 1}\n\n` : ''}${(number % 100) + 1}. ${words.repeat(2).slice(0, 194)}.`
  const text = Array.from({ length: 1980 }, (_, number) => paragraph(number)).join('\n\n')
  const content = Buffer.from(text).toString('base64')
  const times = []
  let provisions = 0
  for (let time = 0; time < 7; time += 1) {
    const began = performance.now()
    const { status, body } = await post(
      node.at,
      '/api/v1/committees/hlsg/imports/preview',
      { content },
      { origin, cookie },
    )
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
    times.push(performance.now() - began)
    provisions = body.provisions.length
  }
  line(
    `a document of ${Math.round(text.length / 1000)} kB and ${provisions} provisions, read`,
    ms(percentile(times, 50)),
  )
}

const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
line('machine', `${cpus().length} cores (${cpus()[0].model}), ${memory}, Node ${process.version}`)
const dataDir = mkdtempSync(join(tmpdir(), 'quorate-bench-'))
const serve = () => launchServer({ PORT: String(BASE_PORT), DATA_DIR: dataDir })
const first = await serve()
line('first start, with seeding', ms(first.took))
await end(first.child)
const { child, took } = await serve()
line('start', ms(took))
await pause(1000)
line('memory at rest', `${residentMiB(child.pid).toFixed(0)} MiB`)
const cookies = await signInAll(node)
const thread = await openThread(node, cookies[0])
for (const inFlight of [1, 32]) {
  const send = async (index) => {
    const { status, body } = await comment(node, cookies[index % cookies.length], thread)
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  }
  const { perSecond, times } = await commandsPerSecond({ inFlight, seconds, send })
  const [p50, p99] = [50, 99].map((p) => ms(percentile(times, p)))
  line(`commands, ${inFlight} in flight`, `${perSecond.toFixed(0)}/s  p50 ${p50}  p99 ${p99}`)
}
await readDocument()
firstPage()
await end(child)
rmSync(dataDir, { recursive: true, force: true })
process.exit(0)
