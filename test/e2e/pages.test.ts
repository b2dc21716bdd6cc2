import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { Instruments, Version } from '@quorate/shared/contracts/instrument'
import type { Session } from '@quorate/shared/contracts/sessions'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import type { Browser } from 'playwright-core'
import { everyArea } from '../../client/src/app/every-area.ts'
import { dataOf } from '../support/amendment.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, signInOnPage, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/** Every page as it is when the demonstration begins: for everybody, in light and dark, by WCAG 2.2 AA. */

let server: ServerProcess
let browser: Browser
let secretary: Visitor

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  secretary = await newVisitor(browser, server.origin, 'Élodie Vercruysse')
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

test('[E1] the sign-in page offers the personas, and a form beside them', async () => {
  const { page, visit } = secretary
  await visit('/')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  expect(secretary.faults()).toEqual([])
  expect(await page.locator('section', { hasText: 'Try the demonstration' }).getByRole('button').count()).toBe(33)
  await page.getByLabel('E-mail').waitFor()
  expect(await faultsOf(secretary, 'sign-in')).toEqual([])
  await signInOnPage(secretary)
})

const WEIGHED = [
  ['mandate', () => '/mandate'],
  ['instrument', ({ instrument }) => `/instrument/${instrument}`],
  ['proposal', ({ proposal }) => `/proposals/${proposal}`],
  ['session', ({ session }) => `/sessions/${session}`],
  ['record', () => '/record'],
] as const satisfies readonly (readonly [string, (ids: Record<string, string>) => string])[]

test.each(WEIGHED)('[U39] the first visit of the page %s is cheap', async (_, path) => {
  const [instruments, works, sessions] = await Promise.all([
    secretary.ask<{ instruments: { id: string }[] }>('GET', '/instruments'),
    secretary.ask<{ works: { id: string }[] }>('GET', '/works?kind=amendment'),
    secretary.ask<{ sessions: { id: string }[] }>('GET', '/sessions'),
  ])
  const [instrument = '', proposal = '', session = ''] = [
    ...[instruments.instruments, works.works, sessions.sessions].map((all) => all[0]?.id),
  ]
  const visitor = await newVisitor(browser, server.origin, 'Somebody with an empty cache', {
    storageState: await secretary.page.context().storageState(),
  })
  const devtools = await visitor.page.context().newCDPSession(visitor.page)
  await devtools.send('Network.enable')
  const sizes: number[] = []
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength))
  await visitor.visit(`/hlsg${path({ instrument, proposal, session })}`)
  expect(sizes.length).toBeGreaterThan(5)
  expect(sizes.length).toBeLessThanOrEqual(20)
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThanOrEqual(200)
  await visitor.page.context().close()
})

/** The pages of all areas, but those of one thing: their addresses have its id. */
const PAGES = everyArea.flatMap(([, { routes }]) =>
  routes.flatMap(({ path = '' }) => {
    const shortest = path.replace(/\/:\w+\?$/, '')
    return shortest.includes(':') ? [] : [shortest]
  }),
)

test.each([...PAGES, 'nowhere'])('[U1] the page %s can be used by everybody, in light and dark', async (path) => {
  await secretary.visit(`/hlsg/${path}`)
  expect(await faultsOf(secretary, path.replaceAll('/', '-'))).toEqual([])
})

test('[U15] a dialog that closes returns the focus to the menu it was opened from', async () => {
  const { page, visit } = secretary
  await visit('/hlsg/participants')
  const actions = page.getByRole('button', { name: /^Actions/ }).first()
  await actions.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem').first().press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await waitUntil('the focus is back', () => actions.evaluate((button) => button === document.activeElement))
})

