import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getDecisions } from '@quorate/shared/contracts/decisions'
import { getSessions } from '@quorate/shared/contracts/sessions'
import { getVote, getVotes } from '@quorate/shared/contracts/votes'
import { getWorks } from '@quorate/shared/contracts/works'
import { rewording, tabling } from '@quorate/shared/domain/committee-fixture'
import { VOTE_STATUSES } from '@quorate/shared/domain/votes/state'
import { aStory } from '../../record/projection-story.fixture.ts'
import { type TemporaryStore, temporaryStore } from '../../store/temporary-store.ts'
import { asking } from '../queries.fixture.ts'
import { bringing, type Petitioned, petitioned, settling } from './petitions.fixture.ts'

let store: TemporaryStore
let committee: Petitioned
beforeAll(async () => {
  store = await temporaryStore()
  committee = await petitioned(store, ({ run }) => {
    const title = { en: 'Risk analysis at ports', fr: 'L’analyse des risques à la frontière' }
    run('business', bringing({ title, touches: ['2.7'] }))
    run('d1-head', bringing({ kind: 'note', title: { en: 'Élan 検𠮷', fr: 'Mise en œuvre du Cadre' }, clause: '2.7' }))
    run('d2-head', bringing({ title: { en: 'Risky trade: 100% of 📦parcels, port📦' }, clause: '2.7' }))
    run('secretary', settling('q3', 'Nothing to do'))
    run('d1-head', tabling([rewording('p1-s1-1')], { title: { en: 'A word' } }))
  })
})
afterAll(() => store.close())

async function listed(query: Record<string, unknown>, name = 'observer'): Promise<string[]> {
  return (await committee.ask(name, getWorks, {}, query)).works.map(({ id }) => id)
}

test.each([
  [{}, ['p1', 'q3', 'q2', 'q1']],
  [{ kind: 'petition' }, ['q3', 'q1']],
  [{ kind: 'note' }, ['q2']],
  [{ kind: 'amendment' }, ['p1']],
  [{ kind: 'unheard-of' }, []],
  [{ mandate: 'md1', clause: '2.5' }, ['q1']],
  [{ mandate: 'md1', clause: '2.7' }, ['p1', 'q3', 'q2', 'q1']],
  [{ mandate: 'md1', clause: '2' }, []],
  [{ mandate: 'md2', clause: '2.7' }, []],
  [{ open: 'true' }, ['p1', 'q2', 'q1']],
  [{ open: 'false' }, ['q3']],
  [{ for: 'd1' }, ['p1', 'q2']],
  [{ for: 'seat-1' }, ['q1']],
  [{ for: 'd3' }, []],
  [{ kind: 'petition', mandate: 'md1', clause: '2.7', open: 'true' }, ['q1']],
])('[Q34] works are listed by kind, clause, whether open, and for whom: %j', async (query, expected) => {
  expect(await listed(query)).toEqual(expected)
})

test('[Q34] a work in a list has its kind, who brought it, and its stage', async () => {
  const { works } = await committee.ask('observer', getWorks, {}, { for: 'd2' })
  expect(works).toEqual([
    {
      id: 'q3',
      kind: 'petition',
      symbol: 'HLSG/Q/2',
      title: { en: 'Risky trade: 100% of 📦parcels, port📦' },
      stage: 'settled',
      open: false,
      clause: { mandate: 'md1', clause: '2.7' },
      touches: [],
      by: committee.as('d2-head'),
      for: 'd2',
      thread: 't3',
      comments: 0,
      debateOpen: true,
      broughtAt: expect.any(Number),
      movedAt: expect.any(Number),
      decision: null,
      unread: 0,
      following: false,
    },
  ])
})

