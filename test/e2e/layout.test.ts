import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { Instruments } from '@quorate/shared/contracts/instrument'
import type { Thread } from '@quorate/shared/contracts/threads'
import type { Works } from '@quorate/shared/contracts/works'
import type { Browser, Locator, Page } from 'playwright-core'
import { dataOf } from '../support/amendment.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/** Where things are on the page: on a wide window, on a laptop's, on a phone, at 400 % zoom, and in the hall. */

let server: ServerProcess
let browser: Browser
let chair: Visitor
let delegate: Visitor
let proposal: string
let room: string
let instrument: string

const LONG = 240

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  chair = await newVisitor(browser, server.origin, 'Claire-Lise Perrenoud')
  delegate = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  for (const visitor of [chair, delegate]) await visitor.signIn()
  const [work] = (await delegate.ask<Works>('GET', '/works?kind=amendment')).works
  if (!work) throw new Error('The demonstration lacks a proposal')
  const { count } = await delegate.ask<Thread>('GET', `/threads/${work.thread}`)
  for (let number = count + 1; number <= LONG; number += 1)
    await delegate.ask('POST', `/threads/${work.thread}/comments`, { body: `Point ${number}.`, replyTo: null })
  const agenda = [
    { title: 'Amendments', works: [work.id] },
    { title: 'Other business', works: [] },
  ]
  const what = { title: 'A sitting', startsAt: Date.UTC(2027, 2, 1), timeZone: 'Europe/Brussels', agenda }
  const scheduled = dataOf(await chair.ask<CommandAnswer>('POST', '/sessions', what), 'SessionScheduled')
  const session = `/sessions/${scheduled.session}`
  await chair.ask('POST', `${session}/opening`)
  await chair.ask('POST', `${session}/current-item`, { item: scheduled.agenda[0]?.item })
  await delegate.ask('POST', `${session}/floor-requests`, { kind: 'statement' })
  proposal = `/hlsg/proposals/${work.id}`
  room = `/hlsg${session}`
  const { instruments } = await delegate.ask<Instruments>('GET', '/instruments')
  instrument = `/hlsg/instrument/${instruments[0]?.id}`
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

async function boxOf(place: Locator) {
  await place.waitFor()
  const box = await place.boundingBox()
  if (!box) throw new Error('It is not on the page')
  return { ...box, right: box.x + box.width, bottom: box.y + box.height }
}

/** Far down in the discussion, once what is there has come. */
async function scrollFar(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 6000))
  await settled(page)
  await waitUntil('the page to be there', () => page.evaluate(() => window.scrollY > 5000))
}

async function isInView(place: Locator): Promise<void> {
  const { width = 0, height = 0 } = place.page().viewportSize() ?? {}
  await waitUntil('it to be in view', async () => {
    const box = await boxOf(place)
    return box.x >= 0 && box.right <= width && box.y >= 0 && box.bottom <= height
  })
}

const composer = (page: Page) => page.getByLabel('Write a comment')

test.each([
  [1200, 800],
  [1440, 900],
])(
  '[U32] at %d px the text and its discussion are side by side, also far down in the discussion',
  async (width, height) => {
    const { page } = delegate
    await page.setViewportSize({ width, height })
    await delegate.visit(proposal)
    const text = page.locator('#text')
    const discussion = page.locator('#discussion')
    expect((await boxOf(text)).right).toBeLessThanOrEqual((await boxOf(discussion)).x)
    expect((await boxOf(text)).y).toBe((await boxOf(discussion)).y)
    expect((await boxOf(discussion)).right).toBeLessThanOrEqual(width)
    expect((await boxOf(discussion)).width).toBeGreaterThan(360)
    expect((await boxOf(text)).width).toBeGreaterThan(500)
    expect(await faultsOf(delegate, `beside-${width}`)).toEqual([])
    await scrollFar(page)
    await isInView(text)
    await isInView(composer(page))
  },
)

