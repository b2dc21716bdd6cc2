import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Provisions } from '@quorate/shared/contracts/instrument'
import type { Proposal } from '@quorate/shared/contracts/proposals'
import type { Browser, Locator, Page } from 'playwright-core'
import { dataOf, ground } from '../support/amendment.ts'
import { launchBrowser } from '../support/browser.ts'
import { type HttpClient, signedIn } from '../support/http-client.ts'
import { CHAIR, HEADS, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, signInOnPage, textOf, type Visitor } from '../support/visitor.ts'

/** An amendment of everything: what is there is reworded, moved and deleted, and something new comes in between. */

let server: ServerProcess
let browser: Browser
let delegate: Visitor
/** Where the amendment is, once it is tabled. */
let proposal: string
let draft: string

const TITLE = 'Standards on their way'

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  delegate = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

let broken: string | null = null

/** A test that continues the one before: after a failure the others cannot continue. */
function chapter(name: string, tell: () => Promise<void>): void {
  test(name, async () => {
    if (broken !== null) throw new Error(`The story broke off at: ${broken}`)
    broken = name
    await tell()
    broken = null
  })
}

/** Chooses in a field by typing and with the keyboard. */
async function find(field: Locator, words: string): Promise<void> {
  await field.focus()
  await field.fill(words)
  const page = field.page()
  await page.getByRole('option', { name: words }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

const card = (page: Page, name: RegExp) => page.getByRole('group', { name })
const lines = async (list: Locator) => (await list.getByRole('listitem').allInnerTexts()).map((text) => text.trim())

chapter(
  '[P9] a heading is reworded, a provision inserted between two, one moved, one deleted, and all of it kept',
  async () => {
    const { page } = delegate
    await signInOnPage(delegate)
    await delegate.visit('/hlsg/proposals/new')
    await page.getByRole('heading', { level: 1, name: 'Draft an amendment' }).waitFor()

    await find(page.getByRole('combobox', { name: 'Provision to amend' }), 'Pillar 1, Standard 6')
    const six = card(page, /^Pillar 1, Standard 6/)
    await six.getByLabel('New heading of Pillar 1, Standard 6').fill('Data in advance')
    await six.locator('ins').filter({ hasText: 'Data' }).waitFor()
    await six.getByText('in English only, translation awaited').waitFor()
    await six.getByRole('button', { name: 'Write the French text' }).click()
    await six.getByLabel('New heading of Pillar 1, Standard 6').fill('Les données préalables')

    await find(page.getByRole('combobox', { name: 'Insert a new provision after' }), 'Pillar 1, Standard 6')
    const inserted = card(page, /^New provision/)
    expect(await inserted.getByLabel('Number in English').inputValue()).toBe('Standard 6 bis')
    expect(await inserted.getByLabel('Number in French').inputValue()).toBe('Norme 6 bis')
    const neighbours = inserted.getByRole('list', { name: 'The place and its neighbours' })
    expect(await lines(neighbours)).toEqual([
      expect.stringContaining('Under Pillar 1'),
      expect.stringContaining('Pillar 1, Standard 6'),
      'Pillar 1, Standard 6 bis',
      expect.stringContaining('Pillar 1, Standard 7'),
    ])
    await inserted.getByLabel('Number in English').fill('Standard 7')
    await inserted.getByText('A provision beside it has this number.').waitFor()
    await inserted.getByLabel('Number in English').fill('Standard 6 bis')
    await inserted.getByLabel('Heading of Pillar 1, Standard 6 bis').fill('Quality of data')
    await inserted.getByLabel('Text of Pillar 1, Standard 6 bis', { exact: true }).fill('Data shall be correct.')
    await inserted.getByText('in English only, translation awaited').waitFor()
    await inserted.getByRole('radio', { name: 'Français' }).focus()
    await page.keyboard.press('Space')
    await inserted.getByLabel('Heading of Pillar 1, Standard 6 bis').fill('La qualité des données')
    await inserted.getByLabel('Text of Pillar 1, Standard 6 bis', { exact: true }).fill('Les données sont exactes.')

    await find(page.getByRole('combobox', { name: 'Amend another provision as well' }), '1.4.3')
    const moved = card(page, /^1\.4\.3/)
    await moved.getByRole('button', { name: 'Move it' }).click()
    await find(moved.getByRole('combobox', { name: 'Place' }), '1.5.1')
    await moved.getByText('Its number stays the same').waitFor()
    expect(await lines(moved.getByRole('list', { name: 'The place and its neighbours' }))).toEqual([
      expect.stringContaining('Under Pillar 1, Standard 5'),
      expect.stringContaining('1.5.1'),
      expect.stringContaining('1.4.3'),
      expect.stringContaining('1.5.2'),
    ])

    await find(page.getByRole('combobox', { name: 'Amend another provision as well' }), 'Pillar 1, Standard 7')
    const deleted = card(page, /^Pillar 1, Standard 7/)
    await deleted.getByRole('button', { name: 'Propose to delete it' }).click()
    await deleted.getByText(/^The \d provisions under it are deleted as well\./).waitFor()

    await find(page.getByRole('combobox', { name: 'Amend another provision as well' }), '1.1.1')
    const text = card(page, /^1\.1\.1/).getByLabel('New text of 1.1.1')
    await text.fill(`${await text.inputValue()} They publish it.`)

    await page.getByLabel('Title in English').fill(TITLE)
    await page.getByLabel('Justification').fill('All of it at once.')
    await page.getByText(/^Saved at/).waitFor()
    expect(await faultsOf(delegate, 'amending')).toEqual([])
    await page.reload()
    await settled(page)
    expect(
      await card(page, /^New provision/)
        .getByLabel('Number in English')
        .inputValue(),
    ).toBe('Standard 6 bis')
    await card(page, /^Pillar 1, Standard 7/)
      .getByRole('button', { name: 'Undo the deletion' })
      .waitFor()
  },
)

chapter(
  '[P10] what is changed in one language only shows the other beside it, and is confirmed before it is tabled',
  async () => {
    const { page } = delegate
    const beside = card(page, /^1\.1\.1/).getByRole('region', { name: '1.1.1 in French' })
    await beside.getByText('in English only, translation awaited').waitFor()
    const [own, other] = [card(page, /^1\.1\.1/).getByLabel('New text of 1.1.1'), beside]
    const [left, right] = [await own.boundingBox(), await other.boundingBox()]
    expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0))

    await page.getByRole('button', { name: 'Table the amendment' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('The translation of these changes is awaited.').waitFor()
    expect((await dialog.getByRole('listitem').allInnerTexts()).map((line) => line.replace(/\s+/g, ' '))).toEqual([
      'Text of 1.1.1: in English only, translation awaited',
    ])
    expect(await faultsOf(delegate, 'amending-confirm')).toEqual([])
    await dialog.getByRole('button', { name: 'Table without translation' }).click()
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
    proposal = new URL(page.url()).pathname
  },
)

chapter('[U50] the page of the amendment shows each of its changes', async () => {
  const { page } = delegate
  const changes = page.getByRole('region', { name: 'Text' }).getByRole('listitem')
  const change = (words: string | RegExp) => changes.filter({ hasText: words })
  await change('Change of the heading · English').locator('ins').filter({ hasText: 'Data' }).waitFor()
  await change('Change of the heading · French').locator('ins').filter({ hasText: 'données' }).waitFor()
  await change('New provision · French').getByText('It comes after Pillar 1, Standard 6.').waitFor()
  await change('New provision · English').locator('ins').filter({ hasText: 'Quality of data' }).waitFor()
  expect(await textOf(change('1.4.3').getByText('Old place:'))).toMatch(
    /Old place: after 1\.4\.2\s+New place: after 1\.5\.1/,
  )
  for (const number of ['Pillar 1, Standard 7', '1.7.1', '1.7.2'])
    await change('Deletion · English').filter({ hasText: number }).first().waitFor()
  await change('1.1.1').getByText('in English only, translation awaited').waitFor()
  expect(await faultsOf(delegate, 'amending-proposal')).toEqual([])

  const phone = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira', {
    viewport: { width: 390, height: 844 },
    locale: 'fr-FR',
  })
  await phone.signIn()
  await phone.visit(proposal)
  await phone.page.locator('ins').filter({ hasText: 'La qualité des données' }).waitFor()
  expect(await faultsOf(phone, 'amending-proposal-phone')).toEqual([])
  const width = () => phone.page.evaluate(() => document.documentElement.scrollWidth)
  expect(await width()).toBe(390)
  await phone.visit('/hlsg/proposals/new')
  await find(phone.page.getByRole('combobox', { name: 'Insérer une nouvelle disposition après' }), '1.4.3')
  await phone.page.getByLabel('Texte de 1.4.4').fill('Les données sont exactes.')
  expect(await faultsOf(phone, 'amending-phone')).toEqual([])
  expect(await width()).toBe(390)
})

