import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { Browser, Page } from 'playwright-core'
import { dataOf } from '../support/amendment.ts'
import { launchBrowser } from '../support/browser.ts'
import { alerts, listen } from '../support/listen.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, type Visitor } from '../support/visitor.ts'

/** The floor of a session: one delegate in English, one in French on a phone, and the chair. */

let server: ServerProcess
let browser: Browser
let chair: Visitor
let delegate: Visitor
let other: Visitor
let session: string

beforeAll(async () => {
  // Not plain localhost, which Socket.IO believes reachable even without a network.
  server = await startServerProcess({ hostname: 'quorate.localhost' })
  browser = await launchBrowser()
  chair = await newVisitor(browser, server.origin, 'Claire-Lise Perrenoud')
  delegate = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  other = await newVisitor(browser, server.origin, 'Haruka Minegishi', { viewport: { width: 390, height: 844 } })
  for (const visitor of [chair, delegate, other]) await visitor.signIn()
  const agenda = [{ title: 'Risk', works: [] }]
  const what = { title: 'A sitting', startsAt: Date.UTC(2027, 2, 1), timeZone: 'Europe/Brussels', agenda }
  const scheduled = dataOf(await chair.ask<CommandAnswer>('POST', '/sessions', what), 'SessionScheduled')
  session = scheduled.session
  await chair.ask('POST', `/sessions/${session}/opening`)
  await chair.ask('POST', `/sessions/${session}/current-item`, { item: scheduled.agenda[0]?.item })
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const waiting = (page: Page) => page.getByRole('list', { name: /on the list|inscrit/ }).getByRole('listitem')
const live = (page: Page) => page.getByRole('button', { name: 'Live', exact: true })

/** By keyboard; done when the request is on the list, so that a next one finds nothing under way. */
async function ask(page: Page, kind: 'statement' | 'point of order'): Promise<void> {
  await page.getByRole('button', { name: 'Ask for the floor', disabled: false }).press('Enter')
  await page.getByRole('menuitem', { name: new RegExp(`^${kind}`, 'i') }).press('Enter')
  const own = waiting(page).filter({ has: page.getByRole('button', { name: 'Withdraw' }) })
  await own.filter({ hasText: kind }).waitFor()
}

test('[S10] [S12] [U9] [U14] the floor is asked for, given, timed and ended; the speaker is told at once, and once', async () => {
  for (const visitor of [chair, delegate, other]) await visitor.visit(`/hlsg/sessions/${session}`)
  await ask(other.page, 'statement')
  await ask(delegate.page, 'statement')
  await ask(delegate.page, 'point of order')
  // A speaker on another page is told, too.
  await other.visit('/hlsg/decisions')
  await live(other.page).waitFor()
  const heard = await Promise.all([delegate.page, other.page].map(listen))

  await waiting(chair.page).nth(2).waitFor()
  const order = await waiting(chair.page).allInnerTexts()
  expect(order.map((text) => /Brazil|Japan/.exec(text)?.[0])).toEqual(['Brazil', 'Japan', 'Brazil'])
  expect(order[0]).toMatch(/point of order/i)
  await chair.ask('POST', `/sessions/${session}/speaking-time`, { seconds: 20 })
  expect(await faultsOf(chair, 'floor-console')).toEqual([])
  await press(chair.page, 'Give the floor to Brazil (point of order)')
  await delegate.page.getByText('left of 20 seconds').waitFor()
  expect(await faultsOf(delegate, 'floor-mine')).toEqual([])
  await delegate.page.getByText(/^Time is up: \d+:\d\d over$/).waitFor()
  expect(await faultsOf(delegate, 'floor-over')).toEqual([])

  await press(chair.page, 'Give the floor to Japan (statement)')
  await other.page.getByRole('link', { name: 'Go to the session' }).click()
  await other.page.getByText('Haruka Minegishi').first().waitFor()
  await press(other.page, /^Haruka Minegishi/)
  await other.page.getByRole('menuitem', { name: 'Français' }).click()
  await other.page.getByRole('button', { name: 'Demander la parole' }).waitFor()
  expect(await other.page.getByRole('link', { name: 'Aller à la séance' }).count()).toBe(0)
  expect(await faultsOf(other, 'floor-mine-phone-fr')).toEqual([])
  const screen = await newVisitor(browser, server.origin, chair.name, {
    storageState: await chair.page.context().storageState(),
  })
  await screen.visit(`/hlsg/sessions/${session}/screen`)
  await screen.page.getByText('Japan').first().waitFor()
  expect(await faultsOf(screen, 'floor-hall')).toEqual([])
  await screen.page.context().close()

  await delegate.setOffline(true)
  const withdraw = delegate.page.getByRole('button', { name: 'Withdraw' })
  const why = 'You are offline. You can do this again when the connection is back.'
  await delegate.page.getByRole('paragraph').filter({ hasText: why }).first().waitFor()
  for (const button of [withdraw, delegate.page.getByRole('button', { name: 'Ask for the floor' })])
    expect(await button.getAttribute('aria-disabled')).toBe('true')
  await delegate.page.getByRole('button', { name: 'Ask for the floor' }).click({ force: true })
  expect(await delegate.page.getByRole('menuitem').count()).toBe(0)
  // They are not told of a floor that they got and lost meanwhile.
  await press(chair.page, 'Give the floor to Brazil (statement)')
  await press(chair.page, 'End the speech of Brazil')
  await chair.page.getByText('Nobody has the floor.').waitFor()
  await delegate.setOffline(false)
  await delegate.page.getByText('Nobody has the floor.').waitFor()
  await settled(delegate.page)
  expect(await waiting(delegate.page).count()).toBe(0)
  expect(alerts((await heard[0]?.()) ?? [])).toEqual(['You have the floor.'])

  await press(chair.page, 'Close the list of speakers')
  await delegate.page.getByText('The list of speakers is closed. Only points of order').waitFor()
  await press(delegate.page, 'Ask for the floor')
  await delegate.page.getByRole('menuitem').nth(1).waitFor()
  expect(await delegate.page.getByRole('menuitem').count()).toBe(2)
  expect([...chair.faults(), ...other.faults()]).toEqual([])
})
