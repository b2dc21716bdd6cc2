import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getChain, getReferences, getWork, getWorks, setFollowing } from '@quorate/shared/contracts/works'
import { castAll, type Fixture, opening, rewording, tabling } from '@quorate/shared/domain/committee-fixture'
import type { LinkMeaning } from '@quorate/shared/domain/works/events'
import { type TemporaryStore, temporaryStore } from '../../store/temporary-store.ts'
import { bringing, type Petitioned, petitioned, sittingOn } from './petitions.fixture.ts'

let store: TemporaryStore
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.close())

function link({ run }: Pick<Fixture, 'run'>, from: string, to: string, meaning: LinkMeaning = 'arises-from'): void {
  run('chair', { type: 'linkWorks', from, to, meaning })
}

function bring({ run }: Fixture, count: number): void {
  for (let number = 1; number <= count; number++) run('business', bringing())
}

async function linksOf({ ask }: Petitioned, name: string, work: string) {
  const { links } = await ask(name, getWork, { work })
  return links.map(({ way, meaning, work: { id, symbol } }) => [way, meaning, id, symbol])
}

test('[Q38] both works show a link, with its meaning and direction, until it is removed', async () => {
  const committee = await petitioned(store, (fixture) => {
    bring(fixture, 3)
    link(fixture, 'q2', 'q1', 'answers')
    link(fixture, 'q2', 'q1', 'carries-out')
    link(fixture, 'q3', 'q2', 'replaces')
  })
  expect(await linksOf(committee, 'observer', 'q1')).toEqual([
    ['from', 'answers', 'q2', 'HLSG/Q/2'],
    ['from', 'carries-out', 'q2', 'HLSG/Q/2'],
  ])
  expect(await linksOf(committee, 'observer', 'q2')).toEqual([
    ['to', 'answers', 'q1', 'HLSG/Q/1'],
    ['to', 'carries-out', 'q1', 'HLSG/Q/1'],
    ['from', 'replaces', 'q3', 'HLSG/Q/3'],
  ])
  committee.run('secretary', { type: 'unlinkWorks', from: 'q2', to: 'q1', meaning: 'answers' })
  await committee.caughtUp()
  expect(await linksOf(committee, 'observer', 'q1')).toEqual([['from', 'carries-out', 'q2', 'HLSG/Q/2']])
  expect((await linksOf(committee, 'observer', 'q2')).length).toBe(2)
})

test('[Q38] a link is shown to those who may see both works, and to nobody else', async () => {
  const committee = await petitioned(store, (fixture) => {
    const { run } = fixture
    run('business', bringing())
    run('d1-head', bringing({ audience: 'members' }))
    run('d1-head', bringing({ audience: 'delegation:d1' }))
    link(fixture, 'q1', 'q2')
    link(fixture, 'q1', 'q3')
    link(fixture, 'q3', 'q2')
  })
  const seenBy = async (name: string) => (await linksOf(committee, name, 'q1')).map(([, , id]) => id)
  expect(await seenBy('d1-adviser')).toEqual(['q2', 'q3'])
  for (const name of ['d2-head', 'chair', 'secretary']) expect(await seenBy(name)).toEqual(['q2'])
  for (const name of ['business', 'observer']) expect(await seenBy(name)).toEqual([])
})

test('[Q38] [Q20] a work says whether the caller may link it', async () => {
  const { ask } = await petitioned(store, (fixture) => bring(fixture, 1))
  const can = async (name: string) => (await ask(name, getWork, { work: 'q1' })).can
  for (const name of ['chair', 'vice-chair', 'secretary'])
    expect(await can(name)).toMatchObject({ linkWorks: null, unlinkWorks: null })
  for (const name of ['business', 'observer', 'd1-head'])
    expect(await can(name)).toMatchObject({ linkWorks: { code: 'not-allowed' }, unlinkWorks: { code: 'not-allowed' } })
})

