import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getDecision, getDecisions } from '@quorate/shared/contracts/decisions'
import { getAmendments, getInstruments, getProvisions, getVersion } from '@quorate/shared/contracts/instrument'
import { getClause, getMandates } from '@quorate/shared/contracts/mandate'
import { getCommittee } from '@quorate/shared/contracts/membership'
import { getDrafts, getProposal, getProposalText } from '@quorate/shared/contracts/proposals'
import { getImportDraft, getImportDrafts, saveImportDraft } from '@quorate/shared/contracts/reading'
import { getNames, getRecord } from '@quorate/shared/contracts/record'
import { getSession, getSessions } from '@quorate/shared/contracts/sessions'
import { getComments, getEditions, getThread } from '@quorate/shared/contracts/threads'
import { getToday } from '@quorate/shared/contracts/today'
import { getVote, getVotes } from '@quorate/shared/contracts/votes'
import { getChain, getReferences, getWork, getWorks } from '@quorate/shared/contracts/works'
import type { Fixture } from '@quorate/shared/domain/committee-fixture'
import { kernel } from '../kernel.ts'
import { aStory } from '../record/projection-story.fixture.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { type Asking, asking } from './queries.fixture.ts'

let store: TemporaryStore
let story: Fixture
let asked: Asking
beforeAll(async () => {
  store = await temporaryStore()
  story = aStory()
  asked = await asking(story, store, 'g1')
  const draft = { kind: 'mandate', title: {}, documents: {} }
  for (const name of EVERYBODY) await asked.request(name, saveImportDraft, { draft: 'mine' }, draft)
})
afterAll(() => store.close())

const EVERYBODY = ['chair', 'vice-chair', 'secretary', 'd1-head', 'd2-alternate', 'd1-adviser', 'business', 'observer']

const WORKS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']

/** One request of each query; a query without one fails the test below. */
const REQUESTS = [
  [getCommittee, {}],
  [getMandates, {}],
  [getClause, { mandate: 'md1', clause: '2.7' }],
  [getInstruments, {}],
  [getVersion, { instrument: 'in1', version: 1 }],
  [getVersion, { instrument: 'in1', version: 2 }],
  [getProvisions, { instrument: 'in1', version: 2 }],
  [getAmendments, { instrument: 'in1', version: 2 }],
  [getWorks, {}],
  ...WORKS.map((work) => [getWork, { work }] as const),
  ...WORKS.map((work) => [getChain, { work }] as const),
  ...WORKS.map((proposal) => [getProposal, { proposal }] as const),
  ...WORKS.map((proposal) => [getProposalText, { proposal }] as const),
  [getReferences, {}, { symbols: 'HLSG/P/1,HLSG/D/1' }],
  [getDrafts, {}],
  [getImportDrafts, {}],
  [getImportDraft, { draft: 'mine' }],
  [getThread, { thread: 't7' }],
  [getComments, { thread: 't7' }],
  [getEditions, { comment: 'c3' }],
  [getSessions, {}],
  ...['s1', 's2', 's3'].map((session) => [getSession, { session }] as const),
  [getVotes, {}],
  ...['v1', 'v2', 'v3', 'v4', 'v5'].map((vote) => [getVote, { vote }] as const),
  [getDecisions, {}],
  [getDecision, { decision: 'd1' }],
  [getDecision, { decision: 'd2' }],
  [getRecord, {}],
  [getNames, {}, { ids: 'p1,t7,c1,s1,i1,v1,d1,md1,in1' }],
  [getToday, {}],
] as const

const TIMELESS: readonly object[] = [getImportDrafts, getImportDraft, getDrafts, getProposalText, getProvisions]

test('[Q10] every query answers everybody exactly what its contract describes', async () => {
  expect(new Set(REQUESTS.map(([contract]) => contract))).toEqual(
    new Set(kernel.queries.map(({ contract }) => contract)),
  )
  for (const name of EVERYBODY)
    for (const [contract, params, query] of REQUESTS) {
      const answered = await asked.ask(name, contract, params, query)
      // Drafts are no part of the record; the texts of proposals and versions never change.
      if (!TIMELESS.includes(contract)) expect(answered).toMatchObject({ seq: story.state.seq })
    }
})

