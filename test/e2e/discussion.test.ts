import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Comments, Thread } from '@quorate/shared/contracts/threads'
import type { Works } from '@quorate/shared/contracts/works'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, signInOnPage, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/**
 * A discussion. A posted comment is never lost, never posted twice, and never somebody else's, whatever happens to page
 * and device; and one finds one's way in a long thread.
 */

let server: ServerProcess
let browser: Browser
let delegate: Visitor
let chair: Visitor
let path: string
let otherPath: string
let thread: string
let otherThread: string

beforeAll(async () => {
  // Not plain localhost, which Socket.IO believes reachable even without a network.
  server = await startServerProcess({ hostname: 'quorate.localhost' })
  browser = await launchBrowser()
  delegate = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  chair = await newVisitor(browser, server.origin, 'Claire-Lise Perrenoud')
  for (const visitor of [delegate, chair]) await visitor.signIn()
  const { works: proposals } = await delegate.ask<Works>('GET', '/works?kind=amendment')
  const [first, second] = proposals
  otherThread = second?.thread ?? ''
  otherPath = `/hlsg/proposals/${second?.id}`
  path = `/hlsg/proposals/${first?.id}`
  thread = first?.thread ?? ''
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

async function post(page: Page, words: string): Promise<void> {
  await page.getByLabel('Write a comment').fill(words)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
}

const outgoing = (page: Page) => page.getByRole('article', { name: 'Your comment, not posted yet' })

/** The authors of these words on the record, one for each time that they are there. */
async function onRecord(words: string): Promise<string[]> {
  const { comments } = await chair.ask<Comments>('GET', `/threads/${thread}/comments?limit=500`)
  return comments.filter(({ body }) => body === words).map(({ author }) => author.for ?? author.member)
}

async function recorded(words: string): Promise<string[]> {
  await waitUntil(`“${words}” on the record`, async () => (await onRecord(words)).length > 0)
  return onRecord(words)
}

test('[U5] a comment whose answer was lost is sent again after a reload, under the same key, and is posted once', async () => {
  const { page } = delegate
  await delegate.visit(path)
  const keys: (string | undefined)[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/comments'))
      keys.push(request.headers()['idempotency-key'])
  })
  // The record takes it, and its answer does not come back.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Fetch.enable', { patterns: [{ urlPattern: '*/comments', requestStage: 'Response' }] })
  devtools.on('Fetch.requestPaused', ({ requestId, request }) =>
    devtools
      .send(request.method === 'POST' ? 'Fetch.failRequest' : 'Fetch.continueRequest', {
        requestId,
        ...(request.method === 'POST' && { errorReason: 'ConnectionReset' }),
      } as never)
      // A request that is held when this ends goes on by itself.
      .catch(() => undefined),
  )
  await post(page, 'The answer to this is lost.')
  await outgoing(page).getByText('No connection').waitFor()
  expect(await recorded('The answer to this is lost.')).toHaveLength(1)
  await devtools.send('Fetch.disable')
  await page.reload()
  await settled(page)
  await waitUntil('it to be sent again', () => keys.length > 1)
  await waitUntil('the answer', async () => (await outgoing(page).count()) === 0)
  expect(new Set(keys).size).toBe(1)
  expect(await onRecord('The answer to this is lost.')).toHaveLength(1)
})

test('[U5] written offline, left by a reload, shown in two tabs: posted once, from any page', async () => {
  const { page } = delegate
  const second = await page.context().newPage()
  await second.goto(path)
  await settled(second)
  await delegate.setOffline(true)
  await page
    .getByText(/^Offline since/)
    .first()
    .waitFor()
  await post(page, 'Written offline.')
  await outgoing(second).getByText('Written offline.').waitFor()
  await page.reload().catch(() => undefined)
  await delegate.setOffline(false)
  await delegate.visit('/hlsg/decisions')
  expect(await recorded('Written offline.')).toHaveLength(1)
  await waitUntil('both tabs to be done', async () => (await outgoing(second).count()) === 0)
  expect(await onRecord('Written offline.')).toHaveLength(1)
  await second.close()
})

test('[U6] a refused comment keeps its words over a reload, is shown on other pages, and is sent again or discarded', async () => {
  const { page } = delegate
  await delegate.visit(path)
  // The page does not get the event in time.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await chair.ask('POST', `/threads/${thread}/closing`)
  await post(page, 'Too late?')
  await post(page, 'Never mind.')
  await outgoing(page).getByText('The discussion is closed. The chair can reopen it.').first().waitFor()
  await page.reload()
  await settled(page)
  await waitUntil('both to be shown again', async () => (await outgoing(page).count()) === 2)
  expect(await faultsOf(delegate, 'comment-refused')).toEqual([])
  await delegate.visit('/hlsg/decisions')
  await page.getByText('2 comments of yours were not posted.').waitFor()
  await page.getByRole('link', { name: 'Show', exact: true }).click()

  await outgoing(page).filter({ hasText: 'Never mind.' }).getByRole('button', { name: 'Delete' }).click()
  await chair.ask('POST', `/threads/${thread}/reopening`)
  await outgoing(page).getByRole('button', { name: 'Try again' }).click()
  expect(await recorded('Too late?')).toHaveLength(1)
  await waitUntil('no pending comment', async () => (await outgoing(page).count()) === 0)
  expect(await onRecord('Never mind.')).toEqual([])
})

test('[U7] somebody else who signs in on the same device neither sees nor sends it', async () => {
  const { page } = delegate
  await delegate.visit(path)
  // Its words do not get out before somebody else signs in, which ends its login session.
  await page.route('**/comments', (route) => route.abort())
  await post(page, 'Brazil’s own words.')
  await outgoing(page).first().waitFor()
  const other = await newTab(page, 'Haruka Minegishi')
  await page.getByRole('heading', { name: 'Sign in' }).first().waitFor()
  await page.unroute('**/comments')
  await other.goto(path)
  await settled(other)
  expect(await outgoing(other).count()).toBe(0)
  expect(await onRecord('Brazil’s own words.')).toEqual([])
  await other.close()

  await signInOnPage(delegate)
  expect(await recorded('Brazil’s own words.')).toEqual(['br'])
})

/** Another tab of the same browser, in which somebody signs in. */
async function newTab(page: Page, name: string): Promise<Page> {
  const tab = await page.context().newPage()
  await tab.goto('/sign-in')
  await tab.getByRole('button', { name }).click()
  await tab.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  return tab
}

test('[U8] if the device is full the page says so, and posts nevertheless', async () => {
  const { page } = delegate
  await delegate.visit(path)
  await page.evaluate(() => {
    for (let size = 1 << 22; size >= 1; size /= 2) {
      try {
        for (let index = 0; ; index += 1) localStorage.setItem(`full-${size}-${index}`, 'x'.repeat(size))
      } catch {
        // No room for that much: fill the rest with less.
      }
    }
  })
  await delegate.setOffline(true)
  await page
    .getByText(/^Offline since/)
    .first()
    .waitFor()
  const words = 'There is no room for this. '.repeat(40).trim()
  await page.getByLabel('Write a comment').fill(words)
  await page.getByText('This device cannot keep your draft.').waitFor()
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await outgoing(page).getByText('This device cannot keep the comment.').waitFor()
  await delegate.setOffline(false)
  expect(await recorded(words)).toHaveLength(1)
  await page.evaluate(() => localStorage.clear())
})

test('[U12] a draft, of a comment, an answer or an edit, is kept for its thread', async () => {
  const { page } = delegate
  await delegate.visit(path)
  await page.getByRole('button', { name: 'Reply, Comment 1', exact: true }).click()
  await page.getByLabel('Write a comment').fill('An answer half')
  await page.reload()
  await settled(page)
  expect(await page.getByLabel('Write a comment').inputValue()).toBe('An answer half')
  await page.getByText('In reply to #1').waitFor()
  await page.getByLabel('Write a comment').fill('An answer.')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  const posted = page.getByRole('feed').getByRole('article').filter({ hasText: 'An answer.' })
  await posted.getByRole('button', { name: /^Edit/ }).click()
  await page.getByLabel(/^Edit comment/).fill('An answer, edited half')
  await page.getByLabel('Write a comment').fill('And another')
  await page.reload()
  await settled(page)
  expect(await page.getByLabel(/^Edit comment/).inputValue()).toBe('An answer, edited half')
  expect(await page.getByLabel('Write a comment').inputValue()).toBe('And another')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await delegate.visit(otherPath)
  expect(await page.getByLabel('Write a comment').inputValue()).toBe('')
})

const LONG = 240

/** Makes the other thread a long one: so many comments in all. */
async function lengthen(): Promise<void> {
  const { count } = await chair.ask<Thread>('GET', `/threads/${otherThread}`)
  const say = async (number: number) =>
    delegate.ask('POST', `/threads/${otherThread}/comments`, { body: `Point ${number}, at length.`, replyTo: null })
  for (let number = count + 1; number <= LONG; number += 20)
    await Promise.all(Array.from({ length: Math.min(20, LONG - number + 1) }, (_, index) => say(number + index)))
}

/** Waits until a comment is at the top of the screen. */
async function landed(page: Page, number: number): Promise<void> {
  await waitUntil(`comment ${number} at the top`, async () => {
    const box = await page.locator(`#comment-${number}[data-state]`).boundingBox()
    return box !== null && box.y > 50 && box.y < 200
  })
}

const readOf = async () => (await chair.ask<Thread>('GET', `/threads/${otherThread}`)).read
const isRead = (ranges: Thread['read'], number: number) => ranges.some(([from, to]) => from <= number && number <= to)

test('[U11] a permalink opens around its comment; comments on screen count as read; new ones are announced at the edge', async () => {
  const { page } = chair
  await lengthen()
  await chair.visit(`${otherPath}#comment-120`)
  await landed(page, 120)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('comment-120')
  expect(await page.getByRole('feed').getByRole('article').count()).toBeLessThan(60)
  await waitUntil('comment 120 to be marked', async () => isRead(await readOf(), 120))
  for (const number of [1, 60, 110, 140, 200, LONG]) expect(isRead(await readOf(), number)).toBe(false)

  const polite = page.getByRole('status').filter({ hasText: 'new comment' })
  const before = await page.evaluate(() => window.scrollY)
  for (const number of [1, 2, 3]) {
    await delegate.ask('POST', `/threads/${otherThread}/comments`, { body: `News ${number}.`, replyTo: null })
  }
  const pill = page.getByRole('link', { name: '3 new comments' })
  await pill.waitFor()
  expect(await page.evaluate(() => window.scrollY)).toBe(before)
  await waitUntil('them to be read out', async () => (await polite.allInnerTexts()).join() === '3 new comments')
  await pill.click()
  await page
    .locator(`#comment-${LONG + 1}[data-state]`)
    .getByText('News 1.')
    .waitFor()
  await waitUntil('the news to be marked', async () => isRead(await readOf(), LONG + 1))
})

test('[U11] a button leads to the first unread comment, wherever it is', async () => {
  const { page } = chair
  await chair.ask('POST', `/threads/${otherThread}/read`, { ranges: [[1, 59]] })
  await chair.visit(otherPath)
  await page.getByRole('link', { name: 'Go to the first new comment' }).click()
  await landed(page, 60)
  await page.getByText('New since you were here').waitFor()

  // A reader who comes again by another link lands there, not at their last position on this page.
  await chair.visit(`${otherPath}#comment-200`)
  await settled(page)
  await landed(page, 200)
})

test('[U11] new comments are not read out to a person who has switched that off', async () => {
  const { page } = chair
  await page.getByRole('switch', { name: 'Read out new comments' }).click()
  await chair.visit(otherPath)
  await delegate.ask('POST', `/threads/${otherThread}/comments`, { body: 'Unheard.', replyTo: null })
  // It shows at the edge after the time in which it would have been read out.
  await page.getByRole('link', { name: '1 new comment' }).waitFor()
  expect(await page.getByRole('status').filter({ hasText: 'new comment' }).count()).toBe(0)
})

test('[U23] the whole of a long discussion is on one page, which prints on few sheets and without controls', async () => {
  const { page } = chair
  await chair.visit(otherPath)
  await page.getByRole('link', { name: 'Whole discussion' }).click()
  const { count } = await chair.ask<Thread>('GET', `/threads/${otherThread}`)
  const comments = page.getByRole('article')
  await waitUntil('all comments to be there', async () => (await comments.count()) === count)
  await page.getByText('Point 150, at length.').waitFor()
  expect(await faultsOf(chair, 'whole-discussion')).toEqual([])
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
  await page.getByText(/^HLSG · /).waitFor()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  expect(sheets).toBeGreaterThan(count / 20)
  expect(sheets).toBeLessThan(count / 5)
  await page.emulateMedia({ media: 'screen' })
})
