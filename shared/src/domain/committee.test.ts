import { expect, test } from '@jest/globals'
import type { Command, CommandType } from './command.ts'
import { apply, type CommitteeState, decide, emptyState, eventTypes } from './committee.ts'
import {
  appointing,
  castAll,
  committeeAtWork,
  emptyCommittee,
  type Fixture,
  inSession,
  opening,
  recorded,
  rewording,
  START,
  SYSTEM,
  tabling,
} from './committee-fixture.ts'
import { EXAMPLES } from './examples.fixture.ts'
import { fork } from './fork.ts'
import { findComment } from './threads/comments.ts'
import { SECOND_BALLOT_WITHIN } from './votes/second-ballot.ts'

/** A committee's life in which every type of event occurs. */
function lifeOfACommittee(): Fixture {
  const fixture = committeeAtWork()
  const { run, as, wait } = fixture
  run('secretary', { type: 'suspendParticipant', member: as('d3-head').member, reason: 'words-of-a-suspension' })
  run('secretary', { type: 'reinstateParticipant', member: as('d3-head').member })
  run('secretary', { type: 'issueCredential', delegation: 'd3', voter: as('d3-head').member })
  run('secretary', appointing(as('d4-alternate').member, 'delegate', 'd4', 'head'))
  run('secretary', { type: 'retireParticipant', member: as('d4-head').member })
  run('secretary', { type: 'issueCredential', delegation: 'd4', voter: as('d4-alternate').member })
  run('secretary', appointing(as('d4-head').member, 'delegate', 'd4', 'head'))
  run('secretary', { type: 'issueCredential', delegation: 'd4', voter: as('d4-head').member })
  inSession(fixture, [rewording('p1-s1-1')], [rewording('p1-s1-2')], [rewording('p1-s1-3')])
  run('d1-head', { type: 'withdrawProposal', proposal: 'p3' })
  run('business', { type: 'postComment', thread: 't1', body: 'words-of-a-comment', replyTo: null })
  run('business', { type: 'editComment', comment: 'c1', body: 'words-of-an-edit', edits: 0 })
  run('chair', { type: 'hideComment', comment: 'c1', reason: 'words-of-a-moderator' })
  run('chair', { type: 'restoreComment', comment: 'c1' })
  run('d2-head', { type: 'postComment', thread: 't1', body: 'words-to-erase', replyTo: 'c1' })
  run('d2-head', { type: 'withdrawComment', comment: 'c2' })
  run('secretary', { type: 'eraseWords', subject: { kind: 'comment', id: 'c2' }, reason: 'Asked for' })
  run('chair', { type: 'closeDebate', thread: 't1' }, { type: 'reopenDebate', thread: 't1' })
  run('chair', { type: 'setSlowMode', thread: 't1', seconds: 60 })
  run('chair', { type: 'recordPresence', session: 's1', delegations: ['d1', 'd2'], present: true })
  run('chair', { type: 'suspendSession', session: 's1' }, { type: 'resumeSession', session: 's1' })
  run('d1-head', { type: 'requestFloor', session: 's1', kind: 'statement' })
  run('d2-head', { type: 'requestFloor', session: 's1', kind: 'reply' })
  run('d2-adviser', { type: 'withdrawFloorRequest', session: 's1', kind: 'reply' })
  run('d3-adviser', { type: 'requestFloor', session: 's1', kind: 'question' })
  run('secretary', { type: 'retireParticipant', member: as('d3-adviser').member })
  run(
    'chair',
    { type: 'closeSpeakersList', session: 's1' },
    { type: 'reopenSpeakersList', session: 's1' },
    { type: 'limitSpeakingTime', session: 's1', seconds: 120 },
    { type: 'giveFloor', session: 's1', principal: 'd1', kind: 'statement' },
    { type: 'endFloor', session: 's1', principal: 'd1' },
  )
  run('chair', opening('p1'))
  castAll(fixture, 'v1', ['for', 'for', 'for', 'against'])
  run('chair', { type: 'closeVote', vote: 'v1' }, { type: 'certifyVote', vote: 'v1' })
  run('secretary', { type: 'certifyVote', vote: 'v1' })
  run('chair', { type: 'takeUpItem', session: 's1', item: 'i2' }, opening('p2'))
  castAll(fixture, 'v2', ['for', 'against'])
  wait(SECOND_BALLOT_WITHIN)
  run('chair', { type: 'closeVote', vote: 'v2' }, { type: 'closeSession', session: 's1' })
  for (const { play } of EXAMPLES) play?.(fixture)
  return fixture
}

