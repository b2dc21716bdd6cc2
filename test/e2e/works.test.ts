import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { Works } from '@quorate/shared/contracts/works'
import type { Browser, Page } from 'playwright-core'
import { amendmentOf, dataOf, type Ground, ground } from '../support/amendment.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, textOf, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/** Many works: their lists, several of them under one item of an agenda, and their pages in French and on a phone. */

const MANY = 70

let server: ServerProcess
let browser: Browser
let delegate: Visitor
let chair: Visitor
let reader: Visitor
let on: Ground

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  delegate = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  chair = await newVisitor(browser, server.origin, 'Claire-Lise Perrenoud')
  reader = await newVisitor(browser, server.origin, 'Ousmane Keïta Fall', {
    ...{ locale: 'fr-FR', viewport: { width: 390, height: 844 } },
  })
  for (const visitor of [delegate, chair]) await visitor.signIn()
  on = await ground({ query: (path: string) => delegate.ask('GET', path) } as never)
  const provisions = on.provisions.filter(({ text }) => text.en)
  for (let number = 1; number <= MANY; number += 1) {
    const provision = provisions[number % provisions.length]?.id ?? ''
    await bring(provision, 100 + number)
  }
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

async function bring(provision: string, number: number): Promise<string> {
  const body = amendmentOf(on, provision, `It is the wish of number ${number}.`)
  const titled = { ...body, title: { en: `Wish number ${number}, à la Zürich` } }
  return dataOf(await delegate.ask<CommandAnswer>('POST', '/proposals', titled), 'WorkBrought').work
}

const wish = (page: Page, number: number) => page.getByRole('link', { name: new RegExp(`Wish number ${number},`) })
const elements = (page: Page) => page.locator('*').count()

test('[U21] a list comes in pages, by scrolling or by a button, and never has too many elements', async () => {
  const { page, visit } = delegate
  await visit('/hlsg/proposals')
  await page.getByText('30 shown so far').waitFor()
  await page.getByRole('button', { name: 'Show more' }).press('Enter')
  await page.getByText('60 shown so far').waitFor()
  await waitUntil('the end of the list', async () => {
    await page.mouse.wheel(0, 2000)
    return page.getByRole('link', { name: /^HLSG\/P\/1 / }).isVisible()
  })
  await page.getByText('72 in all').waitFor()
  expect(await elements(page)).toBeLessThan(1500)
  expect(await faultsOf(delegate, 'proposals-many')).toEqual([])
})

test('[U21] a search ignores case and accents; the page says if nothing is found', async () => {
  const { page, visit } = delegate
  await visit('/hlsg/proposals')
  const search = page.getByRole('searchbox', { name: 'Search by symbol, title or sponsor' })
  await search.fill('zurich A LA 166')
  await page.getByText('1 in all').waitFor()
  await wish(page, 166).waitFor()
  await page.reload()
  await wish(page, 166).waitFor()
  expect(await search.inputValue()).toBe('zurich A LA 166')
  await search.fill('no such words')
  await page.getByText('Nothing found').waitFor()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await page.getByText('30 shown so far').waitFor()
})

test('[U21] new works are announced at the edge while one reads further down, and nothing moves', async () => {
  const { page, visit } = chair
  await visit('/hlsg/proposals')
  await page.mouse.wheel(0, 900)
  const row = wish(page, 160)
  const place = async () => (await row.boundingBox())?.y
  await row.waitFor()
  await waitUntil('the scrolling to end', async () => {
    const was = await place()
    await settled(page)
    return was !== undefined && was === (await place())
  })
  const before = await place()
  const provision = on.provisions.find(({ text }) => text.en)?.id ?? ''
  await bring(provision, 901)
  const news = page.getByRole('button', { name: '1 new' })
  await news.waitFor()
  expect((await news.boundingBox())?.y).toBeLessThan(200)
  expect(await wish(page, 901).count()).toBe(0)
  expect(await place()).toBe(before)
  await news.click()
  await waitUntil('the new work to be on screen', async () => {
    const y = (await wish(page, 901).boundingBox())?.y ?? -1
    return y > 0 && y < 900
  })
  await page.evaluate(() => window.scrollTo(0, 0))
  await bring(provision, 902)
  await wish(page, 902).waitFor()
})

