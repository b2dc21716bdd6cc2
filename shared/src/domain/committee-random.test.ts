import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Command, CommandData, CommandType } from './command.ts'
import { apply, decide, emptyState } from './committee.ts'
import { committeeAtWork, inSession, rewording } from './committee-fixture.ts'
import { fork } from './fork.ts'
import { CAPACITIES, ROLES } from './membership/events.ts'
import { FLOOR_KINDS } from './sessions/floor-events.ts'
import { MAJORITY_PROFILES } from './votes/majority.ts'
import { LINK_MEANINGS } from './works/events.ts'

/** Ids as the fixture counts them, the first ones the likeliest; some are not known. */
const id = (prefix: string, ...numbers: number[]) => fc.constantFrom(...numbers).map((number) => `${prefix}${number}`)
const [work, thread, vote] = [id('p', 1, 1, 1, 2, 2, 3), id('t', 1, 1, 2, 9), id('v', 1, 1, 1, 2, 2, 3)]
const [comment, session] = [id('c', 1, 1, 1, 2, 2, 3), id('s', 1, 1, 1, 1, 2)]
const [delegation, member] = [id('d', 1, 2, 3, 4, 5), id('m', 1, 2, 3, 4, 7, 10, 13, 13, 14, 17)]
const [text, reason] = [fc.constantFrom('One.', 'Two.'), fc.constant('A reason')]
const name = fc.constant({ en: 'A name' })
const principal = fc.constantFrom('d1', 'd2', 'seat-1', 'observer-1', null)
const speaker = fc.constantFrom('d1', 'd2')
const kind = fc.constantFrom(...FLOOR_KINDS, 'statement', 'statement')
const role = fc.constantFrom(...ROLES, null)
const capacity = fc.constantFrom(...CAPACITIES)
const meaning = fc.constantFrom(...LINK_MEANINGS.slice(0, 2))
const provision = fc.constantFrom('p1-s1-1', 'p1-s1-2', 'p1-s2-1')
const erasable = fc.oneof(
  fc.record({ kind: fc.constant('comment' as const), id: comment }),
  fc.record({ kind: fc.constantFrom('proposal' as const, 'work' as const), id: work }),
  fc.record({ kind: fc.constant('participant' as const), id: member }),
)

/** Random fields for every type of command. */
const FIELDS: { [T in CommandType]: { [F in keyof CommandData[T]]-?: fc.Arbitrary<CommandData[T][F]> } } = {
  establishCommittee: { name, body: name, symbol: fc.constant('HLSG') },
  admitDelegation: { delegation, name, region: fc.constant('europe') },
  createSeat: {
    seat: id('seat-', 1, 2, 3),
    entity: text,
    sector: text,
    region: fc.constant('europe'),
    from: fc.constant(2026),
    until: fc.constantFrom(2025, 2028),
  },
  admitObserver: { observer: id('observer-', 1, 2, 3), name },
  enrolParticipant: { name: fc.constant('Somebody'), capacity, principal, role },
  changeAppointment: { member, capacity, principal, role },
  retireParticipant: { member },
  issueCredential: { delegation, voter: member },
  suspendParticipant: { member, reason },
  reinstateParticipant: { member },
  eraseWords: { subject: erasable, reason },
  importMandate: { title: name, source: fc.constantFrom({ en: '1. A clause.' }, { en: 'No clause.' }) },
  importInstrument: { title: name, source: fc.constantFrom({ en: '## 1. A standard\n\n1. A text.' }, {}) },
  linkWorks: { from: work, to: work, meaning },
  unlinkWorks: { from: work, to: work, meaning },
  tableProposal: {
    kind: fc.constant('amendment'),
    clause: fc.constantFrom('2.7', '9').map((clause) => ({ mandate: 'md1', clause })),
    instrument: fc.constant('in1'),
    version: fc.constantFrom(1, 2),
    title: name,
    operations: fc.tuple(provision, text).map(([where, words]) => [rewording(where, words)]),
    justification: text,
  },
  withdrawProposal: { proposal: work },
  postComment: { thread, body: text, replyTo: fc.option(comment) },
  editComment: { comment, body: text },
  withdrawComment: { comment },
  hideComment: { comment, reason },
  restoreComment: { comment },
  closeDebate: { thread },
  reopenDebate: { thread },
  scheduleSession: {
    title: text,
    startsAt: fc.constant(0),
    timeZone: fc.constant('UTC'),
    agenda: fc.array(fc.record({ title: text, works: fc.array(work, { maxLength: 2 }) }), { maxLength: 2 }),
  },
  openSession: { session },
  suspendSession: { session },
  resumeSession: { session },
  closeSession: { session: fc.constant('s2') },
  takeUpItem: { session, item: id('i', 1, 2, 9) },
  recordPresence: { session, delegations: fc.array(delegation, { minLength: 1 }), present: fc.boolean() },
  requestFloor: { session, kind },
  withdrawFloorRequest: { session, kind },
  giveFloor: { session, principal: speaker, kind },
  endFloor: { session, principal: speaker },
  closeSpeakersList: { session },
  reopenSpeakersList: { session },
  limitSpeakingTime: { session, seconds: fc.constantFrom(60, null) },
  openVote: {
    work,
    session,
    question: text,
    method: fc.constantFrom('roll-call', 'show-of-hands'),
    profile: fc.constantFrom(...MAJORITY_PROFILES.map((profile) => profile.id)),
  },
  castBallot: { vote, choice: fc.constantFrom('for', 'for', 'against', 'abstain') },
  closeVote: { vote },
  certifyVote: { vote },
}

