import { expect, test } from '@jest/globals'
import type { Command, CommandType } from '@quorate/shared/domain/command'
import {
  committeeAtWork,
  type Fixture,
  inSession,
  opening,
  rewording,
  SYSTEM,
} from '@quorate/shared/domain/committee-fixture'
import { ASKS, NO, type Row, YES } from '@quorate/shared/domain/example-parts.fixture'
import { EXAMPLES } from '@quorate/shared/domain/examples.fixture'
import { kernel } from '../kernel.ts'

const { authorise } = kernel

/** In this order: delegate (a head), business, observer, chair, vice-chair, secretariat. */
const NAMES = ['d1-head', 'business', 'observer', 'chair', 'vice-chair', 'secretary'] as const

const _NAME = { en: 'A name' }

/** A proposal p1 of d1 with comment c1 by business, in an open session s1, with an open vote v1. */
function committee(): Fixture {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')])
  fixture.run('business', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
  fixture.run('chair', opening('p1'))
  return fixture
}

/** Which capacity may give which command at all: one row a command, one column a capacity. */
const MATRIX = Object.assign({}, ...EXAMPLES.map(({ rights }) => rights)) as { [T in CommandType]: [Command<T>, Row] }

const ROWS: [Command, Row][] = Object.values(MATRIX)
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
      message: expect.stringContaining('Ask the Secretariat'),
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
  expect(verdict(fixture, 'chair', { type: 'editComment', comment: 'c2', body: 'B', edits: 0 })).toBe(YES)
  expect(verdict(fixture, 'vice-chair', { type: 'editComment', comment: 'c2', body: 'B', edits: 0 })).toBe('not-yours')
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
  expect(verdict(fixture, 'd1-head', { type: 'editComment', comment: 'c9', body: 'B', edits: 0 })).toBe(YES)
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
