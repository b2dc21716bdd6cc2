import { beforeAll, expect, test } from '@jest/globals'
import { getInstruments, getVersion } from '@quorate/shared/contracts/instrument'
import { getMandates } from '@quorate/shared/contracts/mandate'
import { getCommittee } from '@quorate/shared/contracts/membership'
import { getDrafts, getProposal } from '@quorate/shared/contracts/proposals'
import { getSession, getSessions } from '@quorate/shared/contracts/sessions'
import { getThread } from '@quorate/shared/contracts/threads'
import { getToday } from '@quorate/shared/contracts/today'
import { getVote } from '@quorate/shared/contracts/votes'
import { getWork } from '@quorate/shared/contracts/works'
import type { Command, CommandType } from '@quorate/shared/domain/command'
import {
  castAll,
  committeeAtWork,
  type Fixture,
  opening,
  rewording,
  START,
  tabling,
} from '@quorate/shared/domain/committee-fixture'
import { EXAMPLES } from '@quorate/shared/domain/examples.fixture'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { FLOOR_KINDS } from '@quorate/shared/domain/sessions/floor-events'
import { findComment } from '@quorate/shared/domain/threads/comments'
import { MAJORITY_PROFILES } from '@quorate/shared/domain/votes/majority'
import { entrySource, viewerOf } from '../../server/src/features/queries.fixture.ts'
import type { PersonalModels } from '../../server/src/http/personal.ts'
import { kernel } from '../../server/src/kernel.ts'
import { emptyStorage, entriesOf, projectEntry } from '../../server/src/record/projection.fixture.ts'
import { modelsAtHand } from '../support/models-at-hand.ts'

/** What answers offer, against what the policies and rules take: for everybody, in every state of a committee's work. */

const EVERYBODY = [...['d1-head', 'd1-adviser', 'd2-head', 'business', 'observer', 'chair', 'vice-chair', 'secretary']]
const WORKS = ['p1', 'p2', 'p3', 'p4']

const fixture = committeeAtWork()
const storage = emptyStorage()
const read = modelsAtHand(storage)
let projected = 0

beforeAll(() => prepare(fixture))

/** Brings what was recorded since into the read models. */
async function catchUp(): Promise<void> {
  for (const entry of entriesOf(fixture.record))
    if ((entry[0]?.seq ?? 0) > projected) await projectEntry(storage, entry)
  projected = fixture.state.seq
}

/** A query's answer to that person. */
async function ask<C extends AnyQuery>(
  name: string,
  contract: C,
  params = {},
): Promise<ReturnType<C['response']['parse']>> {
  const { state } = fixture
  const answered = await kernel.queries
    .find((one) => one.contract === contract)
    ?.handle({
      viewer: viewerOf(fixture, name),
      ...{
        read,
        readShared: (_kinds, _about, load) => load(read),
        personal: modelsAtHand(new Map()) as unknown as PersonalModels,
      },
      ...{ state, entries: entrySource(fixture), present: kernel.present, areaOfEvent: kernel.domain.areaOfEvent },
      ...{ seq: state.seq, now: state.at, query: contract.query.parse({}) },
      params: contract.params.parse({ committee: 'hlsg', ...params }),
    })
  return contract.response.parse(JSON.parse(JSON.stringify(answered))) as ReturnType<C['response']['parse']>
}
type AnyQuery = (typeof kernel.queries)[number]['contract']

