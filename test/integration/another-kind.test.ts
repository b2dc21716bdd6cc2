import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getClause } from '@quorate/shared/contracts/mandate'
import { getCommittee } from '@quorate/shared/contracts/membership'
import { getSession } from '@quorate/shared/contracts/sessions'
import { getComments } from '@quorate/shared/contracts/threads'
import { getToday } from '@quorate/shared/contracts/today'
import { getVote } from '@quorate/shared/contracts/votes'
import { getChain, getReferences, getWorks } from '@quorate/shared/contracts/works'
import { castAll, opening, rewording, tabling } from '@quorate/shared/domain/committee-fixture'
import { drawn, SHOWN, startEnglish } from '../../client/src/app/drawn.fixture.ts'
import type { ClientWorkKind } from '../../client/src/data/work-kinds.ts'
import { clauseQuery } from '../../client/src/features/mandate/queries.ts'
import { todayQuery } from '../../client/src/features/today/queries.ts'
import { chainQuery, referenceQuery, worksQuery } from '../../client/src/features/works/queries.ts'
import { bringing, type Petitioned, petitioned, sittingOn } from '../../server/src/features/works/petitions.fixture.ts'
import { type TemporaryStore, temporaryStore } from '../../server/src/store/temporary-store.ts'

/**
 * Pages drawn from a server's answers on kinds of work that the product does not have: petitions, which an area of the
 * client brings here, and notes, of which the client knows nothing.
 */
const petition: ClientWorkKind = {
  path: (address, work, comment) => address('petitions', work) + (comment === undefined ? '' : `#comment-${comment}`),
  label: () => 'Petition',
  stages: {
    read: { shape: () => null, tone: 'open', label: () => 'Read out' },
    granted: { shape: () => null, tone: 'good', label: () => 'Granted' },
  },
}

