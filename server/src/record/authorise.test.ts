import { expect, test } from '@jest/globals'
import type { Command, CommandType } from '@quorate/shared/domain/command'
import {
  committeeAtWork,
  type Fixture,
  inSession,
  opening,
  rewording,
  SYSTEM,
  tabling,
} from '@quorate/shared/domain/committee-fixture'
import { kernel } from '../kernel.ts'

const { authorise } = kernel

/** In this order: delegate (a head), business, observer, chair, vice-chair, secretariat. */
const NAMES = ['d1-head', 'business', 'observer', 'chair', 'vice-chair', 'secretary'] as const

const NAME = { en: 'A name' }

/** A proposal p1 of d1 with comment c1 by business, in an open session s1, with an open vote v1. */
function committee(): Fixture {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')])
  fixture.run('business', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
  fixture.run('chair', opening('p1'))
  return fixture
}

const YES = 'may'
const NO = 'not-allowed'

type Row = [string, string, string, string, string, string]
const ASKS: Row = [YES, YES, YES, 'moderators-do-not-ask', 'moderators-do-not-ask', 'moderators-do-not-ask']

/** Which capacity may give which command at all: one row a command, one column a capacity. */
const MATRIX: { [T in CommandType]: [Command<T>, Row] } = {
  establishCommittee: [{ type: 'establishCommittee', name: NAME, body: NAME, symbol: 'X' }, [NO, NO, NO, NO, NO, NO]],
  admitDelegation: [
    { type: 'admitDelegation', delegation: 'd9', name: NAME, region: 'europe' },
    [NO, NO, NO, NO, NO, YES],
  ],
  createSeat: [
    { type: 'createSeat', seat: 's', entity: 'A', sector: 'B', region: 'europe', from: 2026, until: 2028 },
    [NO, NO, NO, NO, NO, YES],
  ],
  admitObserver: [{ type: 'admitObserver', observer: 'o', name: NAME }, [NO, NO, NO, NO, NO, YES]],
  enrolParticipant: [
    { type: 'enrolParticipant', name: 'N', capacity: 'secretariat', principal: null, role: null },
    [NO, NO, NO, NO, NO, YES],
  ],
  changeAppointment: [
    { type: 'changeAppointment', member: 'm2', capacity: 'observer', principal: 'observer-1', role: null },
    [NO, NO, NO, NO, NO, YES],
  ],
  retireParticipant: [{ type: 'retireParticipant', member: 'm2' }, [NO, NO, NO, NO, NO, YES]],
  issueCredential: [{ type: 'issueCredential', delegation: 'd1', voter: 'm2' }, [NO, NO, NO, NO, NO, YES]],
  suspendParticipant: [{ type: 'suspendParticipant', member: 'm2', reason: 'R' }, [NO, NO, NO, NO, NO, YES]],
  reinstateParticipant: [{ type: 'reinstateParticipant', member: 'm2' }, [NO, NO, NO, NO, NO, YES]],
  eraseWords: [{ type: 'eraseWords', subject: { kind: 'comment', id: 'c1' }, reason: 'R' }, [NO, NO, NO, NO, NO, YES]],
  importMandate: [{ type: 'importMandate', title: NAME, source: {} }, [NO, NO, NO, NO, NO, YES]],
  importInstrument: [{ type: 'importInstrument', title: NAME, source: {} }, [NO, NO, NO, NO, NO, YES]],
  linkWorks: [{ type: 'linkWorks', from: 'p1', to: 'p2', meaning: 'replaces' }, [NO, NO, NO, YES, YES, YES]],
  unlinkWorks: [{ type: 'unlinkWorks', from: 'p1', to: 'p2', meaning: 'replaces' }, [NO, NO, NO, YES, YES, YES]],
  tableProposal: [tabling([rewording('p1-s1-1')]), [YES, NO, NO, NO, NO, NO]],
  withdrawProposal: [{ type: 'withdrawProposal', proposal: 'p1' }, [YES, NO, NO, NO, NO, NO]],
  postComment: [{ type: 'postComment', thread: 't1', body: 'B', replyTo: null }, [YES, YES, NO, YES, YES, YES]],
  editComment: [
    { type: 'editComment', comment: 'c1', body: 'B' },
    ['not-yours', YES, NO, 'not-yours', 'not-yours', 'not-yours'],
  ],
  withdrawComment: [
    { type: 'withdrawComment', comment: 'c1' },
    ['not-yours', YES, NO, 'not-yours', 'not-yours', 'not-yours'],
  ],
  hideComment: [{ type: 'hideComment', comment: 'c1', reason: 'R' }, [NO, NO, NO, YES, YES, YES]],
  restoreComment: [{ type: 'restoreComment', comment: 'c1' }, [NO, NO, NO, YES, YES, NO]],
  closeDebate: [{ type: 'closeDebate', thread: 't1' }, [NO, NO, NO, YES, YES, NO]],
  reopenDebate: [{ type: 'reopenDebate', thread: 't1' }, [NO, NO, NO, YES, YES, NO]],
  scheduleSession: [
    { type: 'scheduleSession', title: 'S', startsAt: 0, timeZone: 'UTC', agenda: [] },
    [NO, NO, NO, YES, YES, YES],
  ],
  openSession: [{ type: 'openSession', session: 's1' }, [NO, NO, NO, YES, YES, NO]],
  suspendSession: [{ type: 'suspendSession', session: 's1' }, [NO, NO, NO, YES, YES, NO]],
  resumeSession: [{ type: 'resumeSession', session: 's1' }, [NO, NO, NO, YES, YES, NO]],
  closeSession: [{ type: 'closeSession', session: 's1' }, [NO, NO, NO, YES, YES, NO]],
  takeUpItem: [{ type: 'takeUpItem', session: 's1', item: 'i1' }, [NO, NO, NO, YES, YES, NO]],
  recordPresence: [
    { type: 'recordPresence', session: 's1', delegations: ['d1'], present: true },
    [YES, NO, NO, YES, YES, YES],
  ],
  requestFloor: [{ type: 'requestFloor', session: 's1', kind: 'statement' }, ASKS],
  withdrawFloorRequest: [{ type: 'withdrawFloorRequest', session: 's1', kind: 'statement' }, ASKS],
  giveFloor: [{ type: 'giveFloor', session: 's1', principal: 'd1', kind: 'statement' }, [NO, NO, NO, YES, YES, NO]],
  endFloor: [{ type: 'endFloor', session: 's1', principal: 'd1' }, [NO, NO, NO, YES, YES, NO]],
  closeSpeakersList: [{ type: 'closeSpeakersList', session: 's1' }, [NO, NO, NO, YES, YES, NO]],
  reopenSpeakersList: [{ type: 'reopenSpeakersList', session: 's1' }, [NO, NO, NO, YES, YES, NO]],
  limitSpeakingTime: [{ type: 'limitSpeakingTime', session: 's1', seconds: 60 }, [NO, NO, NO, YES, YES, NO]],
  openVote: [opening('p1'), [NO, NO, NO, YES, YES, NO]],
  castBallot: [
    { type: 'castBallot', vote: 'v1', choice: 'for' },
    [
      YES,
      'business-does-not-vote',
      'observers-do-not-vote',
      'chair-does-not-vote',
      'chair-does-not-vote',
      'secretariat-does-not-vote',
    ],
  ],
  closeVote: [{ type: 'closeVote', vote: 'v1' }, [NO, NO, NO, YES, YES, NO]],
  certifyVote: [{ type: 'certifyVote', vote: 'v1' }, [NO, NO, NO, YES, YES, YES]],
}

const ROWS: [Command, string[]][] = Object.values(MATRIX)
const COMMANDS = ROWS.map(([command]) => command)
const CELLS = ROWS.flatMap(([command, row]) =>
  NAMES.map((name, index): [string, string, string, Command] => [name, command.type, row[index] ?? '', command]),
)

function verdict({ state, as }: Fixture, name: string, command: Command): string {
  return authorise(state, as(name), command)?.code ?? YES
}

test.each(CELLS)('[M8] %s, %s: %s', (name, _type, expected, command) => {
  expect(verdict(committee(), name, command)).toBe(expected)
})

test.each(COMMANDS)('[M6] a suspended participant of any capacity may do nothing: $type', (command) => {
  const fixture = committee()
  for (const name of NAMES) {
    const actor = fixture.as(name)
    fixture.run('system', { type: 'suspendParticipant', member: actor.member, reason: 'A reason' })
    expect(authorise(fixture.state, actor, command)).toEqual({
      code: 'suspended',
      message: expect.stringContaining('Write to the Secretariat'),
    })
  }
})

test.each(COMMANDS)('[M8] somebody who does not take part may do nothing: $type', (command) => {
  const { state } = committee()
  const stranger = { member: 'm99', capacity: 'secretariat', for: null } as const
  expect(authorise(state, stranger, command)?.code).toBe('not-a-participant')
})

test.each(COMMANDS)('[M8] the set-up may do everything: $type', (command) => {
  expect(authorise(committee().state, SYSTEM, command)).toBeNull()
})

test('[M8] nobody acts in a capacity or for a principal that the record does not give them', () => {
  const { state, as } = committee()
  const command = MATRIX.postComment[0]
  expect(authorise(state, as('d1-head'), command)).toBeNull()
  expect(authorise(state, { ...as('d1-head'), capacity: 'chair' }, command)?.code).toBe(NO)
  expect(authorise(state, { ...as('d1-head'), for: 'd2' }, command)?.code).toBe(NO)
})

test.each([
  ['d1-head', YES],
  ['d1-alternate', YES],
  ['d1-adviser', NO],
])('[P6] the head and the alternates table proposals: %s', (name, expected) => {
  expect(verdict(committee(), name, MATRIX.tableProposal[0])).toBe(expected)
})

test.each([
  ['d1-head', YES],
  ['d1-alternate', YES],
  ['d1-adviser', NO],
  ['d2-head', 'not-yours'],
  ['d2-adviser', NO],
  ['chair', NO],
])('[P6] only its sponsor withdraws a proposal: %s', (name, expected) => {
  expect(verdict(committee(), name, MATRIX.withdrawProposal[0])).toBe(expected)
})

test('[T6] only the author edits or withdraws a comment, and nobody else in any capacity', () => {
  const fixture = committee()
  fixture.run('chair', { type: 'postComment', thread: 't1', body: 'B', replyTo: null })
  expect(verdict(fixture, 'chair', { type: 'editComment', comment: 'c2', body: 'B' })).toBe(YES)
  expect(verdict(fixture, 'vice-chair', { type: 'editComment', comment: 'c2', body: 'B' })).toBe('not-yours')
  expect(verdict(fixture, 'vice-chair', { type: 'withdrawComment', comment: 'c2' })).toBe('not-yours')
})

test.each([
  ['d1-adviser', ['d1'], YES],
  ['d1-head', ['d2'], 'not-yours'],
  ['d1-head', ['d1', 'd2'], 'not-yours'],
  ['chair', ['d1', 'd2'], YES],
  ['secretary', ['d4'], YES],
])('[S7] %s records %j present: %s', (name, delegations, expected) => {
  const command = { type: 'recordPresence', session: 's1', delegations, present: true } as const
  expect(verdict(committee(), name, command)).toBe(expected)
})

const OTHERS = ['moderators-do-not-ask', 'moderators-do-not-ask', 'moderators-do-not-ask']
test.each([
  ['statement', ASKS],
  ['question', ASKS],
  ['reply', [YES, 'delegations-only', 'delegations-only', ...OTHERS]],
  ['point-of-order', [YES, 'delegations-only', 'delegations-only', ...OTHERS]],
] as const)('[S8] who may ask for the floor for a %s', (kind, expected) => {
  const command = { type: 'requestFloor', session: 's1', kind } as const
  expect(NAMES.map((name) => verdict(committee(), name, command))).toEqual(expected)
})

test.each(['d1-alternate', 'd1-adviser'])(
  '[V10] %s may vote as far as capacity goes; the credential decides',
  (name) => {
    expect(verdict(committee(), name, MATRIX.castBallot[0])).toBe(YES)
    expect(committee().outcome(name, MATRIX.castBallot[0])).toBe('not-credentialed')
  },
)

test('[G3] a thing that does not exist belongs to nobody: the rule, not the policy, says that it is not there', () => {
  const fixture = committee()
  expect(verdict(fixture, 'd1-head', { type: 'withdrawProposal', proposal: 'p9' })).toBe(YES)
  expect(verdict(fixture, 'd1-head', { type: 'editComment', comment: 'c9', body: 'B' })).toBe(YES)
  expect(fixture.outcome('d1-head', { type: 'withdrawProposal', proposal: 'p9' })).toBe('not-found')
})

test('[M8] every refusal is a sentence that says what to do', () => {
  const fixture = committee()
  for (const command of COMMANDS)
    for (const name of NAMES) {
      const message = authorise(fixture.state, fixture.as(name), command)?.message
      if (message !== undefined) expect(message).toMatch(/^[A-Z].{30,}\.$/)
    }
})