/** Works with links, and on each a comment by everybody who may and two that are hidden, so that nothing lacks a subject. */
function prepare({ run, as }: Fixture): void {
  for (const provision of ['p1-s1-1', 'p1-s1-2', 'p1-s1-3', 'p1-s2-1']) run('d1-head', tabling([rewording(provision)]))
  for (const [index, work] of WORKS.entries()) {
    const next = WORKS[(index + 1) % WORKS.length] ?? ''
    run('chair', { type: 'linkWorks', from: work, to: next, meaning: 'arises-from' })
    const post = (name: string) =>
      run(name, { type: 'postComment', thread: `t${index + 1}`, body: 'A comment', replyTo: null })
    for (const name of EVERYBODY) if (name !== 'observer') post(name)
    const [hidden] = post('business')
    if (hidden?.type === 'CommentPosted')
      run('chair', { type: 'hideComment', comment: hidden.data.comment, reason: 'A reason' })
  }
  const document = documentFromText({ en: 'Another text' }, { en: '1. One.\n\n2. Two.' })
  run('secretary', { type: 'importMandate', ...document }, { type: 'importInstrument', ...document })
  const agenda = WORKS.map((work) => ({ title: 'An item', works: [work] }))
  const session = { title: 'A session', startsAt: START, timeZone: 'Europe/Brussels', agenda }
  run('chair', { type: 'scheduleSession', ...session }, { type: 'scheduleSession', ...session })
  run('secretary', { type: 'suspendParticipant', member: as('d4-adviser').member, reason: 'A reason' })
}

const mandates = () => [...fixture.state.mandate.keys()]
const instruments = () => [...fixture.state.instrument.keys()]
const CORRIGENDUM = {
  type: 'correctInstrument',
  version: 1,
  provision: '1',
  field: 'text',
  language: 'en',
  after: 'Otherwise.',
  reason: 'A reason',
} as const

/** The commands of a type that a page could send about a thing; by default the example of the type. */
const ABOUT: { readonly [T in CommandType]?: (thing: string) => Command<T>[] } = {
  takeUpItem: (session) =>
    [...(fixture.state.sessions.sessions.get(session)?.agenda.keys() ?? [])].map((item) => ({
      ...{ type: 'takeUpItem', session, item },
    })),
  recordPresence: (session) =>
    [...fixture.state.membership.delegations.keys()].flatMap((delegation) =>
      [true, false].map((present) => ({ type: 'recordPresence', session, delegations: [delegation], present })),
    ),
  giveFloor: (session) => requestsIn(session).map((request) => ({ type: 'giveFloor', session, ...request })),
  endFloor: (session) =>
    ['d1', 'd2', 'd3', 'seat-1', 'observer-1'].map((principal) => ({ type: 'endFloor', session, principal })),
  limitSpeakingTime: (session) => [60, null].map((seconds) => ({ type: 'limitSpeakingTime', session, seconds })),
  castBallot: (vote) =>
    (['for', 'against', 'abstain'] as const).map((choice) => ({ type: 'castBallot', vote, choice })),
  openVote: (work) =>
    ['s1', 's2'].flatMap((session) =>
      MAJORITY_PROFILES.map(({ id: profile }) => opening(work, { session, profile, method: 'roll-call' })),
    ),
  linkWorks: (work) => WORKS.map((to) => ({ type: 'linkWorks', from: work, to, meaning: 'replaces' })),
  unlinkWorks: (work) => WORKS.map((to) => ({ type: 'unlinkWorks', from: work, to, meaning: 'arises-from' })),
  postComment: (thread) => [{ type: 'postComment', thread, body: 'A comment', replyTo: null }],
  setSlowMode: (thread) => [0, 300].map((seconds) => ({ type: 'setSlowMode', thread, seconds })),
  editComment: (thread) =>
    commentsIn(thread).map((comment) => ({ type: 'editComment', comment, body: 'Otherwise', edits: 0 })),
  withdrawComment: (thread) => commentsIn(thread).map((comment) => ({ type: 'withdrawComment', comment })),
  hideComment: (thread) => commentsIn(thread).map((comment) => ({ type: 'hideComment', comment, reason: 'A reason' })),
  restoreComment: (thread) => commentsIn(thread).map((comment) => ({ type: 'restoreComment', comment })),
  tableProposal: () => {
    const { version = 1 } = fixture.state.instrument.get('in1') ?? {}
    return [tabling([rewording('p1-s2-1', 'Again otherwise.')], { version })]
  },
  withdrawMandate: () => mandates().map((mandate) => ({ type: 'withdrawMandate', mandate, reason: 'A reason' })),
  withdrawInstrument: () =>
    instruments().map((instrument) => ({ type: 'withdrawInstrument', instrument, reason: 'A reason' })),
  correctInstrument: () => instruments().map((instrument) => ({ ...CORRIGENDUM, instrument })),
  suspendParticipant: () => [
    { type: 'suspendParticipant', member: fixture.as('d2-adviser').member, reason: 'A reason' },
  ],
  reinstateParticipant: () => [{ type: 'reinstateParticipant', member: fixture.as('d4-adviser').member }],
}

