import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { Instruments, Provisions, Version } from '@quorate/shared/contracts/instrument'
import type { Chain, Works } from '@quorate/shared/contracts/works'
import type { Browser } from 'playwright-core'
import { dataOf } from '../support/amendment.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { newVisitor, signInOnPage, type Visitor } from '../support/visitor.ts'

/**
 * Pages of one thing that has become long. What it would take hundreds of votes to make, the browser gets as an answer of the
 * server made longer.
 */

let server: ServerProcess
let browser: Browser
let secretary: Visitor

beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchBrowser()
  secretary = await newVisitor(browser, server.origin, 'Élodie Vercruysse')
  await signInOnPage(secretary)
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

const MOST = 1500
const elements = () => secretary.page.locator('*').count()
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Changes the answers to requests for this path; their query may be anything. */
const change = <T>(path: RegExp, longer: (answer: T) => T) =>
  secretary.page.route(path, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: longer((await response.json()) as T) })
  })

test('[U16] an instrument with 500 versions has few elements, also with all versions shown', async () => {
  const { page, visit, ask } = secretary
  const { instruments } = await ask<Instruments>('GET', '/instruments')
  const versions = numbers(500).map((number) => ({
    number,
    at: number,
    decision: number === 1 ? null : `d${number}`,
    corrigenda: 0,
  }))
  await change<Version>(/\/versions\/latest/, (answer) => ({
    ...answer,
    instrument: { ...answer.instrument, versions },
    version: { ...answer.version, number: 500 },
  }))
  await page.route(/\/versions\/500\//, (route) =>
    route.continue({ url: route.request().url().replace('/versions/500/', '/versions/1/') }),
  )
  await visit(`/hlsg/instrument/${instruments[0]?.id}`)
  expect(await elements()).toBeLessThan(MOST)
  await page.getByRole('button', { name: 'Show all 500 versions' }).click()
  await page.getByRole('link', { name: 'Version 2', exact: true }).waitFor()
  expect(await elements()).toBeLessThan(MOST)
  await page.unrouteAll()
})

test('[U16] a comparison of texts with 2,000 differences has few elements', async () => {
  const { page, visit, ask } = secretary
  const { instruments } = await ask<Instruments>('GET', '/instruments')
  await page.route(/\/versions\/[12]\/provisions/, async (route) => {
    const version = /versions\/(\d)/.exec(route.request().url())?.[1]
    const response = await route.fetch({ url: route.request().url().replace('/versions/2/', '/versions/1/') })
    const answer = (await response.json()) as Provisions
    const [one] = answer.provisions
    if (one === undefined) throw new Error('The instrument has no provisions')
    const provisions = numbers(2000).map((number) => ({
      ...one,
      ...{ id: `p${number}`, number: String(number), text: { en: `Words of version ${version} in ${number}.` } },
    }))
    await route.fulfill({ response, json: { count: 1, provisions } })
  })
  await visit(`/hlsg/instrument/${instruments[0]?.id}/compare/1/2`)
  await page.getByText('in 1.').first().waitFor()
  expect(await elements()).toBeLessThan(MOST)
  await page.unrouteAll()
})

test('[U16] a mandate of 2,000 clauses has few elements', async () => {
  const { page, visit, ask } = secretary
  const clauses = numbers(2000).map((number) => `${number}. Clause ${number} has these words.`)
  const source = { en: `# A long mandate\n\n${clauses.join('\n\n')}\n` }
  await ask<CommandAnswer>('POST', '/mandates', { title: { en: 'A long mandate' }, source })
  await visit('/hlsg/mandate')
  await page.getByRole('heading', { name: 'A long mandate' }).waitFor()
  expect(await elements()).toBeLessThan(MOST)
})

test('[U16] the chain of a work that is linked to 49 others has few elements', async () => {
  const { page, visit, ask } = secretary
  const { works } = await ask<Works>('GET', '/works?kind=amendment')
  const [work] = works
  if (work === undefined) throw new Error('There is no proposal')
  await change<Chain>(/\/works\/[\w-]+\/chain/, (answer) => {
    const [one] = answer.works
    if (one === undefined) throw new Error('The chain is empty')
    const others = numbers(49).map((number) => ({ ...one, id: `other-${number}`, symbol: `HLSG/X/${number}` }))
    return {
      ...answer,
      works: [one, ...others],
      links: others.map(({ id }) => ({ from: one.id, to: id, meaning: 'answers' as const })),
    }
  })
  await visit(`/hlsg/proposals/${work.id}`)
  await page.getByRole('button', { name: /^Show the history of/ }).click()
  await page.getByRole('article', { name: 'HLSG/X/1', exact: true }).waitFor()
  expect(await elements()).toBeLessThan(MOST)
  await page.unrouteAll()
})

test('[U16] a roll-call of 200 delegations has few elements', async () => {
  const { ask } = secretary
  for (const number of numbers(180)) {
    const name = { en: `Delegation number ${number}` }
    await ask('POST', '/delegations', { delegation: `more-${number}`, name, region: 'europe' })
  }
  const { works } = await ask<Works>('GET', '/works?kind=amendment&open=true')
  const work = works[0]?.id ?? ''
  const agenda = [{ title: 'A vote', works: [work] }]
  const what = { title: 'A large one', startsAt: Date.UTC(2027, 2, 1), timeZone: 'Europe/Brussels', agenda }
  const { session, agenda: items } = dataOf(await ask<CommandAnswer>('POST', '/sessions', what), 'SessionScheduled')
  const chair = await newVisitor(browser, server.origin, 'Claire-Lise Perrenoud')
  await signInOnPage(chair)
  await chair.ask('POST', `/sessions/${session}/opening`)
  const delegations = numbers(180).map((number) => `more-${number}`)
  await chair.ask('POST', `/sessions/${session}/presence`, { delegations, present: true })
  await chair.ask('POST', `/sessions/${session}/current-item`, { item: items[0]?.item })
  const put = { work, session, question: 'Shall it be adopted?', method: 'roll-call', profile: 'absolute' }
  const { vote } = dataOf(await chair.ask<CommandAnswer>('POST', '/votes', put), 'VoteOpened')
  await chair.ask('POST', `/votes/${vote}/closing`)
  await secretary.visit(`/hlsg/votes/${vote}`)
  await secretary.page.getByRole('rowheader', { name: 'Delegation number 180' }).waitFor()
  expect(await elements()).toBeLessThan(MOST)
})