test('[Q39] a chain follows links in both directions, nearest first, and each loop once', async () => {
  const committee = await petitioned(store, (fixture) => {
    bring(fixture, 6)
    link(fixture, 'q2', 'q1')
    link(fixture, 'q1', 'q3', 'amends')
    link(fixture, 'q3', 'q2', 'answers')
    link(fixture, 'q4', 'q3')
    link(fixture, 'q4', 'q5')
    link(fixture, 'q5', 'q4', 'replaces')
  })
  const chain = await committee.ask('observer', getChain, { work: 'q1' })
  expect(chain.works.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5'])
  expect(chain.more).toBe(false)
  expect(new Set(chain.links.map(({ from, to, meaning }) => `${from} ${meaning} ${to}`))).toEqual(
    new Set([
      'q2 arises-from q1',
      'q1 amends q3',
      'q3 answers q2',
      'q4 arises-from q3',
      'q4 arises-from q5',
      'q5 replaces q4',
    ]),
  )
  expect(chain.links).toHaveLength(6)
  // Asked for the last work, the same chain begins there.
  const back = await committee.ask('observer', getChain, { work: 'q5' })
  expect(back.works.map(({ id }) => id)).toEqual(['q5', 'q4', 'q3', 'q1', 'q2'])
  expect((await committee.ask('observer', getChain, { work: 'q6' })).works.map(({ id }) => id)).toEqual(['q6'])
})

test.each([
  [50, false],
  [51, true],
])(
  '[Q39] of a line of %i works the chain shows the fifty nearest, and says if there are more: %j',
  async (count, more) => {
    const { ask } = await petitioned(store, (fixture) => {
      bring(fixture, count)
      for (let number = 2; number <= count; number++) link(fixture, `q${number}`, `q${number - 1}`)
    })
    const chain = await ask('observer', getChain, { work: 'q1' })
    expect(chain.works.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, index) => `q${index + 1}`))
    expect(chain.links).toHaveLength(49)
    expect(chain.more).toBe(more)
    const middle = await ask('observer', getChain, { work: 'q26' })
    expect(new Set(middle.works.map(({ id }) => id)).size).toBe(50)
    expect(middle.works[0]?.id).toBe('q26')
    expect(middle.works.map(({ id }) => id)).toContain('q2')
  },
)

test('[Q39] of a work with sixty links the chain shows fifty works, and says that there are more', async () => {
  const { ask } = await petitioned(store, (fixture) => {
    bring(fixture, 61)
    for (let number = 2; number <= 61; number++) link(fixture, `q${number}`, 'q1')
  })
  const chain = await ask('observer', getChain, { work: 'q1' })
  expect([chain.works.length, chain.works[0]?.id, chain.links.length, chain.more]).toEqual([50, 'q1', 49, true])
})

test('[Q39] a chain brings the sessions, votes and decisions of its works, and none of others', async () => {
  const { ask } = await petitioned(store, (fixture) => {
    const { run } = fixture
    bring(fixture, 3)
    link(fixture, 'q2', 'q1', 'next-round-of')
    const session = sittingOn(fixture, 'q2', 'q3')
    run('chair', { type: 'recordPresence', session, delegations: ['d1', 'd2', 'd3', 'd4'], present: true })
    run('chair', opening('q2'))
    castAll(fixture, 'v1', ['for', 'for', 'for', 'against'])
    run('chair', { type: 'closeVote', vote: 'v1' })
    run('chair', { type: 'certifyVote', vote: 'v1' })
    run('secretary', { type: 'certifyVote', vote: 'v1' })
    run('chair', { type: 'takeUpItem', session, item: 'i2' }, opening('q3'))
  })
  const chain = await ask('observer', getChain, { work: 'q1' })
  expect(chain).toMatchObject({
    works: [
      { id: 'q1', stage: 'read' },
      { id: 'q2', stage: 'granted', decision: { id: 'd1', symbol: 'HLSG/D/1' } },
    ],
    links: [{ from: 'q2', to: 'q1', meaning: 'next-round-of' }],
    sessions: [{ id: 's1', works: ['q2'] }],
    votes: [{ id: 'v1', work: 'q2', result: { outcome: 'carried' } }],
    decisions: [{ id: 'd1', outcome: 'carried', work: { id: 'q2', kind: 'petition', symbol: 'HLSG/Q/2' } }],
  })
})

test('[Q39] a chain does not lead through works that the viewer may not see, not even to works they may', async () => {
  const { ask } = await petitioned(store, (fixture) => {
    const { run } = fixture
    run('business', bringing())
    run('d1-head', bringing({ audience: 'members' }))
    run('business', bringing())
    link(fixture, 'q1', 'q2')
    link(fixture, 'q2', 'q3')
  })
  const chain = async (name: string) => {
    const { works, links, more } = await ask(name, getChain, { work: 'q1' })
    return [works.map(({ id }) => id), links.length, more]
  }
  expect(await chain('d2-head')).toEqual([['q1', 'q2', 'q3'], 2, false])
  expect(await chain('business')).toEqual([['q1'], 0, false])
})