const VOTING: readonly CommandType[] = [
  'takeUpItem',
  'openVote',
  'castBallot',
  'castBallot',
  'closeVote',
  'certifyVote',
]

/** A vote takes many steps, so its commands are more likely. */
const command: fc.Arbitrary<Command> = fc
  .constantFrom(...(Object.keys(FIELDS) as CommandType[]), ...VOTING, ...VOTING, ...VOTING)
  .chain((type) => {
    // Each type has its own fields, which the union of all types cannot express.
    const fields = FIELDS[type] as Record<string, fc.Arbitrary<unknown>>
    return fc.record({ ...fields, type: fc.constant(type) }) as unknown as fc.Arbitrary<Command>
  })

const people = ['chair', 'chair', 'secretary', 'secretary', 'd1-head', 'd2-head', 'd3-head', 'd4-head', 'business']
const steps = fc.array(fc.record({ by: fc.constantFrom(...people), asked: command }), { minLength: 60, maxLength: 100 })

/** A state as text, in its order. */
function written(data: unknown): string {
  return JSON.stringify(data, (_, value) => (value instanceof Map || value instanceof Set ? [...value] : value))
}

/** Whether each command was in order, one after another: in a session, with things to withdraw. */
function judge(taken: { by: string; asked: Command }[]): [CommandType, boolean][] {
  const fixture = committeeAtWork()
  const { state, record, as, run, wait } = fixture
  inSession(fixture, [rewording('p1-s1-1')], [rewording('p1-s1-2')])
  run('business', { type: 'postComment', thread: 't1', body: 'One.', replyTo: null })
  run('chair', { type: 'postComment', thread: 't1', body: 'Two.', replyTo: 'c1' })
  run('chair', { type: 'hideComment', comment: 'c2', reason: 'A reason' })
  run('d1-head', { type: 'requestFloor', session: 's1', kind: 'statement' })
  run('d2-head', { type: 'requestFloor', session: 's1', kind: 'statement' })
  run('d1-head', { type: 'linkWorks', from: 'p1', to: 'p2', meaning: 'amends' })
  run('secretary', { type: 'suspendParticipant', member: as('business').member, reason: 'A reason' })
  const judged = taken.map(({ by, asked }): [CommandType, boolean] => {
    const before = written([state, asked])
    const context = { actor: as(by), now: state.at, newId: (prefix: string) => `${prefix}-new` }
    const answer = decide(state, asked, context)
    expect(decide(fork(state), asked, context)).toEqual(answer)
    expect(written([state, asked])).toBe(before)
    if (answer.ok) run(by, asked)
    wait(1000)
    return [asked.type, answer.ok]
  })
  const folded = emptyState('hlsg')
  for (const event of structuredClone(record)) apply(folded, event)
  expect(folded).toEqual(state)
  return judged
}

test('[G2] [G4] for random commands, judging changes nothing, and the record gives the same state', () => {
  const judged: [CommandType, boolean][] = []
  fc.assert(
    fc.property(steps, (taken) => void judged.push(...judge(taken))),
    { numRuns: 25 },
  )
  const types = (accepted: boolean) => new Set(judged.flatMap(([type, ok]) => (ok === accepted ? [type] : [])))
  // A command that is never accepted would not be tested.
  expect(types(true).size).toBeGreaterThan(30)
  expect(types(false).size).toBeGreaterThan(30)
})
