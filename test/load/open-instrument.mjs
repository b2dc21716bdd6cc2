import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { percentile } from './measure.mjs'

const HELPER = join(import.meta.dirname, '../support/chromium-path.mjs')
const FLAGS = ['--no-sandbox', '--no-zygote', '--disable-dev-shm-usage', '--disable-gpu']
const DESKTOP = { viewport: { width: 1280, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
const TIMES = 5
/** Words of a provision. */
const WORDS = 'main section[data-kind="paragraph"] p[lang]'
const WITHIN = 60_000

/**
 * How long it takes until one reads the first words of a long instrument, and, by a link, words far down in it; on a desktop,
 * and on a phone with a processor four times slower. Milliseconds from the start of the navigation until they are painted.
 * @returns a row for each way: `{ name, first, again, far, elements }`
 */
export async function openInstrument({ at, cookie, path, farId }) {
  const { executablePath, env } = process.env.CHROME_PATH
    ? { executablePath: process.env.CHROME_PATH, env: {} }
    : JSON.parse(execFileSync(process.execPath, [HELPER], { encoding: 'utf8' }))
  const browser = await chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env } })
  const rows = []
  for (const [name, device, rate] of [
    ['desktop', DESKTOP, 1],
    ['phone, 4 times slower', PHONE, 4],
  ]) {
    const [first, again, far, elements] = [[], [], [], []]
    for (let time = 0; time < TIMES; time += 1) {
      const context = await browser.newContext({ locale: 'en-GB', baseURL: at, ...device })
      const [key, value] = cookie.split('=')
      await context.addCookies([{ name: key, value, domain: 'localhost', path: '/', secure: true, httpOnly: true }])
      const opened = await openOnce(context, rate, path, WORDS)
      first.push(opened.took)
      elements.push(opened.elements)
      again.push((await openOnce(context, rate, path, WORDS)).took)
      far.push((await openOnce(context, rate, `${path}#${farId}`, `main section[id="${farId}"] p[lang]`)).took)
      await context.close()
    }
    const middle = (times) => percentile(times, 50)
    rows.push({ name, first: middle(first), again: middle(again), far: middle(far), elements: Math.max(...elements) })
  }
  await browser.close()
  return rows
}

async function openOnce(context, rate, path, selector) {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
  await page.addInitScript(watchPaint, selector)
  await page.goto(path, { waitUntil: 'commit' })
  const took = await page.waitForFunction(() => globalThis.paintedAt, undefined, { timeout: WITHIN, polling: 50 })
  const result = {
    took: await took.jsonValue(),
    elements: await page.evaluate(() => document.querySelectorAll('*').length),
  }
  await page.close()
  return result
}

/** In the page: notes when the first such element was in a frame that reached the screen. */
function watchPaint(selector) {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look)
    // What runs after a frame's callbacks runs once it has been drawn.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        globalThis.paintedAt = performance.now()
      }
      port2.postMessage(null)
    })
  }
  requestAnimationFrame(look)
}