test.each([
  ['clause', getClause, { mandate: 'md1', clause: '9.9' }],
  ['mandate', getClause, { mandate: 'none', clause: '2.7' }],
  ['instrument', getVersion, { instrument: 'none', version: 1 }],
  ['version', getVersion, { instrument: 'in1', version: 3 }],
  ['version with a text', getProvisions, { instrument: 'in1', version: 3 }],
  ['version with amendments', getAmendments, { instrument: 'in1', version: 3 }],
  ['work', getWork, { work: 'none' }],
  ['work of a chain', getChain, { work: 'none' }],
  ['proposal', getProposal, { proposal: 'none' }],
  ['text', getProposalText, { proposal: 'none' }],
  ['thread', getThread, { thread: 'none' }],
  ['thread of comments', getComments, { thread: 'none' }],
  ['comment', getEditions, { comment: 'none' }],
  ['session', getSession, { session: 'none' }],
  ['vote', getVote, { vote: 'none' }],
  ['decision', getDecision, { decision: 'none' }],
] as const)('[Q11] an unknown %s is refused as not found, in a sentence', async (_, contract, params) => {
  await expect(asked.ask('chair', contract, params)).rejects.toMatchObject({
    refusal: { code: 'not-found', message: expect.stringMatching(/^This committee has no .+\.$/) },
  })
})

test.each([
  ['mandate', getClause, { mandate: 'md1', clause: '2.7' }],
  ['instrument', getVersion, { instrument: 'in1', version: 1 }],
  ['text of an instrument', getProvisions, { instrument: 'in1', version: 1 }],
  ['work', getWork, { work: 'p1' }],
  ['work of a chain', getChain, { work: 'p1' }],
  ['proposal', getProposal, { proposal: 'p1' }],
  ['text', getProposalText, { proposal: 'p1' }],
  ['thread', getThread, { thread: 't7' }],
  ['thread of comments', getComments, { thread: 't7' }],
  ['comment', getEditions, { comment: 'c3' }],
  ['session', getSession, { session: 's1' }],
  ['vote', getVote, { vote: 'v1' }],
  ['decision', getDecision, { decision: 'd1' }],
] as const)('[Q11] a %s of another committee is not found either', async (_, contract, params) => {
  await expect(asked.ask('chair', contract, { ...params, committee: 'other' })).rejects.toMatchObject({
    refusal: { code: 'not-found' },
  })
})

test('[Q12] things for an audience the viewer does not belong to are not found, and in no list', async () => {
  const narrow = await asking(story, store, 'g2')
  const audience = 'secretariat'
  const kinds = [
    'works',
    'proposals',
    'threads',
    'comments',
    'sessions',
    'votes',
    'rolls',
    'decisions',
    'versions',
  ] as const
  for (const kind of kinds) await narrow.read[kind].collection.updateMany({}, { $set: { audience } })
  expect((await narrow.ask('secretary', getWorks)).works).toHaveLength(7)
  expect((await narrow.ask('chair', getWorks)).works).toEqual([])
  expect((await narrow.ask('chair', getVotes)).votes).toEqual([])
  expect((await narrow.ask('chair', getSessions)).sessions).toEqual([])
  expect((await narrow.ask('chair', getDecisions)).decisions).toEqual([])
  expect(await narrow.ask('chair', getToday)).toMatchObject({ votes: [], toCertify: [], sessions: [], unread: [] })
  for (const [contract, params] of [
    [getWork, { work: 'p1' }],
    [getChain, { work: 'p1' }],
    [getProposal, { proposal: 'p1' }],
    [getComments, { thread: 't7' }],
    [getVote, { vote: 'v1' }],
    [getVersion, { instrument: 'in1', version: 1 }],
    [getProvisions, { instrument: 'in1', version: 1 }],
    [getAmendments, { instrument: 'in1', version: 1 }],
  ] as const)
    await expect(narrow.ask('chair', contract, params)).rejects.toMatchObject({ refusal: { code: 'not-found' } })
})

