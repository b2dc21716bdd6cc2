import { expect, test } from '@jest/globals'
import { getRecord } from '@quorate/shared/contracts/record'
import type { z } from 'zod'
import type { EntrySource } from '../../http/answer.ts'
import { kernel } from '../../kernel.ts'
import { aStory } from '../../record/projection-story.fixture.ts'
import { entrySource, viewerOf } from '../queries.fixture.ts'

const story = aStory()

async function recordFor(
  name: string,
  query: z.input<typeof getRecord.query> = {},
  entries: EntrySource = entrySource(story),
) {
  const recordQuery = kernel.queries.find(({ contract }) => contract === getRecord)
  const answered = await recordQuery?.handle({
    viewer: viewerOf(story, name),
    state: story.state,
    entries,
    areaOfEvent: kernel.domain.areaOfEvent,
    present: kernel.present,
    seq: story.state.seq,
    now: story.state.at,
    // The record is read from its entries alone.
    read: {} as never,
    readShared: () => Promise.reject(new Error('The record is read from its entries alone')),
    personal: {} as never,
    params: { committee: 'hlsg' },
    query: getRecord.query.parse(query),
  })
  return getRecord.response.parse(answered)
}

async function everyPageFor(name: string, query: z.input<typeof getRecord.query>) {
  const found = []
  for (let before: number | null = 1_000_000; before !== null; ) {
    const page = await recordFor(name, { ...query, before })
    expect(page.entries.length).toBeLessThanOrEqual(Number(query.limit))
    found.push(...page.entries)
    before = page.next
  }
  return found
}

test('[Q23] page by page the record gives every entry the viewer may see, once, the newest first', async () => {
  const pages = await everyPageFor('observer', { limit: 7 })
  const seqs = pages.map(({ seq }) => seq)
  expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => other - one))
  const open = story.record.filter(({ audience }) => audience === 'committee')
  expect(new Set(seqs)).toEqual(new Set(open.map(({ seq }) => seq)))
  expect(pages.flatMap(({ events }) => events)).toHaveLength(open.length)
})

test('[Q24] a delegation sees its own ballots in the record, and nobody else does', async () => {
  const castsSeenBy = async (name: string) => {
    const pages = await everyPageFor(name, { limit: 200, area: 'votes' })
    return pages.flatMap(({ events }) => events.filter(({ type }) => type === 'BallotCast'))
  }
  expect((await castsSeenBy('d1-head')).every(({ data }) => data?.delegation === 'd1')).toBe(true)
  expect(await castsSeenBy('d1-head')).toHaveLength(5)
  for (const name of ['chair', 'secretary', 'business', 'observer']) expect(await castsSeenBy(name)).toEqual([])
})

test('[Q25] the record can be narrowed to an area and to the acts of one participant', async () => {
  const decisions = await everyPageFor('business', { limit: 200, area: 'decisions' })
  expect(decisions.flatMap(({ events }) => events.map(({ type }) => type))).toEqual(['DecisionTaken', 'DecisionTaken'])
  const { member } = story.as('business')
  const mine = await everyPageFor('chair', { limit: 3, member })
  expect(mine.flatMap(({ events }) => events.map(({ type }) => type))).toEqual(Array(3).fill('CommentPosted'))
  const both = await everyPageFor('chair', { limit: 200, member, area: 'votes' })
  expect(both).toEqual([])
  // The store selects the entries: none is read and then skipped.
  const source = entrySource(story)
  const found = await recordFor('chair', { limit: 2, area: 'decisions' }, source)
  expect([found.entries.length, source.reads]).toEqual([2, [2]])
})

test('[Q26] comments that are hidden, withdrawn or erased now are not shown in earlier entries either', async () => {
  const bodies = async (name: string) => {
    const pages = await everyPageFor(name, { limit: 200, area: 'threads' })
    const posted = pages.flatMap(({ events }) => events).filter(({ type }) => type === 'CommentPosted')
    return Object.fromEntries(posted.map(({ data }) => [data?.comment, data?.body]))
  }
  expect(await bodies('observer')).toMatchObject({ c1: 'Comment 1', c4: null, c5: null, c7: null })
  expect(await bodies('business')).toMatchObject({ c4: 'Comment 4, which will be hidden', c5: null, c7: null })
  expect(await bodies('secretary')).toMatchObject({ c4: 'Comment 4, which will be hidden', c5: null, c7: null })
})

test('[Q27] a search that finds nothing stops after 2,000 entries and says where to continue', async () => {
  const reads: number[] = []
  const long: EntrySource = {
    markAt: async () => 'a mark',
    async read({ before = 5001, limit }) {
      reads.push(limit)
      const count = Math.min(limit, before - 1)
      const entries = Array.from({ length: count }, (_, index) => {
        const seq = before - 1 - index
        return { seq, at: 0, hash: '', events: story.record.slice(0, 1).map((event) => ({ ...event, seq })) }
      })
      return { entries }
    },
  }
  const first = await recordFor('chair', { member: 'nobody' }, long)
  expect(first).toMatchObject({ entries: [], next: 3001 })
  expect(reads.reduce((sum, limit) => sum + limit, 0)).toBe(2000)
  const second = await recordFor('chair', { member: 'nobody', before: 3001 }, long)
  const third = await recordFor('chair', { member: 'nobody', before: second.next ?? 0 }, long)
  expect(third).toMatchObject({ entries: [], next: null })
})
