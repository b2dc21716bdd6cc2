import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { discardDraft, getDrafts, saveDraft } from '@quorate/shared/contracts/proposals'
import { getThread, markRead } from '@quorate/shared/contracts/threads'
import { getToday } from '@quorate/shared/contracts/today'
import { getWork, getWorks } from '@quorate/shared/contracts/works'
import { committeeAtWork, type Fixture, rewording, tabling } from '@quorate/shared/domain/committee-fixture'
import { aStory } from '../record/projection-story.fixture.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { MOST_DRAFTS } from './proposals/personal.ts'
import { type Asking, asking } from './queries.fixture.ts'
import { includes } from './threads/personal-ranges.ts'

let store: TemporaryStore
let story: Fixture
let asked: Asking
beforeAll(async () => {
  store = await temporaryStore()
  story = aStory()
  asked = await asking(story, store, 'g1')
})
afterAll(() => store.close())

const DRAFT = {
  kind: 'amendment',
  clause: { mandate: 'md1', clause: '2.7' },
  instrument: 'in1',
  version: 1,
  title: {},
  operations: [{ op: 'replace-text', provision: 'p1-s1-1', language: 'en', text: 'Unfinished' }],
  justification: '',
}

test('[Q29] a draft is kept, changed and discarded under the id the client chose, and only its author sees it', async () => {
  const saved = await asked.request('d1-head', saveDraft, { draft: 'mine' }, DRAFT)
  expect(saved).toEqual({ id: 'mine', ...DRAFT, savedAt: story.state.at })
  await asked.request('d1-head', saveDraft, { draft: 'mine' }, { ...DRAFT, title: { en: 'Better' } })
  const { drafts } = await asked.ask('d1-head', getDrafts)
  expect(drafts).toEqual([{ ...saved, title: { en: 'Better' } }])
  expect((await asked.ask('d1-alternate', getDrafts)).drafts).toEqual([])
  await asked.request('d1-alternate', discardDraft, { draft: 'mine' })
  expect((await asked.ask('d1-head', getDrafts)).drafts).toHaveLength(1)
  await asked.request('d1-head', discardDraft, { draft: 'mine' })
  await asked.request('d1-head', discardDraft, { draft: 'mine' })
  expect((await asked.ask('d1-head', getDrafts)).drafts).toEqual([])
})

test('[P8] a draft is kept as far as it is written', async () => {
  const place = { after: null, parent: 'p1-s1' }
  const inserted = { id: 'n1', number: '', kind: 'paragraph', parent: 'p1-s1', heading: {}, text: { en: '' } }
  const operations = [
    { op: 'replace-text', provision: 'p1-s1-1', language: 'en', text: '' },
    { op: 'replace-heading', provision: 'p1-s1', language: 'en', text: 'Two\nlines ' },
    { op: 'insert-after', ...place, provision: { ...inserted, shown: { en: '' }, cited: { en: '' } } },
  ]
  await asked.request('d1-head', saveDraft, { draft: 'mine' }, { ...DRAFT, operations })
  expect((await asked.ask('d1-head', getDrafts)).drafts).toMatchObject([{ id: 'mine', operations }])
  await asked.request('d1-head', discardDraft, { draft: 'mine' })
})

test('[Q30] a draft over 256 kB is refused, in a sentence', async () => {
  const operation = { op: 'replace-text', provision: 'p1-s1-1', language: 'en', text: 'x'.repeat(20_000) }
  const large = { ...DRAFT, operations: Array(14).fill(operation) }
  await expect(asked.request('d1-head', saveDraft, { draft: 'large' }, large)).rejects.toMatchObject({
    refusal: { code: 'request-too-large', message: expect.stringContaining('too large') },
  })
})

test('[Q30] the 101st draft is refused, but a change to one of the hundred is not', async () => {
  for (let number = 1; number <= MOST_DRAFTS; number++)
    await asked.request('d2-head', saveDraft, { draft: `draft-${number}` }, DRAFT)
  await expect(asked.request('d2-head', saveDraft, { draft: 'one-more' }, DRAFT)).rejects.toMatchObject({
    refusal: { code: 'invalid-request', message: expect.stringContaining('Delete one') },
  })
  await asked.request('d2-head', saveDraft, { draft: 'draft-7' }, { ...DRAFT, title: { fr: 'Changé' } })
  const { drafts } = await asked.ask('d2-head', getDrafts)
  expect(drafts).toHaveLength(MOST_DRAFTS)
  expect(drafts.find(({ id }) => id === 'draft-7')).toMatchObject({ title: { fr: 'Changé' } })
})

test('[Q30] of many drafts saved at once no more than a hundred are kept', async () => {
  const save = (draft: string) => asked.request('chair', saveDraft, { draft }, DRAFT)
  for (let number = 1; number < MOST_DRAFTS; number++) await save(`draft-${number}`)
  const saved = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => save(`race-${index}`)))
  const { drafts } = await asked.ask('chair', getDrafts)
  expect(drafts.length).toBeLessThanOrEqual(MOST_DRAFTS)
  expect(drafts.filter(({ id }) => id.startsWith('race'))).toHaveLength(
    saved.filter(({ status }) => status === 'fulfilled').length,
  )
})

