import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Comments, Thread } from '@quorate/shared/contracts/threads'
import type { Works } from '@quorate/shared/contracts/works'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { newVisitor, settled, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/** What comes late, comes from elsewhere, or does not come at all. */

let server: ServerProcess
let browser: Browser
let delegate: Visitor
let chair: Visitor
let path: string
let thread: string

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  delegate = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  chair = await newVisitor(browser, server.origin, 'Claire-Lise Perrenoud')
  for (const visitor of [delegate, chair]) await visitor.signIn()
  const { works } = await delegate.ask<Works>('GET', '/works?kind=amendment')
  path = `/hlsg/proposals/${works[0]?.id}`
  thread = works[0]?.thread ?? ''
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

const say = (visitor: Visitor, body: string) =>
  visitor.ask('POST', `/threads/${thread}/comments`, { body, replyTo: null })

test.each([300, 1000, 3000])(
  '[L20] a comment that is posted while an older answer is held for %d ms stays on the page when that comes',
  async (milliseconds) => {
    const { page } = delegate
    await say(chair, `To be hidden after ${milliseconds} ms.`)
    await delegate.visit(path)
    const { comments } = await chair.ask<Comments>('GET', `/threads/${thread}/comments?limit=500`)
    // The answer is made at once and arrives late.
    let [made, arrived] = [false, false]
    await page.route('**/comments?*', async (route) => {
      const response = await route.fetch()
      made = true
      await pause(milliseconds)
      await route.fulfill({ response })
      arrived = true
    })
    await chair.ask('POST', `/comments/${comments.at(-1)?.id}/hiding`, { reason: 'Off the point.' })
    await waitUntil('the page to ask again', () => made)
    const words = `Said while ${milliseconds} ms passed.`
    await say(chair, words)
    const comment = page.getByRole('feed').getByText(words)
    await comment.waitFor()
    await waitUntil('the late answer', () => arrived)
    await page.unrouteAll({ behavior: 'wait' })
    await page.getByText(`To be hidden after ${milliseconds} ms.`).waitFor({ state: 'hidden' })
    await page.getByRole('feed').getByText('Hidden by moderation.').last().waitFor()
    expect(await comment.count()).toBe(1)
  },
)

test('[L21] a page whose connection has gone silent says so soon after it came to the front, and connects anew', async () => {
  const { page } = delegate
  let silent = false
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer()
    let dead = false
    const pass = (to: { send: (message: string | Buffer) => void }) => (message: string | Buffer) => {
      dead ||= silent
      if (!dead) to.send(message)
    }
    socket.onMessage(pass(server))
    server.onMessage(pass(socket))
  })
  await delegate.visit(path)
  const live = page.getByRole('button', { name: 'Live', exact: true })
  await live.waitFor()
  silent = true
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await page
    .getByText(/^Offline since/)
    .first()
    .waitFor({ timeout: 15_000 })
  silent = false
  await live.waitFor()
  const words = 'Said once it was back.'
  await say(chair, words)
  await page.getByRole('feed').getByText(words).waitFor()
})

test('[U24] the draft of one tab is there after a reload when another tab has posted its own', async () => {
  const { page } = delegate
  await delegate.visit(path)
  const other = await page.context().newPage()
  await other.goto(path)
  await settled(other)
  const field = (tab: typeof page) => tab.getByLabel('Write a comment')
  await field(page).fill('The draft of the first tab')
  await field(other).fill('Posted from the second tab.')
  await other.getByRole('button', { name: 'Post', exact: true }).click()
  await page.getByRole('feed').getByText('Posted from the second tab.').waitFor()
  await page.reload()
  await settled(page)
  expect(await field(page).inputValue()).toBe('The draft of the first tab')
  await other.reload()
  await settled(other)
  await field(other).fill('Another draft, written last')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await other.getByRole('feed').getByText('The draft of the first tab').waitFor()
  await other.reload()
  await settled(other)
  expect(await field(other).inputValue()).toBe('Another draft, written last')
  await page.reload()
  await settled(page)
  expect(await field(page).inputValue()).toBe('')
  await field(other).fill('')
  await other.close()
})

test('[U38] keys that are pressed while characters are composed post nothing', async () => {
  const { page } = delegate
  await delegate.visit(path)
  const field = page.getByLabel('Write a comment')
  await field.fill('Half a sentence')
  const press = (composing: boolean) =>
    field.evaluate((element, isComposing) => {
      const keys = { key: 'Enter', ctrlKey: true, isComposing, bubbles: true, cancelable: true }
      element.dispatchEvent(new KeyboardEvent('keydown', keys))
    }, composing)
  await press(true)
  expect(await field.inputValue()).toBe('Half a sentence')
  await press(false)
  await page.getByRole('feed').getByText('Half a sentence').waitFor()
})

test('[U25] a comment is read for its author who leaves within a second of posting it', async () => {
  const { page } = delegate
  await delegate.visit(path)
  await page.getByLabel('Write a comment').fill('And away.')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await page.getByRole('link', { name: 'Decisions' }).first().click()
  const mine = async () => {
    const { comments } = await delegate.ask<Comments>('GET', `/threads/${thread}/comments?limit=500`)
    return comments.find(({ body }) => body === 'And away.')?.number ?? 0
  }
  await waitUntil('the comment on the record', async () => (await mine()) > 0)
  const number = await mine()
  await waitUntil('it to be read', async () => {
    const { read } = await delegate.ask<Thread>('GET', `/threads/${thread}`)
    return read.some(([from, to]) => from <= number && number <= to)
  })
})
