import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Works } from '@quorate/shared/contracts/works'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, type Visitor } from '../support/visitor.ts'

/** What people write, on pages: odd characters are shown to who writes them, and nothing disturbs what is beside it. */

let server: ServerProcess
let browser: Browser
let delegate: Visitor
let chair: Visitor

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  delegate = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  chair = await newVisitor(browser, server.origin, 'Claire-Lise Perrenoud')
  for (const visitor of [delegate, chair]) await visitor.signIn()
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

test('[F8] the form shows at the field what is odd in a line, and where', async () => {
  const { page } = chair
  await chair.visit('/hlsg/sessions')
  await page.getByRole('button', { name: 'Schedule a session' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Title of item 1').fill('Nоrway’s report')
  await form.getByText('In “Nоrway” the letter “о” (U+043E, at character 2)').waitFor()
  const title = form.getByRole('textbox', { name: 'Title', exact: true })
  await title.fill('Report \u202etxt.exe')
  const sentence = 'A hidden or special character (U+202E) is in “txt.exe”, at character 8.'
  await form.getByText(sentence).waitFor()
  expect(await title.getAttribute('aria-invalid')).toBe('true')
  expect(await faultsOf(chair, 'odd-line')).toEqual([])
  await title.fill('Report')
  await form.getByText(sentence).waitFor({ state: 'detached' })
})

test('[F10] what is odd in an official text is shown as it is drafted, and removed at one press', async () => {
  const { page } = delegate
  await delegate.visit('/hlsg/instrument')
  await page
    .getByRole('link', { name: /^Propose an amendment to/ })
    .first()
    .click()
  const text = page.getByLabel(/^New text of/)
  const before = await text.inputValue()
  await text.fill(`${before} Co\u00adoperation\u202e and Secretаriat.`)
  await page.getByText('(U+00AD) in “Cooperation”').waitFor()
  await page.getByText('(U+202E) in “Cooperation”').waitFor()
  await page.getByText('(U+0430) of another alphabet in “Secretаriat”').waitFor()
  expect(await faultsOf(delegate, 'odd-text')).toEqual([])
  await page.getByRole('button', { name: 'Remove the hidden characters' }).click()
  await page.getByText('(U+00AD)').waitFor({ state: 'detached' })
  expect(await text.inputValue()).toBe(`${before} Cooperation and Secretаriat.`)
  await page.getByText('(U+0430) of another alphabet').waitFor()
})

test('[F9] a name written right to left does not move the words around it', async () => {
  const { page } = chair
  const startsAt = Date.UTC(2030, 0, 1, 9)
  const title = 'ישיבה 12'
  await chair.ask('POST', '/sessions', { title, startsAt, timeZone: 'UTC', agenda: [{ title: '(א) 1', works: [] }] })
  await chair.visit('/hlsg/record')
  const line = page.locator('p', { hasText: title }).first()
  await line.waitFor()
  // The sentence goes on behind the name, and nothing of it is within the name's place.
  const places = await line.evaluate((sentence, name) => {
    const bdi = [...sentence.querySelectorAll('bdi')].find(({ textContent }) => textContent?.includes(name))
    const after = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT)
    let behind: Text | null = null
    while (after.nextNode()) {
      const node = after.currentNode as Text
      if (bdi && bdi.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING && !bdi.contains(node)) {
        behind = node
        break
      }
    }
    const range = document.createRange()
    if (!bdi || !behind) throw new Error(sentence.outerHTML)
    range.setStart(behind, 0)
    range.setEnd(behind, 1)
    return { end: bdi.getBoundingClientRect().right, next: range.getBoundingClientRect().left }
  }, title)
  expect(places.next).toBeGreaterThanOrEqual(places.end - 1)
})

test('[F6] a word or an address of any length does not make a narrow page scroll sideways', async () => {
  const phone = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira', {
    viewport: { width: 360, height: 740 },
  })
  await phone.signIn()
  const { works } = await phone.ask<Works>('GET', '/works?kind=amendment')
  const [work] = works
  const long = 'Abcdefghijkl'.repeat(10)
  const address = `https://example.org/${'abcdefghij'.repeat(10)}`
  const bodies = [`${long} ${address}`, `- [ ] ${long}\n- [x] [${long}](${address})`, `> ${address}\n\n\`${long}\``]
  for (const body of [...bodies, `| ${long} |\n| --- |\n| ${address} |`])
    await phone.ask('POST', `/threads/${work?.thread}/comments`, { body, replyTo: null })
  const { page } = phone
  await phone.visit(`/hlsg/proposals/${work?.id}`)
  await page.getByText(long).first().waitFor()
  await page.getByText(long).last().scrollIntoViewIfNeeded()
  await settled(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await faultsOf(phone, 'long-words')).toEqual([])
})