test('[U32] on a phone a link leads from the text to the discussion, and one back', async () => {
  const { page } = delegate
  await page.setViewportSize({ width: 390, height: 844 })
  await delegate.visit(proposal)
  const toDiscussion = page.locator('#text').getByRole('link', { name: 'Discussion', exact: true })
  await isInView(toDiscussion)
  await toDiscussion.click()
  await isInView(page.getByRole('heading', { name: /^Discussion/ }))
  await isInView(composer(page))
  await scrollFar(page)
  await isInView(composer(page))
  await page.locator('#discussion').getByRole('link', { name: 'Text', exact: true }).click()
  await isInView(page.getByRole('heading', { name: 'Text', exact: true }))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('[U33] at 1280 × 720 the console, the speakers and the field to write in are in reach in a long discussion', async () => {
  const { page } = chair
  await page.setViewportSize({ width: 1280, height: 720 })
  await chair.visit(room)
  await scrollFar(page)
  const place = await page.evaluate(() => window.scrollY)
  await isInView(composer(page))
  await isInView(page.getByRole('button', { name: 'Take up next: 2. Other business' }))
  await isInView(page.getByRole('button', { name: 'Give the floor to Brazil (statement)' }))
  const speakers = page.getByRole('list', { name: /on the list/ })
  await speakers.evaluate((list) => list.scrollIntoView({ block: 'center' }))
  await isInView(speakers)
  expect((await boxOf(page.locator('#text'))).right).toBeLessThanOrEqual((await boxOf(composer(page))).x)
  expect(await page.evaluate(() => window.scrollY)).toBe(place)
  expect(await faultsOf(chair, 'room-laptop')).toEqual([])
})

test('[U33] on a phone a bar opens the console and the speakers over the page, and the reader keeps their place', async () => {
  const { page } = chair
  await page.setViewportSize({ width: 390, height: 844 })
  await chair.visit(room)
  await scrollFar(page)
  await isInView(composer(page))
  const read = page.getByRole('article').nth(6)
  const { y } = await boxOf(read)
  const bar = page.getByRole('navigation', { name: 'In this session' })
  await bar.getByRole('button', { name: 'Console' }).click()
  await isInView(page.getByRole('button', { name: 'Take up next: 2. Other business' }))
  await bar.getByRole('button', { name: 'Speakers' }).click()
  await isInView(page.getByRole('list', { name: /on the list/ }).getByRole('button', { name: 'Give the floor' }))
  expect(await page.getByRole('button', { name: 'Take up next: 2. Other business' }).isVisible()).toBe(false)
  await page.keyboard.press('Escape')
  await isInView(composer(page))
  expect(Math.abs((await boxOf(read)).y - y)).toBeLessThan(2)
  await bar.getByRole('button', { name: 'Console' }).click()
  expect(await faultsOf(chair, 'room-phone-console')).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test.each([
  [390, 844],
  [1440, 900],
])(
  '[U42] at %d px no button of the room is cut in French, and the menu to ask for the floor is in view',
  async (width, height) => {
    const visitor = await newVisitor(browser, server.origin, 'Aïssatou Diagne Sow', {
      locale: 'fr-FR',
      viewport: { width, height },
    })
    const { page } = visitor
    await visitor.visit('/sign-in')
    await page.getByRole('button', { name: visitor.name }).click()
    await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor()
    await visitor.visit(room)
    const bar = page.getByRole('navigation', { name: 'Dans cette séance' })
    const phone = width < 1200
    if (phone) await bar.getByRole('button', { name: 'Ordre du jour' }).click()
    await isInView(page.getByRole('button', { name: /du Sénégal/ }))
    const cut = page.locator('button').evaluateAll((buttons) =>
      buttons
        .flatMap((button) => [button, ...button.querySelectorAll('span')])
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth)
        .map(({ textContent }) => textContent),
    )
    expect(await cut).toEqual([])
    if (phone) await bar.getByRole('button', { name: 'Parole' }).click()
    await page.getByRole('button', { name: 'Demander la parole' }).click()
    await page.getByRole('menuitem').first().waitFor()
    for (const purpose of await page.getByRole('menuitem').all()) await isInView(purpose)
    expect(await page.getByRole('menuitem').count()).toBeGreaterThan(2)
    await page.keyboard.press('Escape')
    await page.context().close()
  },
)

test('[U34] the contents are beside the instrument, mark the place, and lead to another', async () => {
  const { page } = delegate
  await page.setViewportSize({ width: 1280, height: 800 })
  await delegate.visit(instrument)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  const wanted = contents.getByRole('link', { name: /^Standard 5 / }).first()
  await wanted.press('Enter')
  await isInView(page.getByRole('heading', { name: /^Standard 5 / }).first())
  await waitUntil('it to be marked', async () => (await wanted.getAttribute('aria-current')) === 'location')
  expect(await contents.locator('[aria-current]').count()).toBe(1)
  await isInView(contents)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: /^Contents/ }).click()
  await contents.getByRole('link', { name: /^Pillar 2 / }).click()
  await isInView(page.getByRole('heading', { name: /^Pillar 2 / }))
  await page.getByRole('button', { name: /^Contents Pillar 2/ }).click()
  expect(await faultsOf(delegate, 'contents-phone')).toEqual([])
})

test('[U30] the hall sees the text under debate with its changes, and who is next, at 1280 × 800', async () => {
  const { page } = chair
  await page.setViewportSize({ width: 1280, height: 800 })
  await chair.visit(`${room}/screen`)
  await isInView(page.locator('main del').first())
  await isInView(page.locator('main ins').first())
  await isInView(page.getByRole('listitem').filter({ hasText: 'Brazil' }))
  expect(await page.locator('main button').count()).toBe(0)
  const text = page.getByRole('region', { name: 'The text under discussion' })
  await waitUntil('it to be moved by a key', async () => {
    await page.keyboard.press('PageDown')
    return text.evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollTop + clientHeight > scrollHeight - 4)
  })
  expect(await faultsOf(chair, 'hall-text')).toEqual([])
})

test('[U31] at 400 % zoom what is fixed takes at most a fifth of the height', async () => {
  const { page } = chair
  await page.setViewportSize({ width: 320, height: 256 })
  for (const path of [proposal, room, instrument, '/hlsg/today']) {
    await chair.visit(path)
    await page.evaluate(() => window.scrollTo(0, 900))
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const fixed = await page.evaluate(() => {
      const stays = [...document.querySelectorAll('body *')].filter((element) =>
        ['fixed', 'sticky'].includes(getComputedStyle(element).position),
      )
      const seen = stays.map((element) => {
        const { top, bottom, width } = element.getBoundingClientRect()
        return width === 0 ? 0 : Math.max(0, Math.min(bottom, window.innerHeight) - Math.max(top, 0))
      })
      return seen.reduce((sum, height) => sum + height, 0)
    })
    expect(fixed).toBeLessThanOrEqual(256 / 5)
  }
})

test('[U32] [U33] no page failed in the browser', () => {
  expect([...chair.faults(), ...delegate.faults()]).toEqual([])
})
