import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { discardDraft, getDrafts, saveDraft } from '@quorate/shared/contracts/proposals'
import { getThread, markRead } from '@quorate/shared/contracts/threads'
import { getToday } from '@quorate/shared/contracts/today'
import { getWorks } from '@quorate/shared/contracts/works'
import type { Fixture } from '@quorate/shared/domain/committee-fixture'
import { aStory } from '../record/projection-story.fixture.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { MOST_DRAFTS } from './proposals/personal.ts'
import { type Asking, asking } from './queries.fixture.ts'

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
  expect(await unreadOf('observer')).toBe(8)
  expect((await asked.ask('business', getToday)).replies).toEqual([])
  expect((await asked.ask('business', getToday)).unread).toMatchObject([{ id: 'p7', unread: 1 }])
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
