import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { closeConnections, get, pause, percentile, post } from './measure.mjs'

/**
 * A long thread on a phone: from the click on its proposal to the first comment on screen, from a permalink to its
 * comment, and the frames while one scrolls, in a real Chromium whose CPU is slowed down.
 *   npm run build && npm run bench:thread [-- --comments 5000 --times 7 --throttle 4]
 */
const { values } = parseArgs({
  options: {
    comments: { type: 'string', default: '5000' },
    times: { type: 'string', default: '7' },
    throttle: { type: 'string', default: '4' },
  },
})
const [COMMENTS, TIMES, THROTTLE] = [values.comments, values.times, values.throttle].map(Number)
const PORT = 20000 + (process.pid % 10000)
const ORIGIN = `http://localhost:${PORT}`
const root = join(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'quorate-thread-'))
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
const FLAGS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage']

const line = (name, value) => process.stdout.write(`${name.padEnd(58)} ${value}\n`)
const spread = (numbers) =>
  `${percentile(numbers, 50).toFixed(0)} ms median, ${Math.min(...numbers).toFixed(0)} to ${Math.max(...numbers).toFixed(0)} ms`

function serve() {
  const child = spawn('node', ['server/dist/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      ...{
        PORT: String(PORT),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'warn',
        PUBLIC_ORIGIN: ORIGIN,
        MONGODB_URI: '',
        RATE_FACTOR: '1000000',
      },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve) =>
    child.stdout.on('data', (chunk) => String(chunk).includes('ready at') && resolve(child)),
  )
}

async function signIn(persona) {
  const { headers } = await post(ORIGIN, '/api/v1/sign-in/persona', { persona })
  return headers['set-cookie'][0].split(';')[0]
}

/** Comments as people write them: a paragraph or two with some emphasis, and sometimes an answer. */
async function seed() {
  const { body } = await get(ORIGIN, '/api/v1/sign-in/options')
  const personas = body.personas.filter(({ capacity }) => capacity === 'delegate' || capacity === 'business')
  const cookies = await Promise.all(personas.slice(0, 12).map(({ persona }) => signIn(persona)))
  const { works } = (await get(ORIGIN, '/api/v1/committees/hlsg/works', { cookie: cookies[0] })).body
  const [proposal] = works
  const words = 'We can support the **wording** as it stands, provided that operators keep the time they need.'
  const ids = []
  let said = proposal.comments
  await Promise.all(
    cookies.map(async (cookie) => {
      while (said < COMMENTS) {
        const number = ++said
        const replyTo = number % 3 === 0 ? (ids.at(-1) ?? null) : null
        const text = `Point ${number}. ${Array.from({ length: 1 + (number % 5) }, () => words).join(number % 4 ? ' ' : '\n\n')}`
        const path = `/api/v1/committees/hlsg/threads/${proposal.thread}/comments`
        const headers = { cookie, 'idempotency-key': randomUUID() }
        const answer = await post(ORIGIN, path, { body: text, replyTo }, headers)
        if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
        ids.push(answer.body.events[0].data.comment)
      }
    }),
  )
  return proposal
}

async function launch() {
  const helper = join(root, 'test/support/chromium-path.mjs')
  const { executablePath, env } = process.env.CHROME_PATH
    ? { executablePath: process.env.CHROME_PATH, env: {} }
    : JSON.parse(execFileSync(process.execPath, [helper], { encoding: 'utf8' }))
  return chromium.launch({ executablePath, headless: true, args: FLAGS, env: { ...process.env, ...env } })
}

/** A phone of its own: nothing cached. */
async function openPhone(browser) {
  const context = await browser.newContext({ baseURL: ORIGIN, locale: 'en-GB', ...PHONE })
  const page = await context.newPage()
  await page.addInitScript(watchPaint)
  await page.goto('/sign-in')
  await page.evaluate(() =>
    fetch('/api/v1/sign-in/persona', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"persona":"lucia-paredes"}',
    }),
  )
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  return { context, page, cdp }
}

/** In the page: `painted(selector)` is when the first such element was in a frame that reached the screen. */
function watchPaint() {
  globalThis.painted = (selector) =>
    new Promise((resolve) => {
      const look = () => {
        if (!document.querySelector(selector)) return requestAnimationFrame(look)
        // A task after a frame's callbacks runs once the frame has been drawn.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now())
          port2.postMessage(null)
        })
      }
      look()
    })
}

const COMMENT = '[role="feed"] article[data-state]'

