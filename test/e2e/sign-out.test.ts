import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Works } from '@quorate/shared/contracts/works'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, signInOnPage, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/** A device that several people use: what stays on it when somebody signs out, and whether they know. */

let server: ServerProcess
let browser: Browser
let delegate: Visitor
let path: string

beforeAll(async () => {
  // Not plain localhost, which Socket.IO believes reachable even without a network.
  server = await startServerProcess({ hostname: 'quorate.localhost' })
  browser = await launchBrowser()
  delegate = await newVisitor(browser, server.origin, 'Renata Albuquerque Siqueira')
  await signInOnPage(delegate)
  const { works } = await delegate.ask<Works>('GET', '/works?kind=amendment')
  path = `/hlsg/proposals/${works[0]?.id}`
})
afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

async function chooseSignOut({ page, name }: Visitor): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

const stored = ({ page }: Visitor) =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])

test('[U27] signing out asks first if it would delete words that were not posted, and leaves nothing to the next person', async () => {
  const { page } = delegate
  await delegate.visit(path)
  const field = page.getByLabel('Write a comment')
  await field.fill('Half a thought.')
  await waitUntil('the draft to be kept', async () => (await stored(delegate)).some((key) => key.includes('draft')))
  await chooseSignOut(delegate)
  const question = page.getByRole('dialog', { name: 'Sign out?' })
  await question.getByText('A comment or edit on this device has not been posted. Signing out deletes it.').waitFor()
  expect(await faultsOf(delegate, 'sign-out-question')).toEqual([])
  await question.getByRole('button', { name: 'Cancel' }).first().click()
  await question.waitFor({ state: 'detached' })
  expect(await field.inputValue()).toBe('Half a thought.')

  await chooseSignOut(delegate)
  await question.getByRole('button', { name: 'Sign out and delete' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).first().waitFor()
  expect((await stored(delegate)).filter((key) => key !== 'quorate-language')).toEqual([])
  await signInOnPage({ ...delegate, name: 'Tiago Moreira Campos' })
  await delegate.visit(path)
  expect(await field.inputValue()).toBe('')
})

test('[U27] without a connection nobody is told that they have signed out', async () => {
  const { page } = delegate
  await signInOnPage(delegate)
  await delegate.visit('/hlsg/decisions')
  await delegate.setOffline(true)
  await chooseSignOut(delegate)
  const question = page.getByRole('dialog', { name: 'Sign out?' })
  await question.getByText('You are still signed in on this device.').waitFor()
  await delegate.setOffline(false)
  await question.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).first().waitFor()
  await settled(page)
  expect(await page.evaluate(async () => (await fetch('/api/v1/me')).json())).toBeNull()
})