test.each([
  ['risk', ['q3', 'q1']],
  ['RISK', ['q3', 'q1']],
  ['  risk   analysis ', ['q1']],
  ['analysis risk', ['q1']],
  ['risk zebra', []],
  ['isk', []],
  ['risks', []],
  ['frontiere', ['q1']],
  ['FRONTIÈRE', ['q1']],
  ['front', ['q1']],
  ['elan', ['q2']],
  ['検', ['q2']],
  ['œuvre', ['q2']],
  ['oeuvre', ['q2']],
  ['l’analyse', ['q1']],
  ["l'analyse", ['q1']],
  ['HLSG/Q/1', ['q1']],
  ['hlsg/q', ['q3', 'q1']],
  ['HLSG/P/1', ['p1']],
  ['P/1', ['p1']],
  ['q/2', ['q3']],
  ['/2', ['q3']],
  ['/q/2', ['q3']],
  ['LSG/P/1', []],
  ['sg/p', []],
  ['a company', ['q1']],
  ['name', ['p1', 'q3', 'q2']],
  ['seat-1', []],
  ['100%', ['q3']],
  ['parcels', ['q3']],
  ['📦', ['q3']],
  ['port', ['q3', 'q1']],
  ['zebra', []],
])(
  '[Q35] a search finds works that have, for each of its words, a word that begins with it: %j',
  async (search, expected) => {
    expect(await listed({ search })).toEqual(expected)
  },
)

test.each([
  '\uffff',
  '\u{10ffff}',
  '\u0000',
  '$gt',
  '{"$gt":""}',
  '$where',
  '.*',
  '^risk',
  'r.sk',
  'risk|word',
  '[a-z]+',
  '(',
  '\\',
  '\\u0072isk',
  '%',
  '_',
  '*',
  '__proto__',
])('[Q35] a search is never anything but words: %j', async (search) => {
  expect(await listed({ search })).toEqual([])
})

test('[Q35] an empty search is no search, and the other filters narrow a searched list, too', async () => {
  expect(await listed({ search: '   ' })).toEqual(['p1', 'q3', 'q2', 'q1'])
  expect(await listed({ search: 'risk', open: 'true' })).toEqual(['q1'])
  expect(await listed({ search: 'risk', limit: 1 })).toEqual(['q3'])
})

test('[Q35] votes, sessions and decisions are found by the words of their works', async () => {
  const { ask } = await asking(aStory(), store, 'searched')
  const search = async (words: string) => ({
    votes: (await ask('observer', getVotes, {}, { search: words })).votes.map(({ id }) => id),
    sessions: (await ask('observer', getSessions, {}, { search: words })).sessions.map(({ id }) => id),
    decisions: (await ask('observer', getDecisions, {}, { search: words })).decisions.map(({ id }) => id),
  })
  expect(await search('HLSG/P/2')).toEqual({ votes: ['v2'], sessions: [], decisions: ['d2'] })
  expect(await search('hlsg/d/1')).toEqual({ votes: [], sessions: [], decisions: ['d1'] })
  expect(await search('breve')).toEqual({ votes: [], sessions: ['s2'], decisions: [] })
  expect(await search('adopted')).toMatchObject({ votes: ['v5', 'v4', 'v3', 'v2', 'v1'], decisions: [] })
  expect(await search('\uffff')).toEqual({ votes: [], sessions: [], decisions: [] })
})

test('[Q47] a name is found in every list, with or without accents', async () => {
  const { ask } = await asking(aStory(), store, 'accents')
  for (const search of ['Elodie', 'élodie', 'ÉLODIE', 'E\u0301lo']) {
    const counts = [
      (await ask('observer', getWorks, {}, { search })).works.length > 3,
      (await ask('observer', getVotes, {}, { search })).votes.length > 3,
      (await ask('observer', getDecisions, {}, { search })).decisions.length > 1,
    ]
    expect([search, ...counts]).toEqual([search, true, true, true])
  }
  expect((await ask('observer', getSessions, {}, { search: 'SEANCE' })).sessions).toHaveLength(1)
})