chapter(
  '[P9] a draft for an earlier version says what of it the new one has changed, and goes on with the new one',
  async () => {
    const { page } = delegate
    await delegate.visit('/hlsg/proposals/new?provision=p1-s1-1')
    await card(page, /^1\.1\.1/)
      .getByLabel('New text of 1.1.1')
      .fill('Something else.')
    await find(page.getByRole('combobox', { name: 'Amend another provision as well' }), '1.7.1')
    await card(page, /^1\.7\.1/)
      .getByLabel('New text of 1.7.1')
      .fill('Of what will be gone.')
    await page.getByText(/^Saved at/).waitFor()
    draft = new URL(page.url()).pathname
  },
)

chapter('[E7] the version that the adopted amendment makes has all of it', async () => {
  const [chair, secretary, ...heads] = (await Promise.all(
    [CHAIR, SECRETARY, ...HEADS].map((persona) => signedIn(server.origin, persona)),
  )) as [HttpClient, HttpClient, ...HttpClient[]]
  const work = proposal.split('/').at(-1) ?? ''
  const sitting = { startsAt: Date.now() + 3_600_000, timeZone: 'Europe/Brussels' }
  const agenda = [{ title: 'The amendment', works: [work] }]
  const scheduled = await chair.command('/sessions', { title: 'A sitting', ...sitting, agenda })
  const { session } = dataOf(scheduled, 'SessionScheduled')
  await chair.command(`/sessions/${session}/opening`)
  const { session: opened } = await chair.query<{ session: { agenda: { item: string; works: string[] }[] } }>(
    `/sessions/${session}`,
  )
  const item = opened.agenda.find(({ works }) => works.includes(work))?.item
  await chair.command(`/sessions/${session}/current-item`, { item })
  const put = { work, session, question: 'Shall it be adopted?', method: 'roll-call', profile: 'wco-convention' }
  const { vote } = dataOf(await chair.command('/votes', put), 'VoteOpened')
  for (const head of heads) await head.command(`/votes/${vote}/ballot`, { choice: 'for' })
  await chair.command(`/votes/${vote}/closing`)
  await chair.command(`/votes/${vote}/certification`)
  await secretary.command(`/votes/${vote}/certification`)

  const on = await ground(chair)
  expect(on.version).toBe(2)
  const find = (id: string) => on.provisions.find((each) => each.id === id)
  expect(find('p1-s6')?.heading).toEqual({ en: 'Data in advance', fr: 'Les données préalables' })
  const { base } = await chair.query<Proposal>(`/proposals/${work}`)
  expect(base.map(({ id }) => id)).toContain('p1-s6')
  const numbers = on.provisions.map(({ number }) => number)
  expect(numbers.slice(numbers.indexOf('1.6.4'), numbers.indexOf('1.6.4') + 3)).toEqual([
    '1.6.4',
    'Pillar 1, Standard 6 bis',
    'Pillar 1, Standard 8',
  ])
  expect(on.provisions.find(({ number }) => number === 'Pillar 1, Standard 6 bis')).toMatchObject({
    shown: { en: 'Standard 6 bis', fr: 'Norme 6 bis' },
    cited: { fr: 'Pilier 1, Norme 6 bis' },
    heading: { en: 'Quality of data', fr: 'La qualité des données' },
    text: { en: 'Data shall be correct.', fr: 'Les données sont exactes.' },
  } satisfies Partial<Provisions['provisions'][number]>)
  expect(numbers.slice(numbers.indexOf('1.5.1'), numbers.indexOf('1.5.1') + 3)).toEqual(['1.5.1', '1.4.3', '1.5.2'])
  expect(find('p1-s1-1')?.text.awaiting).toEqual(['fr'])

  await delegate.visit(`/hlsg/instrument/${on.instrument}/compare/1/2`)
  await delegate.page.locator('del').filter({ hasText: 'Advance' }).first().waitFor()
  await delegate.page.getByText('New place: after 1.5.1').waitFor()
  expect(await faultsOf(delegate, 'amending-comparison')).toEqual([])

  await delegate.visit(draft)
  const { page } = delegate
  await page.getByText('It has other words in: 1.1.1.').waitFor()
  await page.getByText('These changes no longer fit it: 1.7.1.').waitFor()
  expect(await faultsOf(delegate, 'amending-newer')).toEqual([])
  await page.getByRole('button', { name: 'Take the draft to version 2' }).click()
  const gone = card(page, /^A provision that this version does not have/)
  await gone.getByText('Of what will be gone.').waitFor()
  await page.locator('del').filter({ hasText: 'They publish it' }).waitFor()
  await gone.getByRole('button', { name: 'Undo the change' }).click()
  await gone.waitFor({ state: 'detached' })
  expect(delegate.faults()).toEqual([])
})