let store: TemporaryStore
let committee: Petitioned
beforeAll(async () => {
  await startEnglish()
  store = await temporaryStore()
  committee = await petitioned(store, (fixture) => {
    const { run } = fixture
    run('business', bringing({ title: { en: 'A petition on ports' } }))
    run('d2-head', bringing({ kind: 'note', title: { en: 'A note on fees' } }))
    run('d1-head', tabling([rewording('p1-s1-1')]))
    run('chair', { type: 'linkWorks', from: 'p1', to: 'q1', meaning: 'arises-from' })
    run('business', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
    run('d1-head', { type: 'postComment', thread: 't1', body: 'An answer', replyTo: 'c1' })
    run('d1-head', { type: 'postComment', thread: 't2', body: 'On the note', replyTo: null })
    sittingOn(fixture, 'q1', 'q2')
  })
})
afterAll(() => store.close())

/** A page as that person sees it. */
async function drawnFor(name: string, element: ReturnType<typeof SHOWN.today>, fill?: Filling) {
  const options = { committee: await committee.ask(name, getCommittee), kinds: { petition } }
  return drawn(element, fill === undefined ? options : { ...options, fill })
}
type Filling = Parameters<typeof drawn>[1]['fill']

test('[Q43] the page of a clause lists it by the name and stage that its area gives it, or in plain words', async () => {
  const clause = { mandate: 'md1', clause: '2.5' }
  const answer = await committee.ask('observer', getClause, clause)
  const list = await committee.ask('observer', getWorks, {}, clause)
  const { text, links } = await drawnFor('observer', SHOWN.clause('md1', '2.5'), (client) => {
    client.setQueryData(clauseQuery('hlsg', 'md1', '2.5').queryKey, answer)
    client.setQueryData(worksQuery('hlsg', clause).queryKey, { pages: [list], pageParams: [null] })
  })
  expect(links.get('HLSG/Q/1 A petition on ports')).toBe('/hlsg/petitions/q1')
  expect(links.get('HLSG/N/1 A note on fees')).toBe('/hlsg/works/q2')
  expect(text).toMatch(/A petition on ports Read out .* 2 comments 2 new/)
  expect(text).toMatch(/A note on fees Open .* 1 comment 1 new/)
})

test('[Q43] the agenda names it, with the way to it', async () => {
  const answer = await committee.ask('observer', getSession, { session: 's1' })
  const { links } = await drawnFor('observer', SHOWN.agenda(answer))
  expect(links.get('HLSG/Q/1 A petition on ports')).toBe('/hlsg/petitions/q1')
  expect(links.get('HLSG/N/1 A note on fees')).toBe('/hlsg/works/q2')
})

test('[Q43] today shows what is unread of it, answers to the reader on it, and that it is under discussion', async () => {
  const answer = await committee.ask('business', getToday)
  const { text, links } = await drawnFor('business', SHOWN.today(), (client) =>
    client.setQueryData(todayQuery('hlsg').queryKey, answer),
  )
  expect(links.get('An answer')).toBe('/hlsg/petitions/q1#comment-2')
  expect(links.get('HLSG/N/1 A note on fees')).toBe('/hlsg/works/q2')
  expect(text).toMatch(/on HLSG\/Q\/1 .* An answer/)
  expect(text).toMatch(/Item 1: On q1 HLSG\/Q\/1 A petition on ports/)
})

test('[Q43] the chain tells what it is, what it is linked to, and what came of it', async () => {
  const { run, caughtUp, ask } = committee
  run(
    'chair',
    { type: 'recordPresence', session: 's1', delegations: ['d1', 'd2', 'd3'], present: true },
    opening('q1', { question: 'Is HLSG/Q/1 granted?' }),
  )
  castAll(committee, 'v1', ['for', 'for', 'for'])
  run('chair', { type: 'closeVote', vote: 'v1' }, { type: 'certifyVote', vote: 'v1' })
  run('secretary', { type: 'certifyVote', vote: 'v1' })
  await caughtUp()
  const answer = await ask('observer', getChain, { work: 'q1' })
  const { text, links } = await drawnFor('observer', SHOWN.chain('q1'), (client) =>
    client.setQueryData(chainQuery('hlsg', 'q1').queryKey, answer),
  )
  expect(text).toMatch(/Petition HLSG\/Q\/1 A petition on ports Granted/)
  expect(text).toMatch(/HLSG\/P\/1/)
  expect(links.get('HLSG/Q/1 A petition on ports')).toBe('/hlsg/petitions/q1')
  expect(links.get('2 comments')).toBe('/hlsg/petitions/q1#discussion')
  expect(links.get('HLSG/D/1')).toBe('/hlsg/decisions/d1')
})

test('[U20] a symbol in a question, in a reason and in a quote of the record leads to its document', async () => {
  const { run, caughtUp, ask } = committee
  const reason = 'It belongs to HLSG/Q/1, not to HLSG/Q/99.'
  run('secretary', { type: 'hideComment', comment: 'c3', reason })
  await caughtUp()
  const { vote } = await ask('observer', getVote, { vote: 'v1' })
  const comment = (await ask('secretary', getComments, { thread: 't2' })).comments[0]
  if (comment === undefined) throw new Error('No comment')
  const { references } = await ask('secretary', getReferences, {}, { symbols: 'HLSG/Q/1' })
  const actor = { member: 'm', capacity: 'system', for: null } as const
  const event = { seq: 1, index: 0, at: 0, type: 'DebateClosed', actor, data: { thread: 't1' } } as const
  for (const element of [SHOWN.question(vote), SHOWN.hidden(comment), SHOWN.line(event, reason)]) {
    const { links } = await drawnFor('secretary', element, (client) =>
      client.setQueryData(referenceQuery('hlsg', 'HLSG/Q/1').queryKey, references[0]),
    )
    expect([...links]).toEqual([['HLSG/Q/1', '/hlsg/petitions/q1']])
  }
})