/** All pages of a list, one after another; `between` happens after each page. */
async function pages<T>(
  page: (query: { limit: number; cursor?: string }) => Promise<{ rows: T[]; next: string | null }>,
  limit: number,
  between: () => Promise<void> = async () => undefined,
): Promise<T[][]> {
  const found: T[][] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { rows, next }: { rows: T[]; next: string | null } = await page(cursor === '' ? { limit } : { limit, cursor })
    found.push(rows)
    cursor = next
    await between()
  }
  return found
}

test.each([1, 3, 4, 7, 8])('[Q36] in pages of %i every work comes once, the last brought first', async (limit) => {
  const { ask, run, caughtUp } = await petitioned(store, ({ run }) => {
    for (let number = 1; number <= 7; number++) run('business', bringing())
  })
  const page = async (query: object) => {
    const { works, next } = await ask('observer', getWorks, {}, { ...query })
    return { rows: works.map(({ id }) => id), next }
  }
  const before = ['q7', 'q6', 'q5', 'q4', 'q3', 'q2', 'q1']
  const alone = await pages(page, limit)
  expect(alone.flat()).toEqual(before)
  expect(alone.map((rows) => rows.length)).toEqual(
    Array.from({ length: Math.ceil(7 / limit) }, (_, index) => Math.min(limit, 7 - index * limit)),
  )
  const meanwhile = await pages(page, limit, async () => {
    run('d1-head', bringing())
    await caughtUp()
  })
  expect(meanwhile.flat()).toEqual(before)
  expect((await page({ limit: 1 })).rows).toEqual([`q${7 + meanwhile.length}`])
})

test('[Q36] votes, sessions and decisions come in pages, too', async () => {
  const { ask } = await asking(aStory(), store, 'paged')
  const votes = await pages(async (query) => {
    const { votes: rows, next } = await ask('observer', getVotes, {}, query)
    return { rows: rows.map(({ id }) => id), next }
  }, 2)
  expect(votes).toEqual([['v5', 'v4'], ['v3', 'v2'], ['v1']])
  const sessions = await pages(async (query) => {
    const { sessions: rows, next } = await ask('observer', getSessions, {}, query)
    return { rows: rows.map(({ id }) => id), next }
  }, 2)
  expect(sessions).toEqual([['s3', 's2'], ['s1']])
  const decisions = await pages(async (query) => {
    const { decisions: rows, next } = await ask('observer', getDecisions, {}, query)
    return { rows: rows.map(({ id }) => id), next }
  }, 1)
  expect(decisions).toEqual([['d2'], ['d1']])
  const closed = await ask('observer', getVotes, {}, { status: 'closed', limit: 1 })
  expect(closed.votes.map(({ id }) => id)).toEqual(['v4'])
  expect(closed.next).toBeNull()
})

test('[V4] votes without a quorum are listed as such, and never as votes to certify', async () => {
  const { ask } = await asking(aStory(), store, 'without-quorum')
  const all = (await ask('observer', getVotes)).votes
  const without = all.filter(({ result }) => result?.outcome === 'no-quorum').map(({ id }) => id)
  expect(without).not.toEqual([])
  for (const status of VOTE_STATUSES) {
    const { votes } = await ask('observer', getVotes, {}, { status })
    expect(votes).toEqual(all.filter((vote) => vote.status === status))
    expect(votes.some(({ id }) => without.includes(id))).toBe(status === 'no-quorum')
  }
  for (const vote of without) expect((await ask('observer', getVote, { vote })).vote.status).toBe('no-quorum')
})

test.each(['', ' ', 'p1', 'null', 'NaN', '-1', '1.5', '1e3', '0x10', ' 7', '7;', '9'.repeat(20), '{"$gt":0}'])(
  '[Q36] a cursor that no page has returned is refused in a sentence: %j',
  async (cursor) => {
    for (const contract of [getWorks, getVotes, getSessions, getDecisions])
      await expect(committee.ask('observer', contract, {}, { cursor })).rejects.toMatchObject({
        refusal: { code: 'invalid-request', message: expect.stringMatching(/^The list .+\.$/) },
      })
  },
)