test('[Q31] comments that were on screen count as read, in the thread, the list and on today, for that person alone', async () => {
  const { read } = await asked.request(
    'business',
    markRead,
    { thread: 't7' },
    {
      ranges: [
        [1, 2],
        [4, 400],
      ],
    },
  )
  expect(read).toEqual([
    [1, 2],
    [4, 8],
  ])
  expect((await asked.ask('business', getThread, { thread: 't7' })).read).toEqual(read)
  const unreadOf = async (name: string) => (await asked.ask(name, getWorks)).works.find(({ id }) => id === 'p7')?.unread
  expect(await unreadOf('business')).toBe(1)
  // Three of the eight are hidden, withdrawn or erased.
  expect(await unreadOf('observer')).toBe(5)
  expect((await asked.ask('business', getToday)).replies).toEqual([])
  expect((await asked.ask('business', getToday)).unread).toMatchObject([{ id: 'p7', unread: 1 }])
})

test('[Q28] a comment that the read models do not have yet can be marked', async () => {
  const behind = aStory()
  const { request, ask, catchUp } = await asking(behind, store, 'behind')
  behind.run('business', { type: 'postComment', thread: 't7', body: 'The newest', replyTo: null })
  const { read } = await request('d1-alternate', markRead, { thread: 't7' }, { ranges: [[9, 9]] })
  expect(read).toEqual([[9, 9]])
  await catchUp()
  expect((await ask('d1-alternate', getThread, { thread: 't7' })).read).toContainEqual([9, 9])
})

test('[Q49] own, hidden, withdrawn and erased comments are not new, in the thread, in lists and on today', async () => {
  const fixture = aStory()
  const { run } = fixture
  const { ask, request, catchUp } = await asking(fixture, store, 'known')
  const newTo = async (name: string) => {
    await catchUp()
    const { count, read } = await ask(name, getThread, { thread: 't7' })
    const numbers = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !includes(read, number))
    const { works } = await ask(name, getWorks)
    const { unread } = await ask(name, getToday)
    for (const rows of [works, unread])
      expect([name, rows.find(({ id }) => id === 'p7')?.unread ?? 0]).toEqual([name, numbers.length])
    expect((await ask(name, getWork, { work: 'p7' })).work.unread).toBe(numbers.length)
    return numbers
  }
  expect(await newTo('observer')).toEqual([1, 2, 3, 6, 8])
  // Those who moderate read the words of hidden comments; these are no news to them either.
  expect(await newTo('chair')).toEqual([1, 2, 3, 6, 8])
  expect(await newTo('d1-adviser')).toEqual([1, 2, 6, 8])
  expect(await newTo('d4-head')).toEqual([1, 2, 3, 8])
  run('chair', { type: 'reopenDebate', thread: 't3' }, { type: 'restoreComment', comment: 'c4' })
  run('d4-head', { type: 'postComment', thread: 't7', body: 'One more', replyTo: null })
  run('d1-adviser', { type: 'withdrawComment', comment: 'c3' })
  expect(await newTo('observer')).toEqual([1, 2, 4, 6, 8, 9])
  expect(await newTo('d4-head')).toEqual([1, 2, 4, 8])
  expect(await newTo('d1-adviser')).toEqual([1, 2, 4, 6, 8, 9])
  await request('d4-head', markRead, { thread: 't7' }, { ranges: [[1, 4]] })
  expect(await newTo('d4-head')).toEqual([8])
})

test('[Q49] however the comments of several people alternate, nobody has one of their own left to read', async () => {
  const fixture = committeeAtWork({ delegations: 2 })
  fixture.run('d1-head', tabling([rewording('p1-s1-1')]))
  const authors = [...'aabaaabbabbbaababaab'].map((letter) => (letter === 'a' ? 'd1-head' : 'd2-head'))
  for (const author of authors) fixture.run(author, { type: 'postComment', thread: 't1', body: 'Words', replyTo: null })
  const { ask } = await asking(fixture, store, 'alternating')
  for (const name of ['d1-head', 'd2-head']) {
    const { read } = await ask(name, getThread, { thread: 't1' })
    const own = authors.map((author) => author === name)
    expect(authors.map((_, index) => includes(read, index + 1))).toEqual(own)
  }
})

test('[Q32] marks that many tabs send at once are all kept', async () => {
  const numbers = Array.from({ length: 40 }, (_, index) => (index % 8) + 1)
  await Promise.all(
    numbers.map((number) => asked.request('chair', markRead, { thread: 't7' }, { ranges: [[number, number]] })),
  )
  expect((await asked.ask('chair', getThread, { thread: 't7' })).read).toEqual([[1, 8]])
})

test('[Q33] an unknown thread cannot be marked', async () => {
  const nowhere = asked.request('chair', markRead, { thread: 'none' }, { ranges: [[1, 1]] })
  await expect(nowhere).rejects.toMatchObject({ refusal: { code: 'not-found' } })
})
