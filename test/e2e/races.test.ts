import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Comments } from '@quorate/shared/contracts/threads'
import type { Works } from '@quorate/shared/contracts/works'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { newVisitor, signInOnPage, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/** What comes late, comes from elsewhere, or does not come at all. */

let server: ServerProcess
let browser: Browser
let delegate: Visitor
let chair: Visitor
let path: string
let thread: string

beforeAll(async () => {
  server = await startServerProcess({ hostname: 'quorate.localhost' })
  browser = await launchBrowser()
  delegate = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  chair = await newVisitor(browser, server.origin, 'Claire-Lise Perrenoud')
  for (const visitor of [delegate, chair]) await signInOnPage(visitor)
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
    await page.getByRole('feed').getByText('Off the point.').last().waitFor()
    expect(await comment.count()).toBe(1)
  },
)