test('[U3] a reader of French gets French pages, and may change to English', async () => {
  const reader = await newVisitor(browser, server.origin, 'Ousmane Keïta Fall', { locale: 'fr-FR' })
  const { page } = reader
  await reader.visit('/sign-in')
  await page.getByRole('button', { name: reader.name }).click()
  await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  expect(await faultsOf(reader, 'today-fr')).toEqual([])
  await page.getByRole('button', { name: new RegExp(reader.name) }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

test('[U16] a text of 2,000 provisions is read in few elements, by links to its provisions, and printed in full', async () => {
  const { page, visit, ask } = secretary
  const provisions = Array.from({ length: 2000 }, (_, index) => {
    const heading = index % 500 === 0 ? `### Standard ${index / 500 + 1}: Some of it\n\n` : ''
    return `${heading}${(index % 500) + 1}. Provision ${index + 1} has these words.`
  })
  const en = `# A long text\n\n## Part 1: All of it\n\n${provisions.join('\n\n')}\n`
  const document = documentFromText({ en: 'A long text' }, { en })
  const imported = await ask<CommandAnswer>('POST', '/instruments', document)
  const { instrument } = dataOf(imported, 'InstrumentEntered')
  await visit(`/hlsg/instrument/${instrument}`)
  await page.getByText('Provision 1 has these words.').waitFor()
  expect(await page.locator('*').count()).toBeLessThan(1500)
  const far = page.getByText('Provision 1700 has these words.')
  expect(await far.count()).toBe(0)
  const { outline: all } = await ask<Version>('GET', `/instruments/${instrument}/versions/1`)
  const id = all.find(({ cited }) => cited?.en === 'Standard 4, 200')?.id
  await page.goto('about:blank')
  await visit(`/hlsg/instrument/${instrument}#${id}`)
  await waitUntil('the provision to be on screen', () =>
    far.evaluateAll(([words]) => {
      const top = words?.getBoundingClientRect().top ?? -1
      return top > 0 && top < 400
    }),
  )
  expect(await page.locator('*').count()).toBeLessThan(1500)
  await page.emulateMedia({ media: 'print' })
  const printed = page.locator('main section[data-kind]')
  await waitUntil('all of it to be in print', async () => (await printed.count()) === all.length)
  const words = page.getByText(/^Provision \d+ has these words\.$/)
  await waitUntil('all its words to be there', async () => (await words.count()) === 2000)
  await page.emulateMedia({ media: 'screen' })
})

test('[U16] with 200 delegations and the long text, drafting and the page of an open session have few elements', async () => {
  const { ask } = secretary
  for (let number = 1; number <= 180; number++) {
    const name = { en: `Delegation number ${number}` }
    await ask('POST', '/delegations', { delegation: `more-${number}`, name, region: 'europe' })
  }
  const agenda = [{ title: 'Anything', works: [] }]
  const what = { title: 'A large one', startsAt: Date.UTC(2027, 2, 1), timeZone: 'Europe/Brussels', agenda }
  const { session } = dataOf(await ask<CommandAnswer>('POST', '/sessions', what), 'SessionScheduled')
  const chair = await newVisitor(browser, server.origin, 'Claire-Lise Perrenoud')
  await signInOnPage(chair)
  await chair.ask('POST', `/sessions/${session}/opening`)
  await chair.visit(`/hlsg/sessions/${session}`)
  const box = chair.page.getByRole('checkbox', { name: 'Delegation number 180' })
  await box.waitFor()
  expect(await chair.page.locator('*').count()).toBeLessThan(1500)
  await box.click()
  await waitUntil('the presence to be recorded', async () =>
    (await ask<Session>('GET', `/sessions/${session}`)).session.present.includes('more-180'),
  )
  const { instruments } = await ask<Instruments>('GET', '/instruments')
  const long = instruments.find(({ title }) => title.en === 'A long text')
  const head = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  await signInOnPage(head)
  await head.visit(`/hlsg/proposals/new?instrument=${long?.id}`)
  const field = head.page.getByRole('combobox', { name: 'Provision to amend' })
  await field.click()
  await head.page.getByRole('option').first().waitFor()
  expect(await head.page.locator('*').count()).toBeLessThan(1500)
  await field.fill('Standard 4, 500')
  await head.page.getByRole('option', { name: /^Standard 4, 500 / }).click()
  await head.page.getByRole('textbox', { name: /Standard 4, 500/ }).waitFor()
})

test('[U2] no page fails in the browser', () => {
  // An address that does not exist is answered with 404, which browsers report as a fault.
  expect(secretary.faults().filter((fault) => !/\/hlsg\/nowhere: .* 404 /.test(fault))).toEqual([])
})
