import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { faultsOf, newVisitor, settled, signInOnPage, textOf, type Visitor } from '../support/visitor.ts'
import { waitUntil } from '../support/wait-until.ts'

/**
 * An amendment from comment to decision, through the pages: five people, each at a browser of their own, all signed in
 * at once. The tests of this file are one story, told in order.
 */

const TITLE = 'A yearly summary of what inspections find'
const ADDED = 'A summary of these findings shall be published every year.'

let server: ServerProcess
let browser: Browser
let chair: Visitor
let secretary: Visitor
let delegate: Visitor
let voter: Visitor
let business: Visitor
/** Where the amendment is, once it is tabled. */
let proposal: string
let session: string
let vote: string

beforeAll(async () => {
  // Not plain localhost, which Socket.IO believes reachable even without a network.
  server = await startServerProcess({ hostname: 'quorate.localhost' })
  browser = await launchBrowser()
  const visitor = (name: string, options = {}) => newVisitor(browser, server.origin, name, options)
  chair = await visitor('Claire-Lise Perrenoud')
  secretary = await visitor('Élodie Vercruysse')
  delegate = await visitor('Renata Albuquerque Siqueira')
  voter = await visitor('Haruka Minegishi')
  business = await visitor('Lucía Paredes Quiroga', { viewport: { width: 390, height: 844 } })
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

let broken: string | null = null

/** A test that continues the one before: after a failure the others cannot continue. */
function chapter(name: string, tell: () => Promise<void> | void): void {
  test(name, async () => {
    if (broken !== null) throw new Error(`The story broke off at: ${broken}`)
    broken = name
    await tell()
    broken = null
  })
}

const all = () => [chair, secretary, delegate, voter, business]

/** Presses a button that asks for confirmation, and confirms. */
async function confirm(page: Page, label: string, yes = label): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Posts a comment, and waits for it to be there, by the words it shows. */
async function comment({ page }: Visitor, words: string, shown = words): Promise<void> {
  await page.getByLabel('Write a comment').fill(words)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await commentWith(page, shown).waitFor()
}

/** The posted comments that say this, without pending ones. */
function commentWith(page: Page, words: string): Locator {
  return page.getByRole('feed', { name: 'Comments' }).getByRole('article').filter({ hasText: words })
}

async function choose(page: Page, label: string | RegExp, option: string | RegExp): Promise<void> {
  await page
    .getByRole('textbox', { name: label })
    .or(page.getByRole('combobox', { name: label }))
    .first()
    .click()
  await page.getByRole('option', { name: option }).first().click()
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}

/** Presses the Tab key until the focus is there; fails if the keyboard cannot reach it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor()
  for (let steps = 0; steps < 120; steps += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not lead to ${target}`)
}

chapter('[E1] five people sign in, each as themselves', async () => {
  for (const visitor of [chair, secretary, delegate, business]) await signInOnPage(visitor)
  expect(await textOf(delegate.page.getByRole('button', { name: /Renata Albuquerque Siqueira/ }))).toContain('Delegate')
  expect(await faultsOf(delegate, 'today-delegate')).toEqual([])
})

chapter('[E2] the secretary imports a mandate and an instrument', async () => {
  const { page } = secretary
  await secretary.visit('/hlsg/mandate/import')
  await page.getByLabel('Or paste the text in English').fill(SHORT_MANDATE)
  await page.getByRole('button', { name: 'Read the document' }).click()
  await page.getByLabel('Title in English').fill('A mandate of its own')
  await page.getByRole('button', { name: 'Import the mandate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Mandate', exact: true }).waitFor()
  await page.getByText('A mandate of its own').first().waitFor()

  await secretary.visit('/hlsg/instrument/import')
  const file = { name: 'code.md', mimeType: 'text/markdown', buffer: Buffer.from(SHORT_CODE) }
  await page.locator('input[type="file"]').first().setInputFiles(file)
  await page.getByRole('button', { name: 'Read the document' }).click()
  await page.getByRole('button', { name: 'Import the instrument' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'A short code' }).waitFor()
  await page.getByText('It applies to cargo of every kind.').waitFor()
})

const SHORT_MANDATE = `1. The Group shall act.

2. It shall:

${[1, 2, 3, 4, 5, 6, 7].map((item) => `   2.${item}. do what item ${item} says;\n\n`).join('')}3. The Council shall decide.
`
const SHORT_CODE =
  '# A short code\n\n## Part 1 – General\n\n### Standard 1 – Scope\n\n1. It applies to cargo of every kind.\n'

chapter('[E3] a delegate drafts an amendment, sees the redline as they type, and tables it', async () => {
  const { page } = delegate
  await delegate.visit('/hlsg/instrument')
  await page
    .getByRole('link', { name: /Sample Framework/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Propose an amendment to 1.4.3' }).click()
  await page.getByRole('heading', { level: 1, name: 'Draft an amendment' }).waitFor()
  const text = page.getByLabel('New text of 1.4.3')
  const before = await text.inputValue()
  await text.fill(before.replace('five working days', 'three working days'))
  await text.press('End')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(` ${ADDED}`)
  await page.locator('ins').filter({ hasText: 'three' }).waitFor()
  await page.locator('del').filter({ hasText: 'five' }).waitFor()
  expect(await textOf(page.locator('ins').filter({ hasText: 'summary' }))).toContain(ADDED.slice(0, -1))

  await page.getByLabel('Title in English').fill(TITLE)
  await page.getByLabel('Justification').fill('What is found should be **known**.')
  await page.getByText(/^Saved at/).waitFor()
  expect(await faultsOf(delegate, 'draft')).toEqual([])

  await page.reload()
  await settled(page)
  expect(await page.getByLabel('Title in English').inputValue()).toBe(TITLE)
  await confirm(page, 'Table the amendment', 'Table without translation')
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  proposal = pathOf(page)
  await page.locator('ins').filter({ hasText: 'summary' }).first().waitFor()
})

chapter(
  '[E4] business comments and answers; everybody who has it open sees it at once, without the page moving',
  async () => {
    await business.page.getByRole('link', { name: 'Proposals' }).first().click()
    await business.page
      .getByRole('link', { name: new RegExp(TITLE) })
      .first()
      .click()
    await business.page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
    await delegate.page.getByText('2 people here').waitFor()

    // The note disappears soon after the typing ends.
    const noted = delegate.page.getByText(/Lucía Paredes Quiroga.*is writing/).waitFor()
    await business.page.getByLabel('Write a comment').pressSequentially('Would **operators** be named?')
    await noted
    const scrolled = () => delegate.page.evaluate(() => window.scrollY)
    const before = await scrolled()
    await business.page.getByRole('button', { name: 'Post', exact: true }).click()
    await commentWith(delegate.page, 'Would operators be named?').waitFor()
    expect(await scrolled()).toBe(before)
    expect(
      await textOf(
        commentWith(delegate.page, 'Would operators be named?').locator('strong', { hasText: /^operators$/ }),
      ),
    ).toBe('operators')

    await delegate.page.getByRole('button', { name: 'Reply, Comment 1' }).click()
    await comment(delegate, 'No: counts alone.')
    const reply = commentWith(business.page, 'No: counts alone.')
    await reply.waitFor()
    expect(await faultsOf(delegate, 'proposal')).toEqual([])
    expect(await reply.getAttribute('data-depth')).toBe('1')
  },
)

chapter('[E4] one’s own comment is edited with its history to be read, or withdrawn; new ones are marked', async () => {
  const { page } = business
  await page.getByRole('button', { name: 'Edit, Comment 1' }).click()
  await page.getByLabel('Edit comment 1').fill('Would **operators** or goods be named?')
  await page.getByRole('button', { name: 'Save the edit' }).click()
  await commentWith(delegate.page, 'or goods be named?').getByRole('button', { name: 'edited once' }).click()
  const history = delegate.page.getByRole('dialog')
  await history.locator('ins').filter({ hasText: 'goods' }).waitFor()
  await history.getByRole('button', { name: 'Close' }).click()

  await comment(business, 'A slip of the pen.')
  await commentWith(page, 'A slip of the pen.').getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await commentWith(delegate.page, 'Withdrawn by its author.').waitFor()
  expect(await delegate.page.getByText('A slip of the pen.').count()).toBe(0)

  await chair.visit('/hlsg/proposals')
  const line = chair.page.getByRole('listitem').filter({ hasText: TITLE })
  expect(await textOf(line)).toMatch(/\b[23] new\b/)
  expect(await faultsOf(chair, 'proposals-unread')).toEqual([])
})

chapter('[E4] a comment cannot smuggle in a script or a frame', async () => {
  const smuggled = `<img src=x onerror="document.title='taken'"> <script>document.title='taken'</script>`
  await comment(delegate, `Look: ${smuggled} [here](javascript:alert(1)) there.`, 'Look:')
  const seen = commentWith(business.page, 'Look:')
  await seen.waitFor()
  expect(await seen.locator('img, script, iframe, a[href^="javascript"]').count()).toBe(0)
  expect(await business.page.title()).not.toContain('taken')
})

chapter('[U20] a symbol in a comment leads to what it names; an unknown one, and one in code, stays text', async () => {
  const { page } = business
  await comment(delegate, 'As HLSG/P/1/Rev.1 has it, not HLSG/P/999; write `HLSG/P/1`.', 'As HLSG/P/1/Rev.1 has it')
  const seen = commentWith(page, 'As HLSG/P/1/Rev.1 has it')
  await seen.getByRole('link', { name: 'HLSG/P/1/Rev.1' }).waitFor()
  expect(await textOf(seen)).toContain('not HLSG/P/999; write HLSG/P/1.')
  expect(await seen.getByRole('link', { name: /HLSG/ }).count()).toBe(1)
  await seen.getByRole('link', { name: 'HLSG/P/1/Rev.1' }).click()
  await page.getByText('HLSG/P/1', { exact: true }).first().waitFor()
  expect(pathOf(page)).not.toBe(proposal)
  await business.visit(proposal)
})

chapter('[U19] those who table or comment follow; others choose to, and anybody can stop', async () => {
  await business.page.getByRole('button', { name: 'Following', pressed: true }).click()
  await business.page.getByRole('button', { name: 'Follow', exact: true, pressed: false }).waitFor()
  await business.page.reload()
  await business.page.getByRole('button', { name: 'Follow', exact: true, pressed: false }).waitFor()

  const { page } = chair
  await chair.visit(proposal)
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await page.getByRole('button', { name: 'Following', pressed: true }).waitFor()
  await chair.visit('/hlsg/proposals')
  await page.getByText('Followed', { exact: true }).click()
  await page.getByText('1 in all').waitFor()
  await page.getByRole('link', { name: new RegExp(TITLE) }).waitFor()
  expect(await faultsOf(chair, 'proposals-followed')).toEqual([])
})

chapter('[U17] the chair links two matters; each says so in its own words, until the link is removed', async () => {
  const { page } = chair
  await chair.visit(proposal)
  await page.getByRole('button', { name: 'Add a link' }).click()
  await choose(page, /^HLSG\/P\/\d+…$/, 'Replaces')
  await page.getByRole('combobox', { name: 'Symbol or title' }).fill('HLSG/P/1')
  await page.getByRole('option', { name: /^HLSG\/P\/1 / }).click()
  await page.getByText(/^It will read: HLSG\/P\/\d+ replaces HLSG\/P\/1\.$/).waitFor()
  await page.getByRole('button', { name: 'Add the link' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  const related = delegate.page.getByRole('region', { name: 'Related documents' })
  await related.getByText('replaces').waitFor()
  expect(await faultsOf(chair, 'proposal-related')).toEqual([])
  await related.getByRole('link', { name: /^HLSG\/P\/1 / }).click()
  await related.getByText('is replaced by').waitFor()
  await related.getByRole('button', { name: /^Show the history of/ }).click()
  const chain = delegate.page.getByRole('article', { name: 'HLSG/P/1', exact: true })
  await chain.getByRole('link', { name: new RegExp(TITLE) }).waitFor()
  await delegate.visit(proposal)

  await page.getByRole('button', { name: 'Remove the link to HLSG/P/1' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the link' }).click()
  await related.getByText(/^Nothing is linked to/).waitFor()
})

chapter('[E5] [S19] the chair schedules a session, opens it early and takes the item up', async () => {
  const { page } = chair
  await chair.visit('/hlsg/sessions')
  await page.getByRole('button', { name: 'Schedule a session' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Title', { exact: false }).first().fill('Sitting on the yearly summary')
  await form.getByLabel('Date').fill('2021-03-01')
  await page.keyboard.press('Tab')
  await form.getByText('This time has passed.', { exact: false }).waitFor()
  await form.getByLabel('Date').fill('2077-03-01')
  await form.getByLabel('Title of item 1').fill(TITLE)
  await choose(page, 'Matters under item 1', new RegExp(TITLE))
  await page.keyboard.press('Tab')
  await form.getByRole('button', { name: 'Schedule the session' }).click()
  await page.getByRole('link', { name: 'Sitting on the yearly summary' }).click()
  await page.getByRole('button', { name: 'Open the session' }).click()
  await page.getByRole('dialog').getByText('It is scheduled for 1 March 2077', { exact: false }).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click()
  session = pathOf(page)
  await page.getByRole('button', { name: `Take up next: 1. ${TITLE}` }).click()
  await page.getByRole('button', { name: 'Record all as present' }).click()
  await page.getByText('Quorum reached').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'current' }).first().waitFor()
  expect(await faultsOf(chair, 'session-chair')).toEqual([])

  await voter.visit('/sign-in')
  await secretary.visit(session)
  await secretary.page.getByText('Quorum reached').waitFor()
  await secretary.page.getByRole('link', { name: 'Projector view' }).click()
  await secretary.page.getByRole('heading', { name: TITLE }).first().waitFor()
  expect(await faultsOf(secretary, 'session-screen')).toEqual([])
})

chapter('[E5] the chair hides a comment with a reason, restores it, and closes the debate', async () => {
  const { page } = chair
  await chair.visit(proposal)
  await page.getByRole('button', { name: 'Hide, Comment 1' }).click()
  await page.getByLabel('Reason (its author can read it)').fill('Not on the subject.')
  await page.getByRole('button', { name: 'Hide the comment' }).click()

  await delegate.page.getByText('Hidden by moderation.').waitFor()
  expect(await delegate.page.getByText('or goods be named?').count()).toBe(0)
  const own = commentWith(
    business.page,
    'Hidden: only its author, the chair, vice-chairs and the Secretariat still see it.',
  )
  expect(await textOf(own)).toContain('Not on the subject.')
  expect(await textOf(own)).toContain('or goods be named?')
  expect(await faultsOf(business, 'proposal-hidden-phone')).toEqual([])

  await page.getByRole('button', { name: 'Show again, Comment 1' }).click()
  await commentWith(delegate.page, 'or goods be named?').waitFor()

  await confirm(page, 'Close the discussion')
  await business.page.getByText('The discussion is closed.').first().waitFor()
  await business.page.getByLabel('Write a comment').waitFor({ state: 'hidden' })
})

chapter('[E6] the chair opens a roll-call vote under a majority that is explained', async () => {
  const { page } = chair
  await chair.visit(session)
  await page.getByRole('button', { name: 'Put the question to the vote' }).click()
  await choose(page, 'Majority', 'UN General Assembly, ordinary question')
  await page.getByText(/more than half of the votes cast for or against/).waitFor()
  await page.getByRole('button', { name: 'Open the vote' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByText('0 of 12 delegations have voted').first().waitFor()
})

chapter('[E6] a delegate casts, sees a receipt, and changes the vote before the close', async () => {
  const { page } = delegate
  await page.getByRole('link', { name: 'Today' }).first().click()
  await page.getByRole('link', { name: 'Vote now' }).click()
  await page.getByRole('radio', { name: 'Against' }).check()
  expect(await faultsOf(delegate, 'vote-open-delegate')).toEqual([])
  await page.getByRole('button', { name: 'Vote against' }).click()
  await page.getByText('Your vote is recorded').waitFor()
  vote = pathOf(page)
  await page.getByRole('radio', { name: 'For', exact: true }).check()
  await page.getByRole('button', { name: 'Vote for' }).click()
  await page.getByText('Your changed vote is recorded').waitFor()
  expect(await textOf(page.getByRole('region', { name: 'Receipt' }))).toMatch(/\d+\.\d+\.[0-9a-f]{64}/)
  await chair.page.getByText('1 of 12 delegations has voted').first().waitFor()
})

chapter('[E11] by keyboard alone from signing in to a cast vote', async () => {
  const { page } = voter
  await voter.visit('/sign-in')
  await tabTo(page, page.getByLabel('Find a person or delegation'))
  await page.keyboard.type('Minegishi')
  await tabTo(page, page.getByRole('button', { name: /Haruka Minegishi/ }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  await tabTo(page, page.getByRole('link', { name: 'Vote now' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('radio', { name: 'For', exact: true }))
  await page.keyboard.press('Space')
  await page.getByRole('radio', { name: 'For', exact: true, checked: true }).waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Vote for' }))
  await page.keyboard.press('Enter')
  await page.getByText('Your vote is recorded').waitFor()
  await chair.page.getByText('2 of 12 delegations have voted').first().waitFor()
})

chapter('[E6] business sees why it cannot vote, and nobody sees a choice before the close', async () => {
  await business.visit(vote)
  const why = await textOf(business.page.getByRole('region', { name: 'Why you cannot vote' }))
  expect(why).toContain('Business representatives comment and advise. They do not vote.')
  await business.page.getByText('2 of 12 delegations have voted').waitFor()
  expect(await business.page.getByRole('radio', { name: 'For', exact: true }).count()).toBe(0)
  expect(await business.page.getByRole('table').count()).toBe(0)
  expect(await faultsOf(business, 'vote-open-business-phone')).toEqual([])
})

chapter('[E6] the chair closes; all see the result in one sentence; chair and secretary certify', async () => {
  await confirm(chair.page, 'Close the vote', 'Close and publish the result')
  await business.page
    .getByText(/2 .*for/i)
    .first()
    .waitFor()
  await business.page.getByRole('table').waitFor()
  await business.page.getByText('Japan').first().waitFor()
  expect(await faultsOf(business, 'vote-closed-phone')).toEqual([])

  await chair.visit(vote)
  await confirm(chair.page, 'Certify the result')
  await secretary.visit('/hlsg/today')
  await secretary.page.getByRole('link', { name: 'Look at the result and certify it' }).click()
  await confirm(secretary.page, 'Certify the result')
  await secretary.page.getByRole('link', { name: 'Read the decision' }).waitFor()
  expect(await faultsOf(secretary, 'vote-certified')).toEqual([])
})

chapter('[E7] the decision has a number, and version 2 shows the words it made', async () => {
  const { page } = delegate
  await page.getByRole('link', { name: 'Read the decision' }).click()
  await page.getByRole('heading', { level: 1, name: /^Decision HLSG\/D\/1/ }).waitFor()
  await page.getByText('Adopted').first().waitFor()
  expect(await faultsOf(delegate, 'decision')).toEqual([])
  await page.getByRole('link', { name: 'Read version 2' }).click()
  await page.getByRole('heading', { level: 1, name: /Sample Framework/ }).waitFor()
  const made = page.getByRole('link').filter({ hasText: 'A summary of these findings' })
  expect(await textOf(made)).toContain('HLSG/D/1')
  await page.getByRole('link', { name: 'Compare with version 1' }).click()
  await page.locator('ins').filter({ hasText: 'summary' }).first().waitFor()
  expect(await faultsOf(delegate, 'comparison')).toEqual([])
})

chapter('[E8] [U18] the clause shows the whole chain, and each link leads there', async () => {
  const { page } = business
  await business.visit(proposal)
  await page.getByRole('link', { name: 'Clause 2.7' }).first().click()
  const row = page.getByRole('listitem').filter({ hasText: TITLE }).first()
  await row.getByText('Adopted').waitFor()
  await row.getByRole('button', { name: /^Show the history of/ }).click()
  const chain = row.getByRole('article')
  for (const part of [/Adopted/, /\d comments/, /Sitting on the yearly summary/, /HLSG\/D\/1/, /Version 2/]) {
    await chain.getByText(part).first().waitFor()
  }
  expect(await faultsOf(business, 'clause-phone')).toEqual([])
  await chain.getByRole('link', { name: /HLSG\/D\/1/ }).click()
  await page.getByRole('heading', { level: 1, name: /^Decision HLSG\/D\/1/ }).waitFor()
  await page.getByRole('link', { name: 'See the vote' }).click()
  await waitUntil('the page of the vote', () => pathOf(page) === vote)
})

chapter('[E10] a page that was offline catches up: nothing missing, nothing twice, nothing typed lost', async () => {
  const { page } = business
  const open = 'Advance information for short sea voyages'
  for (const visitor of [business, delegate]) {
    await visitor.visit('/hlsg/proposals')
    await visitor.page
      .getByRole('link', { name: new RegExp(open) })
      .first()
      .click()
    await visitor.page.getByLabel('Write a comment').waitFor()
  }
  await page.getByLabel('Write a comment').fill('Half a thought, ')
  await business.setOffline(true)
  await page
    .getByText(/^Offline since/)
    .first()
    .waitFor()
  for (const words of ['While you were away: one.', 'While you were away: two.', 'While you were away: three.']) {
    await comment(delegate, words)
  }
  expect(await commentWith(page, 'While you were away').count()).toBe(0)
  await page.getByLabel('Write a comment').pressSequentially('thought to its end.')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await page.getByText('No connection. It will be posted when you are connected again.').waitFor()
  await page.getByLabel('Write a comment').fill('The next thought, not sent yet')

  await business.setOffline(false)
  await commentWith(page, 'While you were away: three.').waitFor()
  await commentWith(page, 'Half a thought, thought to its end.').waitFor()
  await commentWith(delegate.page, 'Half a thought, thought to its end.').waitFor()
  await settled(page)
  expect(await commentWith(page, 'While you were away').count()).toBe(3)
  for (const { page: seen } of [business, delegate]) {
    expect(await commentWith(seen, 'Half a thought, thought to its end.').count()).toBe(1)
  }
  expect(await page.getByLabel('Write a comment').inputValue()).toBe('The next thought, not sent yet')
  await page.reload()
  await settled(page)
  expect(await page.getByLabel('Write a comment').inputValue()).toBe('The next thought, not sent yet')
})

chapter('[U2] no page has failed for anybody', () => {
  expect(all().flatMap((visitor) => visitor.faults())).toEqual([])
})
