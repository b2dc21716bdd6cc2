import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Works } from '@quorate/shared/contracts/works'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { STORE_MAIN } from '../support/paths.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, signInOnPage, type Visitor } from '../support/visitor.ts'

// A MongoDB is backed up and restored by its own means.
const withEmbedded = process.env.TEST_MONGODB_URI ? test.skip : test

let folder: string
let server: ServerProcess
let browser: Browser
let reader: Visitor
let french: Visitor

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-restore-'))
  server = await startServerProcess({ hostname: 'quorate.localhost' })
  browser = await launchBrowser()
  reader = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  french = await newVisitor(browser, server.origin, 'Haruka Minegishi')
  for (const one of [reader, french]) await signInOnPage(one)
})
afterAll(async () => {
  await browser?.close()
  await server?.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const NOTE =
  /The committee’s record was restored from a backup, as it was on \d+ .*20\d\d.* What was done after that is no longer there/
const AVIS = /Le registre du comité a été restauré à partir d’une sauvegarde, tel qu’il était le .*20\d\d/
const noteOn = (page: Page, words = NOTE) => page.getByRole('main').getByRole('paragraph').filter({ hasText: words })

withEmbedded(
  '[U28] a page that showed what a restore took away says so, shows the restored record, and keeps what was not sent',
  async () => {
    const { page } = reader
    const [work] = (await reader.ask<Works>('GET', '/works?kind=amendment')).works
    await run('backup', join(folder, 'backup'))
    await reader.visit(`/hlsg/works/${work?.id}`)
    await settled(page)
    await reader.ask('POST', `/threads/${work?.thread}/comments`, { body: 'Soon to be gone.', replyTo: null })
    await page.getByText('Soon to be gone.').first().waitFor()
    await page.getByLabel('Write a comment').fill('Not yet sent.')
    await server.stop()
    await server.admin('restore', join(folder, 'backup'), '--yes')
    await server.start()
    await noteOn(page).waitFor()
    await page.getByText('Soon to be gone.').first().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Live', exact: true }).waitFor()
    expect(await page.getByLabel('Write a comment').inputValue()).toBe('Not yet sent.')
    expect(await faultsOf(reader, 'restored')).toEqual([])

    // Somebody who looks in later is told, too.
    await french.page.getByRole('button', { name: 'Live', exact: true }).waitFor()
    await french.visit('/hlsg/record')
    await noteOn(french.page).waitFor()
    await french.page
      .getByText(/The record was restored from a backup, as it was on/)
      .first()
      .waitFor()
    await french.page.evaluate(() => localStorage.setItem('quorate-language', 'fr'))
    await french.visit('/hlsg/record')
    await noteOn(french.page, AVIS).waitFor()

    await page.getByRole('button', { name: 'Dismiss this notice' }).click()
    await noteOn(page).waitFor({ state: 'detached' })
    await reader.visit('/hlsg/record')
    await page
      .getByText(/The record was restored from a backup, as it was on/)
      .first()
      .waitFor()
    expect(await noteOn(page).count()).toBe(0)
  },
  200_000,
)

async function run(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [STORE_MAIN, ...args, '--data', server.dataDir])
}