const requestsIn = (session: string) =>
  (fixture.state.sessions.sessions.get(session)?.floor.requests ?? []).map(({ principal, kind }) => ({
    principal,
    kind,
  }))

function commentsIn(thread: string): string[] {
  const { comments } = fixture.state.threads
  const all = Array.from({ length: 99 }, (_, index) => findComment(comments, `c${index + 1}`))
  return all.flatMap((one) => (one?.thread === thread ? [one.comment] : []))
}

/** The example of a type, about this thing. */
function exampleOf(type: CommandType, thing: string): Command[] {
  const example = EXAMPLES.flatMap(({ commands }) => Object.values<Command>(commands)).find((one) => one.type === type)
  if (example === undefined) throw new Error(`There is no example of ${type}`)
  const named = Object.fromEntries(['session', 'vote', 'thread', 'proposal'].map((field) => [field, thing]))
  const fields = Object.keys(example).filter((field) => thing !== '' && field in named)
  // The same command, about another thing of its kind.
  return [{ ...example, ...Object.fromEntries(fields.map((field) => [field, thing])) } as Command]
}

/** Whether a command is taken from somebody. Slow mode only says when. */
function isTaken(name: string, command: Command): boolean {
  const { state, as, outcome } = fixture
  return (
    kernel.authorise(state, as(name), command) === null && ['accepted', 'slow-mode'].includes(outcome(name, command))
  )
}

/** What an answer offers somebody and is refused, and what it does not offer and is taken. */
async function wrongFor(name: string): Promise<string[]> {
  const wrong: string[] = []
  const compare = (type: string, thing: string, isOffered: boolean, commands: readonly Command[]) => {
    const taken = commands.some((command) => isTaken(name, command))
    if (isOffered !== taken)
      wrong.push(`${name}, ${type} ${thing}: ${taken ? 'taken and not offered' : 'offered and not taken'}`)
  }
  const compareAll = (thing: string, can: object) => {
    // Each key of `can` is the type of a command.
    for (const [type, refusal] of Object.entries(can) as [CommandType, unknown][]) {
      const about = ABOUT[type] as ((thing: string) => Command[]) | undefined
      compare(type, thing, refusal === null, about?.(thing) ?? exampleOf(type, thing))
    }
  }
  for (const contract of [getCommittee, getInstruments, getMandates, getDrafts, getSessions])
    compareAll('', (await ask(name, contract)).can)
  compareAll('', (await ask(name, getVersion, { instrument: 'in1', version: 'latest' })).can)
  for (const [index, work] of WORKS.entries()) {
    compareAll(work, (await ask(name, getProposal, { proposal: work })).can)
    compareAll(work, (await ask(name, getWork, { work })).can)
    const thread = `t${index + 1}`
    compareAll(thread, (await ask(name, getThread, { thread })).can)
  }
  for (const session of ['s1', 's2']) {
    const { can, canAsk } = await ask(name, getSession, { session })
    compareAll(session, can)
    for (const kind of FLOOR_KINDS)
      compare(kind, session, canAsk[kind] === null, [{ type: 'requestFloor', session, kind }])
  }
  const today = await ask(name, getToday)
  for (const vote of fixture.state.votes.votes.keys()) {
    const { can } = await ask(name, getVote, { vote })
    compareAll(vote, can)
    expect(today.votes.some(({ id, canCast }) => id === vote && canCast)).toBe(can.castBallot === null)
    expect(today.toCertify.some(({ id }) => id === vote)).toBe(can.certifyVote === null)
  }
  return wrong
}