test('[Q13] the committee lists its participants and which of them the caller is; an erased name is no longer given', async () => {
  const { me, participants, principals, can } = await asked.ask('business', getCommittee)
  expect(me).toMatchObject({ member: story.as('business').member, capacity: 'business', principal: 'seat-1' })
  expect(participants.find(({ member }) => member === story.as('d4-adviser').member)).toMatchObject({
    name: null,
    suspended: true,
  })
  expect(principals.find(({ id }) => id === 'd2')).toMatchObject({
    kind: 'delegation',
    voter: story.as('d2-alternate').member,
  })
  expect(principals.find(({ id }) => id === 'seat-1')).toMatchObject({
    name: { en: 'A company', fr: 'A company' },
    term: { from: 2026, until: 2028 },
  })
  expect(can.suspendParticipant).toMatchObject({ code: 'not-allowed' })
  expect((await asked.ask('secretary', getCommittee)).can).toMatchObject({ suspendParticipant: null, eraseWords: null })
})

/** The people who read the body of each comment of t7 over HTTP. */
test.each([
  ['c1', 'shown', EVERYBODY],
  ['c4', 'hidden', ['chair', 'vice-chair', 'secretary', 'business']],
  ['c5', 'withdrawn', []],
  ['c6', 'shown', EVERYBODY],
  ['c7', 'erased', []],
] as const)('[Q4] [Q5] the body of comment %s, which is %s, is given to %j', async (id, state, readers) => {
  const given: string[] = []
  for (const name of EVERYBODY) {
    const { comments } = await asked.ask(name, getComments, { thread: 't7' })
    const comment = comments.find((one) => one.id === id)
    expect(comment?.state).toBe(state)
    if (comment?.body !== null) given.push(name)
    if (state === 'hidden') expect(comment?.hidden?.reason).toBe(comment?.body === null ? null : 'Not about the text')
  }
  expect(given).toEqual([...readers])
})

test('[Q14] a window of comments is given in order; earlier editions of a comment go to those who may read it', async () => {
  const { comments } = await asked.ask('observer', getComments, { thread: 't7' }, { from: 3, limit: 2 })
  expect(comments.map(({ number }) => number)).toEqual([3, 4])
  expect(comments[0]).toMatchObject({ body: 'Comment 3, best', edits: 2 })
  const { editions } = await asked.ask('observer', getEditions, { comment: 'c3' })
  expect(editions.map(({ body }) => body)).toEqual(['Comment 3', 'Comment 3, better'])
  const erased = await asked.ask('d4-adviser', getEditions, { comment: 'c7' })
  expect(erased.editions).toEqual([{ at: expect.any(Number), body: null }])
})

test('[Q45] of the same comments each is given what they may read, no matter who asked first', async () => {
  const bodyFor = async (name: string) => {
    const { comments } = await asked.ask(name, getComments, { thread: 't7' }, { from: 4, limit: 1 })
    return comments.map(({ body }) => body)
  }
  const { comments } = await asked.ask('chair', getComments, { thread: 't7' }, { from: 4, limit: 1 })
  expect(comments[0]).toMatchObject({ state: 'hidden', body: expect.any(String) })
  const author = EVERYBODY.filter((name) => story.as(name).member === comments[0]?.author.member)
  const readers = new Set(['chair', 'vice-chair', 'secretary', ...author])
  for (const name of [...EVERYBODY, ...EVERYBODY.toReversed()])
    expect([name, await bodyFor(name)]).toEqual([name, readers.has(name) ? [comments[0]?.body] : [null]])
})

