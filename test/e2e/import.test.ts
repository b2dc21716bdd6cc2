import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Instruments, Version } from '@quorate/shared/contracts/instrument'
import type { ImportDrafts } from '@quorate/shared/contracts/reading'
import type { Browser, Page } from 'playwright-core'
import { wordDocument } from '../../server/src/reading/docx.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/** A document comes in: it is read, looked at, corrected by keyboard, compared in both languages, and imported. */

let server: ServerProcess
let browser: Browser
let secretary: Visitor

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  secretary = await newVisitor(browser, server.origin, 'Élodie Vercruysse', { viewport: { width: 1440, height: 900 } })
  await secretary.signIn()
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const wordFile = async (language: 'en' | 'fr') => ({
  name: `harbour-${language}.docx`,
  mimeType: DOCX,
  buffer: Buffer.from(await wordDocument(language)),
})

/** The first rows of the tree, with their levels. */
const rowsOf = async (page: Page, count: number): Promise<string[]> =>
  page
    .getByRole('treeitem')
    .evaluateAll((rows, most) => rows.slice(0, most).map((row) => `${row.ariaLevel} ${row.textContent}`), count)

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('[I24] a PDF is refused where it was chosen, with what to do', async () => {
  const { page } = secretary
  await secretary.visit('/hlsg/instrument/import')
  const buffer = Buffer.from('%PDF-1.7\nharbour')
  await page.locator('input[type="file"]').first().setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer })
  await page.getByRole('button', { name: 'Read the document' }).click()
  await page.getByText('Open it, copy the text, and paste it; or use the Word file.').waitFor()
  expect(await faultsOf(secretary, 'import-refused')).toEqual([])
})

