import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { Committee } from '@quorate/shared/contracts/membership'
import type { Works } from '@quorate/shared/contracts/works'
import type { Browser, Locator, Page } from 'playwright-core'
import { dataOf } from '../support/amendment.ts'
import { launchBrowser } from '../support/browser.ts'
import { alerts, listen } from '../support/listen.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/**
 * A page without a connection: what it says, what it holds back meanwhile, and that everything arrives once and in
 * order. The page is offline for a moment here; OFFLINE_SECONDS=35 makes it as long as a tunnel.
 */
const AWAY = Number(process.env.OFFLINE_SECONDS ?? 0.5) * 1000

let server: ServerProcess
let browser: Browser
let chair: Visitor
let delegate: Visitor
let reader: Visitor
let proposals: Works['works']
let session: string
let items: string[]

beforeAll(async () => {
  // Not plain localhost, which Socket.IO believes reachable even without a network.
  server = await startServerProcess({ hostname: 'quorate.localhost' })
  browser = await launchBrowser()
  const visitor = async (name: string) => {
    const one = await newVisitor(browser, server.origin, name)
    await one.signIn()
    return one
  }
  chair = await visitor('Claire-Lise Perrenoud')
  delegate = await visitor('Renata Albuquerque Siqueira')
  reader = await visitor('Haruka Minegishi')
  proposals = (await chair.ask<Works>('GET', '/works?kind=amendment')).works
  await convene()
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

/** A session that sits, with every delegation present and an item for each proposal. */
async function convene(): Promise<void> {
  const { principals } = await chair.ask<Committee>('GET', '')
  const delegations = principals.filter(({ kind }) => kind === 'delegation').map(({ id }) => id)
  const agenda = proposals.map(({ id, title }) => ({ title: title.en ?? title.fr ?? id, works: [id] }))
  const what = { title: 'A sitting', startsAt: Date.UTC(2027, 2, 1), timeZone: 'Europe/Brussels', agenda }
  const scheduled = dataOf(await chair.ask<CommandAnswer>('POST', '/sessions', what), 'SessionScheduled')
  session = scheduled.session
  items = scheduled.agenda.map(({ item }) => item)
  await chair.ask('POST', `/sessions/${session}/opening`)
  await chair.ask('POST', `/sessions/${session}/presence`, { delegations, present: true })
}

const takeUp = (index: number) => chair.ask('POST', `/sessions/${session}/current-item`, { item: items[index] })

async function openVote(index: number, question: string): Promise<string> {
  const what = { work: proposals[index]?.id, session, question, method: 'roll-call', profile: 'wco-convention' }
  return dataOf(await chair.ask<CommandAnswer>('POST', '/votes', what), 'VoteOpened').vote
}

const say = (index: number, body: string) =>
  delegate.ask('POST', `/threads/${proposals[index]?.thread}/comments`, { body, replyTo: null })

const feed = (page: Page): Locator => page.getByRole('feed', { name: 'Comments' })

/** The words of the comments of a thread that match, in order. */
async function said(page: Page, pattern: RegExp): Promise<string[]> {
  const texts = await feed(page).getByRole('article').allInnerTexts()
  return texts.flatMap((text) => pattern.exec(text)?.[0] ?? [])
}

async function post(page: Page, words: string): Promise<void> {
  await page.getByLabel('Write a comment').fill(words)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
}

const offlineNote = (page: Page) => page.getByText(/^Offline since \d\d:\d\d/).first()
const live = (page: Page) => page.getByRole('button', { name: 'Live', exact: true })

test('[U4] [U5] [U9] [U10] a page that was offline gets everything once and in order, and does not announce a vote that is over', async () => {
  const { page } = reader
  await takeUp(0)
  await reader.visit(`/hlsg/sessions/${session}`)
  await live(page).waitFor()
  const heard = await listen(page)
  await reader.setOffline(true)
  await offlineNote(page).waitFor()
  const why = 'You are offline. You can do this again when the connection is back.'
  await page.getByRole('paragraph').filter({ hasText: why }).first().waitFor()
  const absent = page.getByRole('button', { name: /^Record Japan as absent/ })
  expect(await absent.getAttribute('aria-disabled')).toBe('true')
  await absent.click({ force: true })

  for (const number of [1, 2, 3]) await say(0, `Theirs ${number}.`)
  const vote = await openVote(0, 'Shall it be so?')
  await chair.ask('POST', `/votes/${vote}/closing`)
  await say(0, 'Theirs 4.')
  for (const number of [1, 2]) await post(page, `Mine ${number}.`)
  const kept = page.getByText('No connection. It will be posted when you are connected again.')
  await kept.nth(1).waitFor()
  expect(await kept.count()).toBe(2)
  expect(await faultsOf(reader, 'session-offline')).toEqual([])
  await pause(AWAY)
  expect(await said(page, /(Theirs|Mine) \d\./)).toEqual([])

  await reader.setOffline(false)
  const all = ['Theirs 1.', 'Theirs 2.', 'Theirs 3.', 'Theirs 4.', 'Mine 1.', 'Mine 2.']
  await waitUntil('all comments', async () => (await said(page, /(Theirs|Mine) \d\./)).length >= all.length)
  await live(page).waitFor()
  await settled(page)
  expect(await said(page, /(Theirs|Mine) \d\./)).toEqual(all)
  await page.getByRole('heading', { name: 'Shall it be so?' }).waitFor()
  await page.getByText('The result becomes a decision').waitFor()
  expect(alerts(await heard())).toEqual([])
  // The button pressed while offline has done nothing.
  await page.getByText('The delegation of Japan is recorded as present.').waitFor()
})

test('[U9] [U10] a page that comes back announces an open vote at once, and once; the chair hears of their own once', async () => {
  const { page } = reader
  await takeUp(1)
  await reader.visit('/hlsg/decisions')
  await live(page).waitFor()
  await chair.visit(`/hlsg/sessions/${session}`)
  const [heard, chairHeard] = [await listen(page), await listen(chair.page)]
  await reader.setOffline(true)
  await offlineNote(page).waitFor()
  await chair.page.getByRole('button', { name: 'Put the question to the vote' }).click()
  await chair.page.getByRole('textbox', { name: 'Question in English' }).fill('And shall this be so?')
  await chair.page.getByRole('button', { name: 'Open the vote' }).click()
  await chair.page.getByText('0 of 12 delegations have voted').waitFor()
  await pause(AWAY)
  await reader.setOffline(false)
  await page.getByRole('link', { name: 'Go to the vote' }).waitFor()
  for (const one of [heard, chairHeard])
    await waitUntil('the vote to be announced', async () => alerts(await one()).length > 0)
  await say(1, 'Something else.')
  await settled(page)
  for (const one of [heard, chairHeard]) {
    expect(alerts(await one())).toEqual(['The vote is open: And shall this be so?'])
  }

  await page.getByRole('link', { name: 'Go to the vote' }).click()
  await page.getByRole('radio', { name: 'For', exact: true }).check()
  await page.getByRole('link', { name: 'Go to the vote' }).waitFor({ state: 'detached' })
})

test('[U13] on a phone the three choices of an open vote are on the first screen of the session room', async () => {
  const { page } = reader
  const usual = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await reader.visit(`/hlsg/sessions/${session}`)
  const bar = await page.getByRole('navigation', { name: 'Main' }).boundingBox()
  for (const name of ['For', 'Against', 'Abstain']) {
    const box = await page.getByRole('radio', { name, exact: true }).boundingBox()
    expect(box && box.y + box.height).toBeLessThan(bar?.y ?? 0)
  }
  if (usual) await page.setViewportSize(usual)
})

test('[U4] [U5] [U9] while the server is gone nobody can vote, and everybody may write; all of it is there when the server is back', async () => {
  const { page } = reader
  const cast = page.getByRole('button', { name: 'Vote for' })
  const [, second] = proposals
  await reader.visit(`/hlsg/proposals/${second?.id}`)
  await page.getByRole('radio', { name: 'For', exact: true }).check()
  await page.getByRole('button', { name: 'Vote for', disabled: false }).waitFor()
  await server.kill()
  await offlineNote(page).waitFor()
  await page.getByText('Your vote cannot be recorded until the connection is back').waitFor()
  expect(await cast.getAttribute('aria-disabled')).toBe('true')
  for (const number of [1, 2, 3]) await post(page, `Written meanwhile ${number}.`)
  await page.getByLabel('Write a comment').fill('Not sent yet')
  await pause(AWAY)
  // A page that comes back finds its unsent comments on this device.
  await page.goto('about:blank')
  await server.start()
  await reader.visit(`/hlsg/proposals/${second?.id}`)
  const all = [1, 2, 3].map((number) => `Written meanwhile ${number}.`)
  await waitUntil('all comments', async () => (await said(page, /Written meanwhile \d\./)).length >= all.length)
  await settled(page)
  expect(await said(page, /Written meanwhile \d\./)).toEqual(all)
  expect(await page.getByLabel('Write a comment').inputValue()).toBe('Not sent yet')
  await page.getByLabel('Write a comment').fill('')

  await page.getByRole('radio', { name: 'For', exact: true }).check()
  await cast.click()
  await page.getByText('Your vote is recorded').waitFor()
})