const _NAME = { en: 'A name' }

/** One command of every type. */
const COMMANDS = Object.assign({}, ...EXAMPLES.map(({ commands }) => commands)) as { [T in CommandType]: Command<T> }
const ALL = Object.values(COMMANDS)

test.each(ALL)('[G1] before a committee is established every command is refused: $type', (command) => {
  expect(emptyCommittee().outcome('system', command)).toBe(
    command.type === 'establishCommittee' ? 'accepted' : 'not-found',
  )
})

test('[G2] judging a command, accepted or refused, never changes the state, and judging it again answers the same', () => {
  const moments = [committeeAtWork(), lifeOfACommittee(), lifeOfACommittee()]
  inSession(moments[0] as Fixture, [rewording('p1-s1-1')])
  moments[1]?.run('secretary', { type: 'scheduleSession', title: 'S', startsAt: 0, timeZone: 'UTC', agenda: [] })
  const seen = new Set<string>()
  for (const { state, attempt } of moments) {
    const before = structuredClone(state)
    for (const name of ['system', 'chair', 'secretary', 'd1-head', 'business'])
      for (const command of ALL) {
        const given = structuredClone(command)
        const first = attempt(name, command)
        seen.add(first.ok ? `${command.type} accepted` : first.refusal.code)
        expect(attempt(name, command)).toEqual(first)
        expect(command).toEqual(given)
        expect(state).toEqual(before)
      }
  }
  expect(seen.size).toBeGreaterThan(25)
})

/** A collection that allows look-ups, but no iteration. */
class OnlyAsked<K, V> extends Map<K, V> {
  static of<K, V>(map: Map<K, V>): Map<K, V> {
    const asked = new OnlyAsked<K, V>()
    for (const [key, value] of map) asked.set(key, value)
    return asked
  }
  override [Symbol.iterator](): never {
    throw new Error('Iterated')
  }
  override entries(): never {
    return this[Symbol.iterator]()
  }
  override keys(): never {
    return this[Symbol.iterator]()
  }
  override values(): never {
    return this[Symbol.iterator]()
  }
  override forEach(): never {
    return this[Symbol.iterator]()
  }
}

/** The state, but collections that grow with the record cannot be iterated. */
function onlyAsked(state: CommitteeState): CommitteeState {
  const { membership, works, threads, sessions, votes } = state
  const [participants, former] = [OnlyAsked.of(membership.participants), OnlyAsked.of(membership.former)]
  const recent = OnlyAsked.of(threads.comments.recent)
  return {
    ...state,
    membership: { ...membership, participants, former },
    works: { ...works, works: OnlyAsked.of(works.works), links: OnlyAsked.of(works.links) },
    proposals: OnlyAsked.of(state.proposals),
    threads: {
      threads: OnlyAsked.of(threads.threads),
      slow: OnlyAsked.of(threads.slow),
      comments: { ...threads.comments, recent },
    },
    sessions: { ...sessions, sessions: OnlyAsked.of(sessions.sessions) },
    votes: { ...votes, votes: OnlyAsked.of(votes.votes), byWork: OnlyAsked.of(votes.byWork) },
  }
}

