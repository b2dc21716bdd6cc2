import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { QueryContract } from '@quorate/shared/contracts/contract'
import { getDecision, getDecisions } from '@quorate/shared/contracts/decisions'
import { getClause, getMandates } from '@quorate/shared/contracts/mandate'
import { getNames, getRecord } from '@quorate/shared/contracts/record'
import { getSession, getSessions } from '@quorate/shared/contracts/sessions'
import { getComments, getEditions, getThread, markRead } from '@quorate/shared/contracts/threads'
import { getToday } from '@quorate/shared/contracts/today'
import { getVote, getVotes } from '@quorate/shared/contracts/votes'
import { getChain, getReferences, getWork, getWorks, setFollowing } from '@quorate/shared/contracts/works'
import { castAll, type Fixture, opening } from '@quorate/shared/domain/committee-fixture'
import type { z } from 'zod'
import { type TemporaryStore, temporaryStore } from '../../store/temporary-store.ts'
import { bringing, getPetition, type Petitioned, petitioned, settling, sittingOn } from './petitions.fixture.ts'

/**
 * q1 is for all. q2 is for the members: commented on, linked to q1, decided (v1, d1), then settled with a reason. q3,
 * for the members too, is being voted on (v2); q4's result (v3) is not yet certified. Business has commented on q1.
 */