test('[Q15] a clause shows each piece of work under it from proposal to version, and each link leads back', async () => {
  const { clause } = await asked.ask('observer', getClause, { mandate: 'md1', clause: '2.7' })
  expect(clause).toMatchObject({ number: '2.7', works: 7, open: 4 })
  const { works } = await asked.ask('observer', getWorks, {}, { mandate: 'md1', clause: '2.7' })
  expect(works.map(({ id, stage }) => [id, stage])).toEqual([
    ['p7', 'tabled'],
    ['p6', 'voting'],
    ['p5', 'voting'],
    ['p4', 'tabled'],
    ['p3', 'withdrawn'],
    ['p2', 'rejected'],
    ['p1', 'carried'],
  ])
  const madeVersion = { instrument: 'in1', number: 2 }
  expect(works.at(-1)).toMatchObject({
    clause: { mandate: 'md1', clause: '2.7' },
    thread: 't1',
    comments: 0,
    debateOpen: true,
    decision: { id: 'd1', symbol: 'HLSG/D/1', version: madeVersion },
  })
  const chain = (work: string) => asked.ask('observer', getChain, { work })
  expect(await chain('p1')).toMatchObject({
    works: [{ id: 'p1' }],
    sessions: [{ id: 's1', works: ['p1'] }],
    votes: [{ id: 'v1', work: 'p1', result: { outcome: 'carried' } }],
    decisions: [{ id: 'd1', outcome: 'carried', symbol: 'HLSG/D/1', work: { id: 'p1' } }],
  })
  const of = (id: string) => works.find((work) => work.id === id)
  expect(of('p2')?.decision).toEqual({ id: 'd2', symbol: 'HLSG/D/2', version: null })
  expect(await chain('p2')).toMatchObject({ decisions: [{ id: 'd2', outcome: 'rejected' }] })
  expect(of('p3')).toMatchObject({ open: false, decision: null })
  expect(await chain('p3')).toMatchObject({ votes: [], decisions: [] })
  const decision = await asked.ask('observer', getDecision, { decision: 'd1' })
  expect(decision).toMatchObject({
    decision: { work: { id: 'p1' }, by: { way: 'vote', vote: 'v1' } },
    clause: { mandate: 'md1', clause: '2.7' },
    version: madeVersion,
  })
  expect(decision.certifiedBy.map(({ office }) => office)).toEqual(['chair', 'secretariat'])
  const version = await asked.ask('observer', getVersion, { instrument: 'in1', version: 2 })
  expect(version.decisions).toMatchObject([{ id: 'd1', work: 'p1' }])
  const { mandates } = await asked.ask('observer', getMandates)
  const clauses = mandates.find(({ id }) => id === 'md1')?.clauses
  expect(clauses?.find(({ number }) => number === '2.7')).toMatchObject({ works: 7, open: 4 })
})

test('[Q16] a version shows which decision made which words, and the open amendments of each provision', async () => {
  const two = { instrument: 'in1', version: 2 }
  const { version, outline, instrument } = await asked.ask('d1-head', getVersion, two)
  expect(instrument.versions.map(({ number }) => number)).toEqual([1, 2])
  expect(version).toMatchObject({ number: 2, decision: 'd1' })
  expect(await asked.ask('d1-head', getVersion, { ...two, version: 'latest' })).toMatchObject({
    version: { number: 2 },
  })
  const { count, provisions } = await asked.ask('d1-head', getProvisions, two)
  expect(outline.map(({ id }) => id)).toEqual(provisions.map(({ id }) => id))
  const byId = new Map(provisions.map((provision) => [provision.id, provision]))
  expect(byId.get('p1-s1-1')?.spans.en).toContainEqual({ text: 'every ', decision: 'd1' })
  expect(byId.get('p1-s1-2')).toMatchObject({ text: { en: 'Customs shares what it finds.' }, spans: {} })
  const few = await asked.ask('d1-head', getProvisions, two, { from: 2, limit: 2 })
  expect(few).toEqual({ count, provisions: provisions.slice(2, 4) })
  const { amendments } = await asked.ask('d1-head', getAmendments, two)
  const of = (id: string) => amendments.filter((one) => one.provisions.includes(id)).map(({ proposal }) => proposal)
  expect(of('p1-s1-1')).toEqual([])
  expect(of('p1-s1-2')).toEqual(['p7'])
  expect(of('p1-s1-3')).toEqual(['p4'])
  expect(of('p1-s2-1')).toEqual(['p5', 'p6'])
})