test('[K16] no rule and no fold iterates over a collection that grows with the record', () => {
  const moments = [committeeAtWork(), lifeOfACommittee()]
  inSession(moments[0] as Fixture, [rewording('p1-s1-1')], [rewording('p1-s1-1')])
  moments[0]?.run('chair', { ...COMMANDS.linkWorks, from: 'p2', to: 'p1' })
  const accepted: CommandType[] = []
  for (const { state, as } of moments) {
    const grown = onlyAsked(state)
    for (const name of ['system', 'chair', 'secretary', 'd1-head', 'business'])
      for (const command of ALL) {
        const ahead = fork(grown)
        const context = { actor: as(name), now: START, newId: (prefix: string) => `${prefix}-new` }
        const decided = decide(ahead, command, context)
        if (!decided.ok) continue
        accepted.push(command.type)
        const header = { seq: state.seq + 1, at: START, actor: as(name) }
        for (const event of recorded(decided.value, header)) apply(ahead, event)
      }
  }
  expect(accepted.length).toBeGreaterThan(50)
  expect(accepted).toEqual(expect.arrayContaining(['linkWorks', 'tableProposal', 'openVote', 'scheduleSession']))
})

test('[G4] the same events give the same state, whether applied to an empty one or carried on from a copy', () => {
  const { record, state } = lifeOfACommittee()
  expect([...new Set(record.map(({ type }) => type))].sort()).toEqual([...eventTypes].sort())
  const whole = emptyState('hlsg')
  for (const event of structuredClone(record)) apply(whole, event)
  expect(whole).toEqual(state)
  for (const at of [1, Math.floor(record.length / 3), record.length - 1]) {
    const begun = emptyState('hlsg')
    for (const event of record.slice(0, at)) apply(begun, event)
    const copy = structuredClone(begun)
    for (const event of record.slice(at)) apply(copy, event)
    expect(copy).toEqual(state)
    expect(begun.seq).toBeLessThanOrEqual(copy.seq)
  }
})

test('[G4] events stay as they are when applied, and the state knows the number and time of the last one', () => {
  const { record } = lifeOfACommittee()
  const given = structuredClone(record)
  const state = emptyState('hlsg')
  for (const event of record) {
    apply(state, event)
    expect([state.seq, state.at]).toEqual([event.seq, event.at])
  }
  expect(record).toEqual(given)
})

test('[M10] the state holds no words that people wrote and no names, only where they are', () => {
  const { state } = lifeOfACommittee()
  const plain = JSON.stringify(state, (_, value) => (value instanceof Map || value instanceof Set ? [...value] : value))
  for (const words of ['words-', 'd1-head', 'A justification', 'Élodie’s title', 'A session', 'A name', 'Shall it'])
    expect(plain).not.toContain(words)
  expect(plain).toContain('Customs shares what it finds.')
  expect(plain).toContain('commitment-')
})

test('[M10] the state forgets erased words, as everything else does', () => {
  const { state } = lifeOfACommittee()
  expect(findComment(state.threads.comments, 'c2')).toMatchObject({
    erased: true,
    texts: [{ commitment: expect.stringContaining('reason') }],
  })
})

test('[G4] an event that these rules cannot make stops the fold', () => {
  const { state, record } = committeeAtWork()
  const header = { seq: state.seq + 1, at: START, actor: SYSTEM }
  const [foreign] = recorded([{ type: 'SessionOpened', audience: 'committee', data: { session: 's1' } }], header)
  expect(() => apply(structuredClone(state), { ...foreign, type: 'Unheard' } as never)).toThrow(
    'No area knows the event',
  )
  const data = { instrument: 'in1', version: 2, decision: 'd1', operations: [rewording('p1-s9')] }
  const [version] = recorded([{ type: 'VersionConsolidated', audience: 'committee', data }], header)
  if (version === undefined) throw new Error('No event')
  expect(() => apply(structuredClone(state), version)).toThrow('cannot be consolidated')
  expect(record).not.toHaveLength(0)
})

test('[G2] what a command makes depends on nothing but the state, the command and the context', () => {
  const { state } = committeeAtWork()
  const context = { actor: { ...SYSTEM, for: 'd1' }, now: 0, newId: (prefix: string) => `${prefix}-fixed` }
  const answers = [1, 2, 3].map(() => decide(structuredClone(state), tabling([rewording('p1-s1-1')]), context))
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})