test('[Q40] symbols lead to the works and decisions that the caller may see, and to no others', async () => {
  const { ask } = await petitioned(store, (fixture) => {
    const { run } = fixture
    run('d1-head', bringing({ audience: 'members' }))
    run('business', bringing({ title: { en: 'Open to all' } }))
    for (const work of ['q1', 'q2']) {
      const session = sittingOn(fixture, work)
      run('chair', { type: 'recordPresence', session, delegations: ['d1', 'd2', 'd3'], present: true })
      run('chair', opening(work, { session }))
      const vote = `v${fixture.state.votes.votes.size}`
      castAll(fixture, vote, ['for', 'for', 'for'])
      run('chair', { type: 'closeVote', vote }, { type: 'certifyVote', vote })
      run('secretary', { type: 'certifyVote', vote })
      run('chair', { type: 'closeSession', session })
    }
  })
  const symbols = 'HLSG/Q/1,HLSG/Q/2,HLSG/D/1,HLSG/D/2,HLSG/Q/2,HLSG/Q/9,,hlsg/q/2,$gt,.*'
  const named = async (name: string, query: string) =>
    (await ask(name, getReferences, {}, { symbols: query })).references
      .map((one) => (one.what === 'work' ? `${one.symbol}=${one.work.id}` : `${one.symbol}=${one.decision}`))
      .sort()
  const all = ['HLSG/D/1=d1', 'HLSG/D/2=d2', 'HLSG/Q/1=q1', 'HLSG/Q/2=q2']
  expect(await named('d2-head', symbols)).toEqual(all)
  expect(await named('business', symbols)).toEqual(['HLSG/D/2=d2', 'HLSG/Q/2=q2'])
  expect(await named('business', '')).toEqual([])
  const { references } = await ask('observer', getReferences, {}, { symbols: 'HLSG/Q/2' })
  expect(references).toEqual([
    {
      what: 'work',
      symbol: 'HLSG/Q/2',
      work: {
        id: 'q2',
        kind: 'petition',
        symbol: 'HLSG/Q/2',
        title: { en: 'Open to all' },
        for: 'seat-1',
        stage: 'granted',
        open: false,
      },
    },
  ])
  const beyond = [...Array.from({ length: 50 }, (_, index) => `X/${index}`), 'HLSG/Q/2'].join(',')
  expect(await named('business', beyond)).toEqual([])
})

test('[Q41] those who bring a work, or comment on it, follow it until they say otherwise', async () => {
  const { ask, request, run, caughtUp } = await petitioned(store, (fixture) => {
    bring(fixture, 2)
    fixture.run('d1-head', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
  })
  const followed = async (name: string, following = 'true') =>
    (await ask(name, getWorks, {}, { following })).works.map(({ id }) => id)
  const shown = async (name: string) =>
    (await ask(name, getWorks)).works.flatMap(({ id, following }) => (following ? [id] : []))
  for (const list of [followed, shown]) {
    expect(await list('business')).toEqual(['q2', 'q1'])
    expect(await list('d1-head')).toEqual(['q1'])
    expect(await list('d1-adviser')).toEqual([])
  }
  expect(await followed('d1-head', 'false')).toEqual(['q2'])

  expect(await request('business', setFollowing, { work: 'q1' }, { following: false })).toEqual({ following: false })
  await request('business', setFollowing, { work: 'q1' }, { following: false })
  expect(await followed('business')).toEqual(['q2'])
  expect(await followed('business', 'false')).toEqual(['q1'])
  expect((await ask('business', getWork, { work: 'q1' })).work.following).toBe(false)
  // Following concerns only the person who follows.
  expect(await followed('d1-head')).toEqual(['q1'])

  // Somebody who stopped following a work does not follow it again by commenting, only by asking to.
  run('business', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
  await caughtUp()
  expect(await shown('business')).toEqual(['q2'])
  await request('business', setFollowing, { work: 'q1' }, { following: true })
  await request('observer', setFollowing, { work: 'q2' }, { following: true })
  for (const list of [followed, shown]) {
    expect(await list('business')).toEqual(['q2', 'q1'])
    expect(await list('observer')).toEqual(['q2'])
  }
})

test('[Q41] who sponsors a work or is asked in it follows it, by what its kind says', async () => {
  const { ask } = await petitioned(store, ({ run, as }) => {
    const parties = { sponsors: [as('d1-head').member], asked: [as('observer').member] }
    run('business', bringing({ ...parties, audience: 'members' }))
    run('business', bringing(parties))
    run('d2-alternate', tabling([rewording('p1-s1-1')]))
  })
  const followed = async (name: string) =>
    (await ask(name, getWorks, {}, { following: 'true' })).works.map(({ id }) => id)
  expect(await followed('d1-head')).toEqual(['q2', 'q1'])
  // Who may not see a work does not follow it, though they are asked in it.
  expect(await followed('observer')).toEqual(['q2'])
  expect(await followed('d2-head')).toEqual(['p1'])
  expect(await followed('d2-alternate')).toEqual(['p1'])
  expect(await followed('d3-head')).toEqual([])
})

test('[Q41] a work that one may not see, or that does not exist, cannot be followed', async () => {
  const { request } = await petitioned(store, ({ run }) => run('d1-head', bringing({ audience: 'members' })))
  const follow = (name: string, work: string) => request(name, setFollowing, { work }, { following: true })
  for (const [name, work] of [
    ['business', 'q1'],
    ['d1-head', 'q9'],
  ] as const)
    await expect(follow(name, work)).rejects.toMatchObject({ refusal: { code: 'not-found' } })
  expect(await follow('d2-head', 'q1')).toEqual({ following: true })
})