test('[Q17] a proposal comes with the text it would change, its clause, and its outcome', async () => {
  const answered = await asked.ask('business', getProposal, { proposal: 'p1' })
  expect(answered.base).toEqual([expect.objectContaining({ id: 'p1-s1-1', text: { en: 'Customs assesses risk.' } })])
  expect(answered).toMatchObject({
    proposal: { stage: 'carried', open: false, for: 'd1', justification: 'A justification' },
    sessions: [{ id: 's1' }],
    votes: [{ id: 'v1' }],
    clause: { number: '2.7', text: { en: 'recommend amendments.' } },
    instrument: { id: 'in1', current: 2 },
    decision: { id: 'd1' },
    resultingVersion: 2,
  })
  expect((await asked.ask('business', getProposal, { proposal: 'p7' })).proposal.justification).toBeNull()
})

test('[Q18] an open vote shows turnout to all and a choice to the delegation that made it alone', async () => {
  for (const name of EVERYBODY) {
    const answered = await asked.ask(name, getVote, { vote: 'v5' })
    expect(answered.vote).toMatchObject({ status: 'open', cast: 2, entitled: 4, result: null, ballots: null })
    const own = name === 'd1-head' || name === 'd1-adviser'
    expect([name, answered.mine?.choice ?? null]).toEqual([name, own ? 'for' : null])
    expect(JSON.stringify({ ...answered, mine: null })).not.toContain('"choice"')
  }
  const { mine } = await asked.ask('d3-head', getVote, { vote: 'v5' })
  expect(mine).toMatchObject({ choice: 'against', changed: true, by: story.as('d3-head').member })
  expect(mine?.receipt).toMatch(/^\d+\.0\.commitment/)
})

test('[Q19] a closed roll-call publishes every ballot and explains the result; both certifications are beside it', async () => {
  const { vote, about } = await asked.ask('business', getVote, { vote: 'v1' })
  expect(vote).toMatchObject({ status: 'certified', decision: 'd1' })
  expect(vote.ballots?.map(({ choice }) => choice)).toEqual(['for', 'for', 'for', 'against'])
  expect(vote.sentence?.en).toMatch(/^Adopted: 3 of 4/)
  expect(about).toEqual({ kind: 'amendment', symbol: 'HLSG/P/1', title: { en: 'Élodie’s title' }, for: 'd1' })
  const { base, operations } = await asked.ask('business', getProposalText, { proposal: vote.work })
  expect({ base, operations }).toMatchObject({ base: [{ id: 'p1-s1-1' }], operations: [{ op: 'replace-text' }] })
})

test('[Q20] `can` holds the judgement of the rules: null, or the refusal', async () => {
  const vote = (name: string) => asked.ask(name, getVote, { vote: 'v5' })
  expect((await vote('d1-head')).can).toMatchObject({ castBallot: null, closeVote: { code: 'not-allowed' } })
  expect((await vote('d1-adviser')).can.castBallot).toMatchObject({ code: 'not-credentialed' })
  expect((await vote('business')).can.castBallot).toMatchObject({ code: 'business-does-not-vote' })
  expect((await vote('chair')).can).toMatchObject({ castBallot: { code: 'chair-does-not-vote' }, closeVote: null })
  const openVote = async (name: string, proposal: string) =>
    (await asked.ask(name, getProposal, { proposal })).can.openVote?.code ?? null
  expect(await openVote('d1-head', 'p7')).toBe('not-allowed')
  expect(await openVote('chair', 'p7')).toBe('item-not-current')
  expect(await openVote('chair', 'p6')).toBe('vote-open')
  const session = (await asked.ask('chair', getSession, { session: 's1' })).can
  expect(session).toMatchObject({ openSession: { code: 'already-done' }, suspendSession: null, takeUpItem: null })
  expect(session).toMatchObject({ closeSession: { code: 'vote-open' }, recordPresence: null })
  expect((await asked.ask('observer', getSession, { session: 's1' })).can.recordPresence?.code).toBe('not-allowed')
  const thread = (name: string, id: string) => asked.ask(name, getThread, { thread: id })
  expect((await thread('business', 't7')).can).toMatchObject({ postComment: null, editComment: null })
  expect((await thread('business', 't3')).can.postComment).toMatchObject({ code: 'debate-closed' })
  expect((await thread('observer', 't7')).can.postComment).toMatchObject({ code: 'not-allowed' })
  expect((await thread('secretary', 't7')).can).toMatchObject({
    hideComment: null,
    restoreComment: { code: 'not-allowed' },
  })
  expect((await asked.ask('d1-head', getDrafts)).can).toEqual({ tableProposal: null })
  expect((await asked.ask('d1-adviser', getDrafts)).can.tableProposal).toMatchObject({ code: 'not-allowed' })
  expect((await asked.ask('secretary', getMandates)).can).toEqual({
    importMandate: null,
    withdrawMandate: null,
    correctMandate: null,
  })
  expect((await asked.ask('secretary', getInstruments)).can).toEqual({
    importInstrument: null,
    withdrawInstrument: null,
  })
})