test('[U22] an item of the agenda has several matters; each is shown with its text and its discussion', async () => {
  const { page } = chair
  await chair.visit('/hlsg/sessions')
  await page.getByRole('button', { name: 'Schedule a session' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Title', { exact: false }).first().fill('A sitting on HLSG/P/1')
  await form.getByLabel('Date').fill('2077-03-01')
  await form.getByLabel('Title of item 1').fill('Both wishes, with HLSG/P/2')
  const works = form.getByRole('combobox', { name: 'Matters under item 1' })
  for (const number of [112, 113]) {
    await works.fill(`wish ${number} zurich`)
    await page.getByRole('option', { name: new RegExp(`Wish number ${number},`) }).click()
  }
  await page.keyboard.press('Tab')
  expect(await faultsOf(chair, 'schedule')).toEqual([])
  await form.getByRole('button', { name: 'Schedule the session' }).click()
  await page.getByRole('link', { name: 'A sitting on HLSG/P/1' }).click()
  await page.getByRole('button', { name: 'Open the session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click()
  await page.getByRole('button', { name: /^Take up next: 1\./ }).click()
  await page.getByText('It is the wish of number 112.').waitFor()
  const agenda = page.getByRole('region', { name: 'Agenda' })
  await agenda.getByRole('link', { name: 'HLSG/P/2', exact: true }).waitFor()
  expect(await agenda.getByRole('link', { name: /Wish number/ }).count()).toBe(2)
  await page.getByRole('radiogroup', { name: 'Matter shown' }).getByText('HLSG/P/15').click()
  await page.getByText('It is the wish of number 113.').waitFor()
  await page.getByRole('button', { name: 'Close the discussion' }).waitFor()
  expect(await textOf(page.getByText(/^The discussion on/))).toContain('HLSG/P/15')
  expect(await faultsOf(chair, 'session-two-matters')).toEqual([])
})

test('[U17] the address of a work without its kind leads to its page', async () => {
  const { page, visit, ask } = chair
  const { works } = await ask<Works>('GET', '/works?search=902')
  const [work] = works
  await visit(`/hlsg/works/${work?.id}`)
  await page.getByRole('heading', { level: 1, name: /^Wish number 902/ }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/hlsg/proposals/${work?.id}`)
})

test('[U1] [U3] [U37] in French and on a phone: lists, a matter, a clause, the record', async () => {
  const { page, visit } = reader
  await visit('/sign-in')
  await page.getByRole('button', { name: reader.name }).click()
  await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor()
  await settled(page)
  expect(await faultsOf(reader, 'fr-today')).toEqual([])
  await visit('/hlsg/proposals')
  expect(await textOf(page.getByRole('listitem').filter({ hasText: 'Wish number 902' }))).toContain(
    'en anglais seulement, traduction attendue',
  )
  expect(await faultsOf(reader, 'fr-proposals')).toEqual([])
  await wish(page, 902).click()
  await page.getByRole('button', { name: 'Suivre', exact: true }).waitFor()
  expect(await faultsOf(reader, 'fr-proposal')).toEqual([])
  await page.getByRole('link', { name: 'Clause 2.7' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Clause 2.7' }).waitFor()
  await settled(page)
  expect(await faultsOf(reader, 'fr-clause')).toEqual([])
  for (const path of ['sessions', 'votes', 'decisions', 'record', 'mandate', 'instrument']) {
    await visit(`/hlsg/${path}`)
    expect(await faultsOf(reader, `fr-${path}`)).toEqual([])
  }
})

test('[U2] no page has failed', () => {
  expect([delegate, chair, reader].flatMap((visitor) => visitor.faults())).toEqual([])
})