test('[I24] a Word document in two languages is seen, corrected by keyboard and only then an instrument', async () => {
  const { page, ask } = secretary
  const before = (await ask<Instruments>('GET', '/instruments')).instruments.length
  await secretary.visit('/hlsg/instrument/import')
  const files = page.locator('input[type="file"]')
  await files.first().setInputFiles(await wordFile('en'))
  await files.last().setInputFiles(await wordFile('fr'))
  await page.getByRole('button', { name: 'Read the document' }).click()
  const tree = page.getByRole('tree')
  await tree.waitFor()
  expect(await page.getByLabel('Title in English').inputValue()).toBe('Framework of Harbour Lights')
  expect(await page.getByLabel('Title in French').inputValue()).toBe('Cadre des feux de port')

  // What is doubtful is a question: here, which text counts.
  await page.getByText('The Word file has tracked changes. Which text counts?').waitFor()
  expect(await faultsOf(secretary, 'import-doubts')).toEqual([])
  await page.getByRole('button', { name: 'As it was before them' }).click()
  await tree.waitFor()
  await page.getByText('Nothing is in doubt.').waitFor()
  const source = page.getByRole('region', { name: 'Source' })
  await source.getByText('Framework of Harbour Lights').waitFor()

  // Three corrections by keyboard, and one that is undone and done again.
  const sentence = 'The keeper shall light the lamp before dusk'
  await tree.focus()
  await press(page, 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'j')
  await page.getByText('is now text of the provision before.').waitFor()
  await press(page, 'ArrowDown', 'n')
  await page.getByLabel('Number', { exact: true }).fill('2')
  await press(page, 'Enter')
  await page.getByText('is changed.').waitFor()
  await press(page, 'ArrowDown', 't')
  await page.getByText(/^The heading of .*Article 2.* is text/).waitFor()
  await press(page, 'Control+z')
  await page.getByText('Undone.').waitFor()
  expect((await rowsOf(page, 5))[4]).toBe('2 Article 2Lamps and bells X')
  await press(page, 'Control+Shift+Z')
  await page.getByText('Done again.').waitFor()
  const corrected = [
    '1 ILamps and bells A',
    '2 Article 1Lamps and bells W',
    `3 1${sentence} 1-1-1. 2. ${sentence} 1-1-2.`,
    `3 2${sentence} 1-1-3.`,
    '2 Article 2Lamps and bells X',
  ]
  const shown = (await rowsOf(page, 5)).map((row) => row.replaceAll(/\s+/g, ' '))
  expect(shown).toEqual(corrected)
  // The selected provision's lines are marked in the source, and a line selects its provision.
  await source.locator('[data-marked]').getByText('Article 2').waitFor()
  await source.locator('[data-line]', { hasText: '1-1-3' }).click()
  expect(await page.locator('[role="treeitem"][aria-selected="true"]').textContent()).toContain('1-1-3')
  // The Tab key leaves the tree.
  await tree.focus()
  await press(page, 'Tab')
  expect(await tree.evaluate((element) => element === document.activeElement)).toBe(false)

  // The draft is kept, and gone on with.
  await waitUntil('the corrections to be kept', async () => {
    const { drafts } = await ask<ImportDrafts>('GET', '/import-drafts')
    return drafts[0]?.corrections === 4
  })
  await secretary.visit('/hlsg/instrument/import')
  await page.getByRole('link', { name: 'Go on' }).click()
  await tree.waitFor()
  expect((await rowsOf(page, 5)).map((row) => row.replaceAll(/\s+/g, ' '))).toEqual(corrected)

  // Both languages, and what only one of them has.
  await page.getByText('Side by side', { exact: true }).click()
  await page.getByText(/1.* provision is in one language only/).waitFor()
  await page.getByText(/^Not matched by number/).click()
  await page.getByText('In one language only', { exact: true }).waitFor()
  expect(await faultsOf(secretary, 'import-side-by-side')).toEqual([])
  expect((await ask<Instruments>('GET', '/instruments')).instruments).toHaveLength(before)

  await page.getByRole('button', { name: 'Import the instrument' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/85.* provisions come in, in .*English and French/).waitFor()
  const sure = dialog.getByRole('checkbox')
  if ((await sure.count()) > 0) await sure.check()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Framework of Harbour Lights' }).waitFor()
  await page.getByText(`${sentence} 1-1-3.`).waitFor()
  const { instruments } = await ask<Instruments>('GET', '/instruments')
  expect(instruments).toHaveLength(before + 1)
  const made = instruments.find(({ title }) => title.fr === 'Cadre des feux de port')
  const { outline, sources } = await ask<Version>('GET', `/instruments/${made?.id}/versions/1`)
  expect(outline.slice(0, 2)).toMatchObject([
    { shown: { en: 'I', fr: 'I' }, heading: { en: 'Lamps and bells A', fr: 'Lampes et cloches A' } },
    { cited: { en: 'I, Article 1', fr: 'I, Article 1' } },
  ])
  expect(sources).toMatchObject({ en: { name: 'harbour-en.docx' }, fr: { name: 'harbour-fr.docx' } })
  await secretary.visit('/hlsg/instrument/import')
  expect(await page.getByRole('link', { name: 'Go on' }).count()).toBe(0)
})

test('[I26] [I27] an instrument shows what its document has; the Secretariat corrects what was read wrongly, and withdraws it', async () => {
  const { page } = secretary
  const { instruments } = await secretary.ask<Instruments>('GET', '/instruments')
  const made = instruments.find(({ title }) => title.fr === 'Cadre des feux de port')
  await secretary.visit(`/hlsg/instrument/${made?.id}`)
  await page.getByRole('table').getByRole('columnheader', { name: 'Harbour' }).waitFor()
  await page
    .getByRole('heading', { name: /^Article 1 Lamps and bells W/ })
    .first()
    .waitFor()
  await page.getByText('2 notes').click()
  await page.getByText('Except in leap years.').waitFor()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'harbour-en.docx' }).click()
  expect((await coming).suggestedFilename()).toBe('harbour-en.docx')

  await page
    .getByRole('button', { name: /Correct what was read wrongly in .*I, Article 1, 2/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('As it should be, in full').fill('The keeper shall light the lamp at dusk.')
  await dialog.getByLabel('Reason').fill('“before” is not in the document.')
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('The keeper shall light the lamp at dusk.').first().waitFor()
  await page.getByText('1 corrigendum').click()
  await page.locator('del', { hasText: 'before' }).waitFor()
  expect(await faultsOf(secretary, 'instrument-imported')).toEqual([])

  await page.getByRole('button', { name: 'Withdraw the instrument' }).click()
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await dialog.getByText('Give a reason.').waitFor()
  await dialog.getByLabel('Reason').fill('Imported to try it.')
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await waitUntil('the instrument to be gone', async () => {
    const { instruments: left } = await secretary.ask<Instruments>('GET', '/instruments')
    return left.every(({ id }) => id !== made?.id)
  })
})

test('[I25] a document of 2,000 provisions is corrected in few elements', async () => {
  const { page } = secretary
  const text = Array.from({ length: 2000 }, (_, index) => `${index + 1}. Provision ${index + 1} has these words.`)
  await secretary.visit('/hlsg/mandate/import')
  const buffer = Buffer.from(`The long mandate\n\n${text.join('\n\n')}\n`)
  await page.locator('input[type="file"]').first().setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer })
  await page.getByRole('button', { name: 'Read the document' }).click()
  const tree = page.getByRole('tree')
  await tree.waitFor()
  await settled(page)
  await tree.focus()
  await press(page, 'End')
  const last = page.getByRole('treeitem', { name: 'Provision 2000 has these words.' })
  await waitUntil('the last one to be on screen', () =>
    last.evaluateAll(([row]) => {
      const { top = -1, bottom = 0 } = row?.getBoundingClientRect() ?? {}
      return top > 0 && bottom <= innerHeight
    }),
  )
  expect(await page.locator('*').count()).toBeLessThan(1500)
  await press(page, 'Alt+ArrowRight')
  await page.getByText(/2000.* is one level lower/).waitFor()
  expect(await last.getAttribute('aria-level')).toBe('2')
  await press(page, 'Home')
  await waitUntil('the first one to be on screen', async () => (await rowsOf(page, 1))[0]?.startsWith('1 1') === true)
})
