import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { get, pause } from './measure.mjs'
import { BASE_PORT, end, launchServer, signInAll } from './target.mjs'

/**
 * The cost of a page for its visitor: how many requests (and how many of them to the API) and kB over the wire it takes
 * with an empty cache, and again with the cache of the first visit; and how many elements it has.
 *   npm run build && npm run bench:pages
 * `PAGES_AT=<origin>` looks at a server that is running already.
 */
const HELPER = join(import.meta.dirname, '../support/chromium-path.mjs')
const FLAGS = ['--no-sandbox', '--no-zygote', '--disable-dev-shm-usage', '--disable-gpu']
/** Milliseconds without a request after which a page counts as loaded. */
const QUIET = 600
const MOST = { first: 20, kB: 200, later: 5, elements: 1500 }

const dataDir = mkdtempSync(join(tmpdir(), 'quorate-pages-'))
const at = process.env.PAGES_AT ?? `http://localhost:${BASE_PORT}`
const server = process.env.PAGES_AT
  ? null
  : await launchServer({ PORT: String(BASE_PORT), DATA_DIR: dataDir, PUBLIC_ORIGIN: at })
const { executablePath, env } = process.env.CHROME_PATH
  ? { executablePath: process.env.CHROME_PATH, env: {} }
  : JSON.parse(execFileSync(process.execPath, [HELPER], { encoding: 'utf8' }))
const browser = await chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env } })

const [cookie] = await signInAll({ at })
const ask = async (path) => (await get(at, `/api/v1/committees/hlsg${path}`, { cookie })).body
const [{ works }, { sessions }, { instruments }] = await Promise.all(
  ['/works?kind=amendment', '/sessions', '/instruments'].map(ask),
)
const paths = {
  'sign-in': '/sign-in',
  today: '/hlsg/today',
  mandate: '/hlsg/mandate',
  instrument: `/hlsg/instrument/${instruments[0].id}`,
  proposals: '/hlsg/proposals',
  proposal: `/hlsg/proposals/${works[0].id}`,
  sessions: '/hlsg/sessions',
  session: `/hlsg/sessions/${(sessions.find(({ status }) => status === 'open') ?? sessions[0]).id}`,
  votes: '/hlsg/votes',
  decisions: '/hlsg/decisions',
  record: '/hlsg/record',
  participants: '/hlsg/participants',
}

/** Opens the page in this context, and counts what goes over the wire. */
async function open(context, path) {
  const page = await context.newPage()
  page.on('pageerror', (error) => process.stderr.write(`${path}: ${error.stack}\n`))
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  const sent = new Map()
  let bytes = 0
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => sent.set(requestId, request.url))
  devtools.on('Network.requestServedFromCache', ({ requestId }) => sent.delete(requestId))
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) sent.delete(requestId)
  })
  const sizes = new Map()
  const under = new Set()
  let quietSince = performance.now()
  const done = ({ requestId, encodedDataLength = 0 }) => {
    bytes += encodedDataLength
    sizes.set(requestId, encodedDataLength)
    under.delete(requestId)
    quietSince = performance.now()
  }
  devtools.on('Network.requestWillBeSent', ({ requestId }) => under.add(requestId))
  devtools.on('Network.loadingFinished', done)
  devtools.on('Network.loadingFailed', done)
  const quiet = async () => {
    while (under.size > 0 || performance.now() - quietSince < QUIET) await pause(50)
  }
  const began = performance.now()
  await page.goto(at + path)
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 15_000 })
  await quiet()
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  await quiet()
  const took = quietSince - began
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  const urls = [...sent.values()]
  if (process.env.LIST)
    for (const [id, url] of sent) process.stdout.write(`${String(sizes.get(id)).padStart(9)} ${url.replace(at, '')}\n`)
  await page.close()
  return {
    requests: urls.length,
    api: urls.filter((url) => url.includes('/api/')).length,
    kB: bytes / 1000,
    elements,
    took,
  }
}

const row = (...cells) =>
  process.stdout.write(
    `${cells.map((cell, index) => (index ? String(cell).padStart(10) : cell.padEnd(14))).join('')}\n`,
  )
row('page', 'requests', 'of the API', 'kB', 'again', 'kB', 'elements', 'ms')
let tooMuch = false
for (const [name, path] of Object.entries(paths)) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  if (name !== 'sign-in') {
    const [key, value] = cookie.split('=')
    await context.addCookies([{ name: key, value, domain: 'localhost', path: '/', secure: true, httpOnly: true }])
  }
  const first = await open(context, path)
  const again = await open(context, path)
  const over =
    first.requests > MOST.first || first.kB > MOST.kB || again.requests > MOST.later || first.elements > MOST.elements
  tooMuch ||= over
  row(
    name,
    first.requests,
    first.api,
    first.kB.toFixed(0),
    again.requests,
    again.kB.toFixed(0),
    first.elements,
    first.took.toFixed(0) + (over ? ' !' : ''),
  )
  await context.close()
}
await browser.close()
if (server) await end(server.child)
rmSync(dataDir, { recursive: true, force: true })
process.exit(tooMuch ? 1 : 0)
