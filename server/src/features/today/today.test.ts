import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { markRead } from '@quorate/shared/contracts/threads'
import { getToday } from '@quorate/shared/contracts/today'
import { castAll, type Fixture, opening } from '@quorate/shared/domain/committee-fixture'
import type { Choice } from '@quorate/shared/domain/votes/majority'
import { aStory } from '../../record/projection-story.fixture.ts'
import { type TemporaryStore, temporaryStore } from '../../store/temporary-store.ts'
import { asking } from '../queries.fixture.ts'
import { bringing, petitioned, settling, sittingOn } from '../works/petitions.fixture.ts'

let store: TemporaryStore
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.close())

const DELEGATIONS = ['d1', 'd2', 'd3', 'd4']
const HOURS = 60 * 60 * 1000

/** Brings a petition and opens a vote on it, in a session of its own. */
function putToVote(fixture: Fixture, present: string[], profile = 'wco-convention'): string {
  const { run, state } = fixture
  run('business', bringing())
  const work = `q${state.works.works.size}`
  const session = sittingOn(fixture, work)
  if (present.length > 0) run('chair', { type: 'recordPresence', session, delegations: present, present: true })
  run('chair', opening(work, { session, profile }))
  return `v${state.votes.votes.size}`
}

function decide(fixture: Fixture, choices: Choice[], present = DELEGATIONS): string {
  const vote = putToVote(fixture, present)
  castAll(fixture, vote, choices)
  fixture.run('chair', { type: 'closeVote', vote }, { type: 'closeSession', session: vote.replace('v', 's') })
  return vote
}

test('[Q44] today shows the votes that are open, and to the chair and the Secretariat those to certify, until they have', async () => {
  const { ask, run, caughtUp } = await petitioned(store, (fixture) => {
    decide(fixture, ['for', 'for', 'for', 'for'])
    decide(fixture, ['for'], [])
    decide(fixture, ['against', 'against', 'against'])
    putToVote(fixture, [])
  })
  const shown = async (name: string) => {
    const { votes, toCertify } = await ask(name, getToday)
    return [votes.map(({ id }) => id), toCertify.map(({ id }) => id)]
  }
  // v2 had no quorum, nor will v4: there is nothing to certify.
  for (const name of ['chair', 'vice-chair', 'secretary']) expect(await shown(name)).toEqual([['v4'], ['v3', 'v1']])
  for (const name of ['d1-head', 'business', 'observer']) expect(await shown(name)).toEqual([['v4'], []])
  run('chair', { type: 'certifyVote', vote: 'v1' })
  run('chair', { type: 'closeVote', vote: 'v4' })
  await caughtUp()
  expect(await shown('chair')).toEqual([[], ['v3']])
  expect(await shown('secretary')).toEqual([[], ['v3', 'v1']])
  for (const vote of ['v1', 'v3']) run('secretary', { type: 'certifyVote', vote })
  run('chair', { type: 'certifyVote', vote: 'v3' })
  await caughtUp()
  for (const name of ['chair', 'secretary']) expect(await shown(name)).toEqual([[], []])
})

test('[Q44] of many votes to certify, the latest twenty are shown', async () => {
  const { ask } = await petitioned(store, (fixture) => {
    for (let number = 0; number < 22; number++) decide(fixture, ['for', 'for', 'for', 'for'])
  })
  const { toCertify } = await ask('chair', getToday)
  expect(toCertify.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `v${22 - index}`))
})

test('[Q44] a tie is to be certified only after the time for a second ballot is over', async () => {
  const { ask, wait, run, caughtUp } = await petitioned(store, (fixture) => {
    const vote = putToVote(fixture, DELEGATIONS, 'un-ordinary')
    castAll(fixture, vote, ['for', 'for', 'against', 'against'])
    fixture.run('chair', { type: 'closeVote', vote })
  })
  const toCertify = async () => (await ask('chair', getToday)).toCertify.map(({ id }) => id)
  const before = await toCertify()
  wait(49 * HOURS)
  run('business', bringing())
  await caughtUp()
  expect([before, await toCertify()]).toEqual([[], ['v1']])
})

test('[Q44] the decision state holds these votes: no past vote is read', async () => {
  const { ask, read } = await asking(aStory(), store, 'today')
  const find = jest.spyOn(read.votes, 'find')
  const { votes } = await ask('chair', getToday)
  // Of five votes one is open, and one was tied: while its second ballot is due, nobody may certify it.
  expect(find.mock.calls).toEqual([[expect.objectContaining({ _id: { $in: ['v5'] } })]])
  expect(votes.map(({ id }) => id)).toEqual(['v5'])
  find.mockRestore()
})

test('[Q44] of the open works with unread comments the last twenty are shown, and all are counted', async () => {
  const { ask, request, caughtUp, run } = await petitioned(store, ({ run }) => {
    for (let number = 1; number <= 25; number++) {
      run('business', bringing())
      run('d1-head', { type: 'postComment', thread: `t${number}`, body: 'A comment', replyTo: null })
    }
    // Neither one that is finished nor one without comments has anything to read.
    run('secretary', settling('q24', 'Settled'))
    run('business', bringing())
  })
  const today = async (name: string) => {
    const { unread, unreadWorks } = await ask(name, getToday)
    return { shown: unread.map(({ id, unread }) => `${id}: ${unread}`), unreadWorks }
  }
  const expected = Array.from({ length: 25 }, (_, index) => `q${25 - index}: 1`).filter((one) => one !== 'q24: 1')
  expect(await today('observer')).toEqual({ shown: expected.slice(0, 20), unreadWorks: 24 })
  await request('observer', markRead, { thread: 't23' }, { ranges: [[1, 1]] })
  const without = expected.filter((one) => one !== 'q23: 1')
  expect(await today('observer')).toEqual({ shown: without.slice(0, 20), unreadWorks: 23 })
  expect((await today('chair')).unreadWorks).toBe(24)
  run('d1-head', { type: 'postComment', thread: 't23', body: 'Another', replyTo: null })
  await caughtUp()
  expect(await today('observer')).toEqual({ shown: expected.slice(0, 20), unreadWorks: 24 })
})