const session = 's1'
const STEPS: [state: string, step: (fixture: Fixture) => void][] = [
  ['proposals are tabled and sessions scheduled', () => {}],
  ['a proposal is withdrawn', ({ run }) => run('d1-head', { type: 'withdrawProposal', proposal: 'p4' })],
  ['a session is open', ({ run }) => run('chair', { type: 'openSession', session })],
  ['an item is taken up', ({ run }) => run('chair', { type: 'takeUpItem', session, item: 'i1' })],
  [
    'delegations are present and ask for the floor',
    ({ run }) => {
      run('secretary', { type: 'recordPresence', session, delegations: ['d1', 'd2', 'd3'], present: true })
      run('d1-head', { type: 'requestFloor', session, kind: 'statement' })
      run('business', { type: 'requestFloor', session, kind: 'question' })
    },
  ],
  ['somebody speaks', ({ run }) => run('chair', { type: 'giveFloor', session, principal: 'd1', kind: 'statement' })],
  [
    'a speech is interrupted, the list is closed, and time is limited',
    ({ run }) => {
      run('d2-head', { type: 'requestFloor', session, kind: 'point-of-order' })
      run('chair', { type: 'giveFloor', session, principal: 'd2', kind: 'point-of-order' })
      run('chair', { type: 'closeSpeakersList', session }, { type: 'limitSpeakingTime', session, seconds: 60 })
    },
  ],
  [
    'a debate is slow',
    ({ run }) => {
      run('chair', { type: 'setSlowMode', thread: 't1', seconds: 300 })
      run('d1-head', { type: 'postComment', thread: 't1', body: 'One more', replyTo: null })
    },
  ],
  ['a debate is closed', ({ run }) => run('chair', { type: 'closeDebate', thread: 't1' })],
  ['the session is suspended', ({ run }) => run('chair', { type: 'suspendSession', session })],
  ['the session goes on', ({ run }) => run('chair', { type: 'resumeSession', session })],
  ['a vote is open', ({ run }) => run('chair', opening('p1'))],
  ['ballots are cast', (at) => castAll(at, 'v1', ['for', 'for', 'abstain'])],
  ['the vote is closed', ({ run }) => run('chair', { type: 'closeVote', vote: 'v1' })],
  ['one office has certified it', ({ run }) => run('vice-chair', { type: 'certifyVote', vote: 'v1' })],
  ['the amendment is decided', ({ run }) => run('secretary', { type: 'certifyVote', vote: 'v1' })],
  [
    'a vote is tied',
    (at) => {
      at.run('chair', { type: 'takeUpItem', session, item: 'i2' }, opening('p2'))
      castAll(at, 'v2', ['for', 'against', 'abstain'])
      at.run('chair', { type: 'closeVote', vote: 'v2' })
    },
  ],
  ['a second ballot is open', ({ run }) => run('chair', opening('p2'))],
  ['the second ballot is closed', ({ run }) => run('chair', { type: 'closeVote', vote: 'v3' })],
  [
    'a vote has no quorum',
    ({ run }) => {
      run('secretary', { type: 'recordPresence', session, delegations: ['d1', 'd2', 'd3'], present: false })
      run('chair', { type: 'takeUpItem', session, item: 'i3' }, opening('p3', { method: 'show-of-hands' }))
      run('chair', { type: 'closeVote', vote: 'v4' })
    },
  ],
  ['the session is closed', ({ run }) => run('chair', { type: 'closeSession', session })],
  ['the other session is open', ({ run }) => run('chair', { type: 'openSession', session: 's2' })],
  [
    'the term of a seat is over',
    ({ run, wait }) => {
      wait(3 * 366 * 24 * 3_600_000)
      run('secretary', { type: 'admitObserver', observer: 'observer-2', name: { en: 'Another' } })
    },
  ],
]

test.each(STEPS)('[Q50] %s: everybody is offered exactly what is taken from them', async (_state, step) => {
  step(fixture)
  await catchUp()
  const wrong: string[] = []
  for (const name of EVERYBODY) wrong.push(...(await wrongFor(name)))
  expect(wrong).toEqual([])
})