/** From the click in the list of proposals to the first comment. */
async function openByClick(page, proposal) {
  await page.goto('/hlsg/proposals')
  const link = page.locator(`a[href$="${proposal.id}"]`).first()
  await link.waitFor()
  await page.waitForLoadState('networkidle')
  return link.evaluate(async (element, selector) => {
    const began = performance.now()
    element.click()
    return (await globalThis.painted(selector)) - began
  }, COMMENT)
}

/** From opening an address to its comment at the top of the screen, with loading the page. */
async function openPermalink(page, proposal, number) {
  await page.goto('about:blank')
  await page.goto(`/hlsg/proposals/${proposal.id}#comment-${number}`, { waitUntil: 'commit' })
  const took = await page.evaluate((selector) => globalThis.painted(selector), `#comment-${number}[data-state]`)
  const top = () => page.locator(`#comment-${number}`).evaluate((element) => element.getBoundingClientRect().top)
  for (const end = performance.now() + 10_000; (await top()) < 0 || (await top()) > 200; await pause(50))
    if (performance.now() > end)
      throw new Error(`Comment ${number} is not at the top of the screen but at ${await top()} px`)
  return took
}

/** Milliseconds between frames while one scrolls for so many seconds, and the long tasks meanwhile. */
async function scroll({ page, cdp }, { speed, seconds }) {
  await page.evaluate(() => {
    globalThis.frames = []
    globalThis.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration)
    }).observe({ type: 'longtask' })
    let last = performance.now()
    const step = (now) => {
      globalThis.frames.push(now - last)
      last = now
      globalThis.framing = requestAnimationFrame(step)
    }
    globalThis.framing = requestAnimationFrame(step)
  })
  const before = await page.evaluate(() => window.scrollY)
  await cdp.send('Input.synthesizeScrollGesture', {
    ...{ x: 195, y: 400, yDistance: -speed * seconds, speed, gestureSourceType: 'mouse', preventFling: true },
  })
  return page.evaluate((from) => {
    cancelAnimationFrame(globalThis.framing)
    const { frames, longTasks } = globalThis
    return { frames: frames.slice(1), longTasks, moved: window.scrollY - from }
  }, before)
}

function tellScroll(name, { frames, longTasks, moved }) {
  const janky = frames.filter((each) => each > 50).length
  line(name, `${moved.toFixed(0)} px in ${frames.length} frames`)
  line(
    '  frames',
    `p50 ${percentile(frames, 50).toFixed(0)}, p95 ${percentile(frames, 95).toFixed(0)}, p99 ${percentile(frames, 99).toFixed(0)}, longest ${Math.max(...frames).toFixed(0)} ms`,
  )
  line('  frames over 50 ms', `${janky} (${((100 * janky) / frames.length).toFixed(1)} %)`)
  line(
    '  tasks over 50 ms',
    `${longTasks.length}${longTasks.length ? `, longest ${Math.max(...longTasks).toFixed(0)} ms` : ''}`,
  )
}

const child = await serve()
let browser
try {
  const began = performance.now()
  const proposal = await seed()
  line(
    'Machine',
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, CPU throttled ${THROTTLE}×`,
  )
  line('Thread', `${COMMENTS} comments, seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  browser = await launch()
  const times = Array.from({ length: TIMES })

  const cold = []
  for (const _ of times) {
    const phone = await openPhone(browser)
    cold.push(await openByClick(phone.page, proposal))
    await phone.context.close()
  }
  line('Click to first comment, first time in this browser', spread(cold))

  const phone = await openPhone(browser)
  await openByClick(phone.page, proposal)
  const warm = []
  for (const _ of times) warm.push(await openByClick(phone.page, proposal))
  line('Click to first comment, its code in the cache', spread(warm))

  const middle = Math.floor(COMMENTS / 2)
  const linked = []
  for (const [index] of times.entries()) linked.push(await openPermalink(phone.page, proposal, middle + 10 * index))
  line(`Whole page to a comment in the middle (#${middle} and on)`, spread(linked))

  tellScroll('Scrolling on from there, 1,500 px/s', await scroll(phone, { speed: 1500, seconds: 6 }))
  tellScroll('Scrolling fast, 6,000 px/s', await scroll(phone, { speed: 6000, seconds: 6 }))
} finally {
  await browser?.close()
  child.kill('SIGTERM')
  closeConnections()
  rmSync(dataDir, { recursive: true, force: true })
}
