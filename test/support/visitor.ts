import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Persona } from '@quorate/shared/contracts/identity'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { accessibilityFaults } from './axe.ts'
import { waitUntil } from './wait-until.ts'

/** Somebody at a browser of their own: cookies and storage are not shared with the others. */
export type Visitor = {
  name: string
  page: Page
  /** Goes to an address and waits until its page is there. */
  visit(path: string): Promise<void>
  setOffline(offline: boolean): Promise<void>
  /** Sends a request as this person, below the committee, from outside the browser; throws if it is refused. */
  ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>
  /** Signs in as the persona of this name, without a page. */
  signIn(): Promise<void>
  /** The errors that the page has logged and thrown. */
  faults(): readonly string[]
}

/** Milliseconds, for a machine that is busy with other things. */
const WAITS = 100_000

export async function newVisitor(
  browser: Browser,
  origin: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  context.setDefaultTimeout(WAITS)
  const page = await context.newPage()
  const faults: string[] = []
  let offline = false
  page.on('pageerror', (error) => faults.push(`${name} at ${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !offline) faults.push(`${name} at ${page.url()}: ${message.text()}`)
  })
  return {
    name,
    page,
    async visit(path) {
      await page.goto(path)
      await settled(page)
    },
    async setOffline(wanted) {
      offline = wanted || offline
      await context.setOffline(wanted)
    },
    async ask(method, path, body) {
      const cookies = await context.cookies(origin)
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      return (await send(origin, method, `/committees/hlsg${path}`, body, cookie)).json()
    },
    async signIn() {
      const options = await (await send(origin, 'GET', '/sign-in/options')).json()
      const { persona } = options.personas.find((one: Persona) => one.name === name)
      const answer = await send(origin, 'POST', '/sign-in/persona', { persona })
      const { hostname: domain } = new URL(origin)
      const set = answer.headers.getSetCookie().map((cookie) => {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        return { name, value, domain, path: '/', httpOnly: true, secure: /; Secure/.test(cookie) }
      })
      await context.addCookies(set)
    },
    faults: () => faults,
  }
}

/** Browsers know every name that ends in `.localhost`; Node does not. */
async function send(origin: string, method: 'GET' | 'POST', path: string, body?: unknown, cookie = '') {
  const url = new URL(`/api/v1${path}`, origin)
  url.hostname = 'localhost'
  const headers = { origin, cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  return waitUntil(`an answer to ${path}`, async () => {
    const answer = await fetch(url, { method, headers, body: method === 'GET' ? null : JSON.stringify(body ?? {}) })
    // A server too busy to answer in time asks for the same request again.
    if (answer.status === 503) return null
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  })
}

/** Signs in as this persona on the page for it. */
export async function signInOnPage({ name, page, visit }: Visitor): Promise<void> {
  await visit('/sign-in')
  await page.getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
}

/** Waits until nothing is loading and nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy="true"], [role="status"][aria-label="Loading"]').first().waitFor({ state: 'detached' })
  await page.evaluate(async () => {
    // An animation begins with the next frame after a change.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

const SCHEMES = [
  ['dark', 'colours'],
  ['light', 'all'],
] as const
const SHOTS = process.env.SCREENSHOTS

/**
 * Checks the page in light, and its colours in dark, too: the violations of WCAG 2.2 AA, a line each; none if there are
 * none. If SCREENSHOTS names a folder, a screenshot is kept there under this name.
 */
export async function faultsOf({ page }: Visitor, called: string): Promise<string[]> {
  const viewport = page.viewportSize() ?? { width: 1280, height: 900 }
  // As high as the page is long: sticky elements at the edge of a window would cover parts of the page in a screenshot.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, height + 200) })
  const faults: string[] = []
  for (const [colorScheme, rules] of SCHEMES) {
    await page.emulateMedia({ colorScheme })
    await settled(page)
    faults.push(...(await accessibilityFaults(page, rules)).map((fault) => `${called}, ${colorScheme}: ${fault}`))
    await keepScreenshot(page, `${called}-${colorScheme}.png`)
  }
  await page.setViewportSize(viewport)
  return faults
}

async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, name), fullPage: true })
}

/** The text of a locator, as soon as it is there. */
export async function textOf(locator: Locator): Promise<string> {
  await locator.first().waitFor()
  return (await locator.first().innerText()).trim()
}