function withSecrets(fixture: Fixture): void {
  const { run } = fixture
  const say = (name: string, thread: string, replyTo: string | null = null) =>
    run(name, { type: 'postComment', thread, body: 'hushed words', replyTo })
  run('business', bringing({ title: { en: 'Open' } }))
  for (let count = 0; count < 3; count++)
    run('d1-head', bringing({ audience: 'members', title: { en: 'Hushed' }, plea: 'hushed plea' }))
  run('business', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
  for (const thread of ['t2', 't3', 't4']) say('d2-head', thread)
  run('d2-head', { type: 'editComment', comment: 'c2', body: 'hushed words, better', edits: 0 })
  run('chair', { type: 'linkWorks', from: 'q2', to: 'q1', meaning: 'answers' })
  for (const [index, work] of ['q2', 'q4', 'q3'].entries()) {
    const session = sittingOn(fixture, work)
    const vote = `v${index + 1}`
    run('chair', { type: 'recordPresence', session, delegations: ['d1', 'd2', 'd3'], present: true })
    run('chair', opening(work, { session, question: 'Shall the hushed be adopted?' }))
    castAll(fixture, vote, ['for', 'for', 'for'])
    if (work === 'q3') break
    run('chair', { type: 'closeVote', vote })
    if (work === 'q2') {
      run('chair', { type: 'certifyVote', vote })
      run('secretary', { type: 'certifyVote', vote })
      run('secretary', settling('q2', 'a hushed reason'))
    }
    run('chair', { type: 'closeSession', session })
  }
}

let store: TemporaryStore
let committee: Petitioned
beforeAll(async () => {
  store = await temporaryStore()
  committee = await petitioned(store, withSecrets)
})
afterAll(() => store.close())

type Asked = [QueryContract<z.ZodObject, z.ZodObject, z.ZodType>, Record<string, unknown>?, Record<string, unknown>?]

const IDS = 'q1,q2,q3,q4,t1,t2,t3,t4,c1,c2,c3,c4,v1,v2,v3,d1,s1,s2,s3,i1,i2,i3,md1,in1'

/** Requests that name no work of a limited audience. */
const GENERAL: Asked[] = [
  [getWorks],
  ...['Hushed', 'HLSG/Q/2', 'HLSG/Q', 'q'].map((search): Asked => [getWorks, {}, { search }]),
  ...['true', 'false'].flatMap((yes): Asked[] => [
    [getWorks, {}, { open: yes }],
    [getWorks, {}, { following: yes }],
  ]),
  [getWorks, {}, { kind: 'petition' }],
  [getWorks, {}, { for: 'd1' }],
  [getWorks, {}, { mandate: 'md1', clause: '2.5' }],
  [getWork, { work: 'q1' }],
  [getChain, { work: 'q1' }],
  [getReferences, {}, { symbols: 'HLSG/Q/1,HLSG/Q/2,HLSG/Q/3,HLSG/Q/4,HLSG/D/1' }],
  [getNames, {}, { ids: IDS }],
  [getMandates],
  [getClause, { mandate: 'md1', clause: '2.5' }],
  [getSessions],
  ...['s1', 's2', 's3'].map((session): Asked => [getSession, { session }]),
  [getVotes],
  [getVotes, {}, { search: 'hushed' }],
  [getDecisions],
  [getDecisions, {}, { search: 'HLSG/D/1' }],
  [getToday],
  [getRecord, {}, { limit: 200 }],
]

const answers = (name: string) =>
  Promise.all(GENERAL.map(([contract, params, query]) => committee.ask(name, contract, params, query)))

/** What would reveal a work of a limited audience: its title, its words, its symbol, its decision’s symbol. */
const SECRETS = ['Hushed', 'hushed', 'HLSG/Q/2', 'HLSG/Q/3', 'HLSG/Q/4', 'HLSG/D/1']

test('[Q37] works for the members are in no answer to business or observers', async () => {
  const asMember = JSON.stringify(await answers('d2-head'))
  for (const secret of SECRETS) expect([secret, asMember.includes(secret)]).toEqual([secret, true])
  for (const name of ['business', 'observer']) {
    const given = (await answers(name)).map((answer) => JSON.stringify(answer))
    for (const secret of SECRETS)
      expect([name, secret, given.filter((text) => text.includes(secret))]).toEqual([name, secret, []])
  }
})

test('[Q37] their ids are not in agendas: of sessions, on today, in the record', async () => {
  const agendas = async (name: string) => {
    const { session } = await committee.ask(name, getSession, { session: 's1' })
    const { sessions } = await committee.ask(name, getToday)
    const { entries } = await committee.ask(name, getRecord, {}, { limit: 200 })
    const scheduled = entries.flatMap(({ events }) => events.filter(({ type }) => type === 'SessionScheduled'))
    return [session, ...sessions, ...scheduled.map(({ data }) => data)].map((one) => JSON.stringify(one?.agenda))
  }
  const withIds = (texts: string[]) => texts.filter((text) => /"q[234]"/.test(text)).length
  expect(withIds(await agendas('d2-head'))).toBe(5)
  expect(await agendas('business')).toHaveLength(5)
  for (const name of ['business', 'observer']) expect(withIds(await agendas(name))).toBe(0)
})

test('[Q37] they are not counted: under a clause, in the mandate, among the unread', async () => {
  const counts = async (name: string) => {
    const { clause } = await committee.ask(name, getClause, { mandate: 'md1', clause: '2.5' })
    const { mandates } = await committee.ask(name, getMandates)
    const listed = mandates[0]?.clauses.find(({ number }) => number === '2.5')
    const { unread, unreadWorks, votes, toCertify, decisions, sessions } = await committee.ask(name, getToday)
    return {
      clause: [clause.works, clause.open],
      listed: [listed?.works, listed?.open],
      unread: [unread.map(({ id }) => id), unreadWorks],
      votes: [votes.map(({ id }) => id), toCertify.map(({ id }) => id)],
      decisions: decisions.map(({ id }) => id),
      about: sessions.flatMap(({ about }) => about.map(({ id }) => id)),
    }
  }
  expect(await counts('secretary')).toEqual({
    clause: [4, 3],
    listed: [4, 3],
    unread: [['q4', 'q3', 'q1'], 3],
    votes: [['v3'], ['v2']],
    decisions: ['d1'],
    about: ['q3'],
  })
  for (const name of ['business', 'observer'])
    expect(await counts(name)).toEqual({
      clause: [1, 1],
      listed: [1, 1],
      // Business has only its own comment.
      unread: name === 'business' ? [[], 0] : [['q1'], 1],
      votes: [[], []],
      decisions: [],
      about: [],
    })
})

test('[Q37] a request that names one gets the answer for an unknown work', async () => {
  const named: Asked[] = [
    [getWork, { work: 'q2' }],
    [getChain, { work: 'q2' }],
    [getPetition, { petition: 'q2' }],
    [getThread, { thread: 't2' }],
    [getComments, { thread: 't2' }],
    [getEditions, { comment: 'c2' }],
    [getVote, { vote: 'v1' }],
    [getDecision, { decision: 'd1' }],
  ]
  for (const [contract, params] of named) {
    const refusal = { code: 'not-found', message: expect.stringMatching(/^This committee has no .+\.$/) }
    await expect(committee.ask('d3-adviser', contract, params)).resolves.toBeDefined()
    for (const name of ['business', 'observer'])
      await expect(committee.ask(name, contract, params)).rejects.toMatchObject({ refusal })
  }
  const ranges = [[1, 1]]
  const refused = { refusal: { code: 'not-found' } }
  const follow = committee.request('business', setFollowing, { work: 'q2' }, { following: true })
  await expect(follow).rejects.toMatchObject(refused)
  const mark = committee.request('business', markRead, { thread: 't2' }, { ranges })
  await expect(mark).rejects.toMatchObject(refused)
})

test('[Q37] [Q42] none of their ids has a name', async () => {
  const namesFor = async (name: string) => Object.keys((await committee.ask(name, getNames, {}, { ids: IDS })).names)
  expect((await namesFor('d2-head')).sort()).toEqual(IDS.split(',').sort())
  expect((await namesFor('business')).sort()).toEqual(
    ['q1', 't1', 'c1', 's1', 's2', 's3', 'i1', 'i2', 'i3', 'md1', 'in1'].sort(),
  )
  expect((await committee.ask('business', getSession, { session: 's1' })).works).toEqual([])
})
