import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getDecision, getDecisions } from '@quorate/shared/contracts/decisions'
import { getClause, getMandates } from '@quorate/shared/contracts/mandate'
import { getNames, getRecord } from '@quorate/shared/contracts/record'
import { getSession } from '@quorate/shared/contracts/sessions'
import { getThread, markRead } from '@quorate/shared/contracts/threads'
import { getToday } from '@quorate/shared/contracts/today'
import { getVote, getVotes } from '@quorate/shared/contracts/votes'
import { getChain, getReferences, getWork, getWorks } from '@quorate/shared/contracts/works'
import { castAll, opening, rewording, tabling } from '@quorate/shared/domain/committee-fixture'
import { type TemporaryStore, temporaryStore } from '../../store/temporary-store.ts'
import { bringing, getPetition, type Petitioned, petitioned, settling, sittingOn } from './petitions.fixture.ts'

/**
 * Petitions and notes are kinds of work that the server does not contain: an amendment p1 arises from the petition q1;
 * q1 and the note q2 are on the agenda of the open session s1; business has commented on q1, and a delegate answered.
 */
let store: TemporaryStore
let committee: Petitioned
beforeAll(async () => {
  store = await temporaryStore()
  committee = await petitioned(store, (fixture) => {
    const { run } = fixture
    run('business', bringing({ title: { en: 'A petition on ports' }, plea: 'Open them' }))
    run('d2-head', bringing({ kind: 'note', title: { en: 'A note' } }))
    run('d1-head', tabling([rewording('p1-s1-1')]))
    run('chair', { type: 'linkWorks', from: 'p1', to: 'q1', meaning: 'arises-from' })
    run('business', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
    run('d1-head', { type: 'postComment', thread: 't1', body: 'An answer', replyTo: 'c1' })
    sittingOn(fixture, 'q1', 'q2')
    run('chair', { type: 'recordPresence', session: 's1', delegations: ['d1', 'd2', 'd3'], present: true })
  })
})
afterAll(() => store.close())

const PETITION = {
  id: 'q1',
  kind: 'petition',
  symbol: 'HLSG/Q/1',
  title: { en: 'A petition on ports' },
  stage: 'read',
  open: true,
}

test('[Q43] a kind that the server does not know is in the list, with the fields that every work has', async () => {
  const { works } = await committee.ask('observer', getWorks, {}, { mandate: 'md1', clause: '2.5' })
  expect(works.map(({ id, symbol }) => [id, symbol])).toEqual([
    ['q2', 'HLSG/N/1'],
    ['q1', 'HLSG/Q/1'],
  ])
  expect(works[1]).toMatchObject({ ...PETITION, for: 'seat-1', comments: 2, unread: 2, thread: 't1' })
  expect((await committee.ask('observer', getWorks, {}, { kind: 'note' })).works.map(({ id }) => id)).toEqual(['q2'])
  expect((await committee.ask('observer', getWorks, {}, { search: 'ports' })).works).toMatchObject([PETITION])
  expect((await committee.ask('observer', getThread, { thread: 't1' })).work).toBe('q1')
  expect((await committee.ask('observer', getPetition, { petition: 'q1' })).plea).toBe('Open them')
})

test('[Q43] it is linked, and its chain is like any other', async () => {
  const { work, links, moves } = await committee.ask('observer', getWork, { work: 'q1' })
  expect(work).toMatchObject(PETITION)
  expect(links).toMatchObject([{ way: 'from', meaning: 'arises-from', work: { id: 'p1', kind: 'amendment' } }])
  expect(moves).toMatchObject([{ stage: 'read', by: committee.as('business'), reason: null }])
  const { works, sessions } = await committee.ask('observer', getChain, { work: 'p1' })
  expect(works.map(({ id, kind }) => [id, kind])).toEqual([
    ['p1', 'amendment'],
    ['q1', 'petition'],
  ])
  expect(sessions).toMatchObject([{ id: 's1', works: ['q1'] }])
  const { references } = await committee.ask('observer', getReferences, {}, { symbols: 'HLSG/Q/1,HLSG/N/1' })
  expect(references.map(({ symbol }) => symbol).sort()).toEqual(['HLSG/N/1', 'HLSG/Q/1'])
})

test('[Q43] the agenda and today name it, and count its unread comments', async () => {
  const { session, works } = await committee.ask('observer', getSession, { session: 's1' })
  expect(session.agenda.map((item) => item.works)).toEqual([['q1'], ['q2']])
  expect(works).toMatchObject([PETITION, { id: 'q2', kind: 'note' }])
  const today = await committee.ask('business', getToday)
  expect(today.sessions).toMatchObject([{ id: 's1', about: [{ id: 'q1' }, { id: 'q2' }] }])
  expect(today.unread).toMatchObject([{ ...PETITION, unread: 1 }])
  expect(today.unreadWorks).toBe(1)
  expect(today.replies).toMatchObject([{ id: 'c2', work: PETITION }])
  await committee.request('business', markRead, { thread: 't1' }, { ranges: [[1, 2]] })
  expect(await committee.ask('business', getToday)).toMatchObject({ unread: [], unreadWorks: 0, replies: [] })
  const listed = await committee.ask('business', getWorks, {}, { kind: 'petition' })
  expect(listed.works).toMatchObject([{ id: 'q1', unread: 0, comments: 2 }])
})

test('[Q43] the clause counts it, open or not', async () => {
  const { clause } = await committee.ask('observer', getClause, { mandate: 'md1', clause: '2.5' })
  expect(clause).toMatchObject({ works: 2, open: 2 })
  const { mandates } = await committee.ask('observer', getMandates)
  const counts = mandates[0]?.clauses.map(({ number, works, open }) => [number, works, open])
  expect(counts).toEqual(
    expect.arrayContaining([
      ['2.5', 2, 2],
      ['2.7', 1, 1],
      ['1', 0, 0],
    ]),
  )
})

test('[Q43] [Q42] on the record it has a name, as have its thread and comments, and its events are presented', async () => {
  const { names } = await committee.ask('observer', getNames, {}, { ids: 'q1,t1,c2' })
  expect(names).toMatchObject({
    q1: { what: 'work', symbol: 'HLSG/Q/1', title: { en: 'A petition on ports' }, work: PETITION },
    t1: { what: 'thread', work: PETITION },
    c2: { what: 'comment', number: 2, work: PETITION },
  })
  const { entries } = await committee.ask('observer', getRecord, {}, { limit: 200 })
  const brought = entries.flatMap(({ events }) => events).filter(({ actor }) => actor.capacity === 'business')
  expect(brought.map(({ type }) => type)).toEqual(['CommentPosted', 'WorkBrought', 'ThreadOpened', 'PetitionBrought'])
  expect(brought.at(-1)?.data).toEqual({ petition: 'q1', plea: 'Open them', sponsors: [], asked: [] })
})

test('[Q43] if its kind says how, it is voted on and decided; if not, that is refused in a sentence', async () => {
  const { run, outcome, attempt, caughtUp, ask } = committee
  run('chair', { type: 'takeUpItem', session: 's1', item: 'i2' })
  expect(attempt('chair', opening('q2'))).toMatchObject({
    ok: false,
    refusal: { code: 'not-put-to-vote', message: 'Matters like HLSG/N/1 are not put to the vote.' },
  })
  run('chair', { type: 'takeUpItem', session: 's1', item: 'i1' }, opening('q1'))
  await caughtUp()
  const today = await ask('d1-head', getToday)
  const about = { kind: 'petition', symbol: 'HLSG/Q/1', title: { en: 'A petition on ports' } }
  expect(today.votes).toMatchObject([{ id: 'v1', work: 'q1', about, canCast: true, mine: false }])
  expect((await ask('observer', getVote, { vote: 'v1' })).about).toEqual({ ...about, for: 'seat-1' })
  castAll(committee, 'v1', ['for', 'for', 'against'])
  run('chair', { type: 'closeVote', vote: 'v1' }, { type: 'certifyVote', vote: 'v1' })
  run('secretary', { type: 'certifyVote', vote: 'v1' })
  await caughtUp()
  expect(outcome('chair', opening('q1'))).toBe('work-not-open')

  const granted = { ...PETITION, stage: 'granted', open: false }
  const decided = { id: 'd1', symbol: 'HLSG/D/1', version: null }
  const { work, moves } = await ask('observer', getWork, { work: 'q1' })
  expect(work).toMatchObject({ ...granted, decision: decided })
  expect(moves.map(({ stage }) => stage)).toEqual(['read', 'put', 'granted'])
  expect((await ask('observer', getVotes)).votes).toMatchObject([{ id: 'v1', status: 'certified', about }])
  const decision = { id: 'd1', outcome: 'carried', work: { id: 'q1', ...about }, by: { way: 'vote', vote: 'v1' } }
  expect((await ask('observer', getDecisions)).decisions).toMatchObject([decision])
  expect(await ask('observer', getDecision, { decision: 'd1' })).toMatchObject({
    decision,
    clause: { mandate: 'md1', clause: '2.5' },
    version: null,
  })
  expect((await ask('observer', getClause, { mandate: 'md1', clause: '2.5' })).clause).toMatchObject({
    works: 2,
    open: 1,
  })
  const { names } = await ask('observer', getNames, {}, { ids: 'v1,d1' })
  expect(names).toMatchObject({
    v1: { what: 'vote', symbol: 'HLSG/Q/1', number: 1, work: granted },
    d1: { what: 'decision', symbol: 'HLSG/D/1', work: granted },
  })
  expect(await ask('observer', getChain, { work: 'p1' })).toMatchObject({
    votes: [{ id: 'v1' }],
    decisions: [{ id: 'd1' }],
  })
})

test('[Q43] [J3] the reason for its move, and its text, are erased like anything that people wrote', async () => {
  const { run, caughtUp, ask } = committee
  run('secretary', settling('q2', 'an unlucky reason'))
  await caughtUp()
  const reasons = async () => (await ask('observer', getWork, { work: 'q2' })).moves.map(({ reason }) => reason)
  expect(await reasons()).toEqual([null, 'an unlucky reason'])
  const reason = 'At the author’s request'
  for (const kind of ['work', 'petition'] as const)
    run('secretary', { type: 'eraseWords', subject: { kind, id: 'q2' }, reason })
  await caughtUp()
  expect(await reasons()).toEqual([null, null])
  expect((await ask('observer', getWork, { work: 'q2' })).work).toMatchObject({ stage: 'settled', open: false })
  expect((await ask('observer', getPetition, { petition: 'q2' })).plea).toBeNull()
})