test('[Q21] a session gives its quorum, more than half of the delegations entitled, and its votes', async () => {
  const { entitled, quorum, votes, session } = await asked.ask('d1-head', getSession, { session: 's1' })
  expect({ entitled, quorum }).toEqual({ entitled: 4, quorum: 3 })
  expect(votes.map(({ id }) => id)).toEqual(['v5', 'v4', 'v3', 'v2', 'v1'])
  expect(session).toMatchObject({ status: 'open', current: 'i6', present: ['d1', 'd2'] })
})

test('[S10] [S13] [Q20] a session gives its list of speakers in order, and what the caller may ask for', async () => {
  const { floor, can } = await asked.ask('chair', getSession, { session: 's1' })
  expect(floor).toMatchObject({ speaking: null, closed: false, limit: 120 })
  expect(floor.requests.map(({ principal, kind }) => [principal, kind])).toEqual([
    ['d2', 'point-of-order'],
    ['d1', 'statement'],
  ])
  expect(can).toMatchObject({ giveFloor: null, endFloor: { code: 'not-speaking' }, limitSpeakingTime: null })
  const canAsk = async (name: string) => {
    const answered = await asked.ask(name, getSession, { session: 's1' })
    return Object.fromEntries(Object.entries(answered.canAsk).map(([kind, refusal]) => [kind, refusal?.code ?? null]))
  }
  const held = 'voting-under-way'
  expect(await canAsk('d1-adviser')).toEqual({
    statement: 'already-on-list',
    question: held,
    reply: held,
    'point-of-order': null,
  })
  const only = 'delegations-only'
  expect(await canAsk('business')).toEqual({ statement: held, question: held, reply: only, 'point-of-order': only })
})

test('[Q22] today lists the things that need the caller', async () => {
  const delegate = await asked.ask('d1-head', getToday)
  expect(delegate.votes).toMatchObject([{ id: 'v5', canCast: true, mine: true }])
  expect(delegate.toCertify).toEqual([])
  expect(delegate.sessions.map(({ id }) => id)).toEqual(['s1', 's3'])
  expect(delegate.decisions.map(({ id }) => id)).toEqual(['d2', 'd1'])
  expect(delegate.unread).toMatchObject([{ id: 'p7', unread: 5 }])
  expect(delegate.unreadWorks).toBe(1)
  const [sitting, scheduled] = delegate.sessions
  expect(sitting?.agenda[0]).toMatchObject({ works: ['p1'] })
  expect(sitting?.about[0]).toMatchObject({ id: 'p1' })
  expect(scheduled).toMatchObject({ status: 'scheduled', agenda: [], current: null, about: [] })
  const absent = await asked.ask('d4-head', getToday)
  expect(absent.votes).toMatchObject([{ id: 'v5', canCast: true, mine: false }])
  const business = await asked.ask('business', getToday)
  expect(business.votes).toMatchObject([{ canCast: false, mine: false }])
  expect(business.replies).toMatchObject([{ id: 'c2', replyTo: 'c1', work: { id: 'p7', symbol: 'HLSG/P/7' } }])
  expect((await asked.ask('d2-head', getToday)).replies).toMatchObject([{ id: 'c8' }])
})
