import { expect, test } from '@jest/globals'
import type { Command } from '../command.ts'
import { committeeAtWork, type Fixture, inSession, opening, rewording, START, tabling } from '../committee-fixture.ts'

const scheduling = (changes: Partial<Command<'scheduleSession'>> = {}): Command<'scheduleSession'> => ({
  type: 'scheduleSession',
  title: 'A session',
  startsAt: START,
  timeZone: 'Europe/Brussels',
  agenda: [
    { title: 'An item', works: ['p1'] },
    { title: 'Other business', works: [] },
  ],
  ...changes,
})

const step = (type: 'openSession' | 'suspendSession' | 'resumeSession' | 'closeSession', session = 's1') =>
  ({ type, session }) as const
const presence = (changes: Partial<Command<'recordPresence'>> = {}): Command<'recordPresence'> => ({
  type: 'recordPresence',
  session: 's1',
  delegations: ['d1'],
  present: true,
  ...changes,
})
const taking = (item: string) => ({ type: 'takeUpItem', session: 's1', item }) as const

/** A proposal and a scheduled session on it: items i1 (the proposal) and i2. */
function scheduled(): Fixture {
  const fixture = committeeAtWork()
  fixture.run('d1-head', tabling([rewording('p1-s1-1')]))
  fixture.run('chair', scheduling())
  return fixture
}

test('[S1] sessions and their agenda items are numbered from 1', () => {
  const { run } = scheduled()
  expect(run('secretary', scheduling())).toMatchObject([
    {
      type: 'SessionScheduled',
      data: {
        session: 's2',
        number: 2,
        agenda: [
          { item: 'i3', number: 1, title: 'An item', works: ['p1'] },
          { item: 'i4', number: 2, title: 'Other business', works: [] },
        ],
      },
    },
  ])
})

test('[S1] an agenda names existing works', () => {
  const { outcome } = scheduled()
  expect(outcome('chair', scheduling({ agenda: [{ title: 'An item', works: ['p9'] }] }))).toBe('not-found')
  expect(outcome('chair', scheduling({ agenda: [{ title: 'An item', works: ['p1', 'p9'] }] }))).toBe('not-found')
})

const PATHS: Record<string, Command[]> = {
  scheduled: [],
  open: [step('openSession')],
  suspended: [step('openSession'), step('suspendSession')],
  resumed: [step('openSession'), step('suspendSession'), step('resumeSession')],
  closed: [step('openSession'), step('closeSession')],
}

const AFTER: [string, Record<string, string>][] = [
  [
    'scheduled',
    {
      open: 'accepted',
      suspend: 'session-not-open',
      resume: 'session-not-open',
      close: 'session-not-open',
      item: 'session-not-open',
      presence: 'session-not-open',
    },
  ],
  [
    'open',
    {
      open: 'already-done',
      suspend: 'accepted',
      resume: 'already-done',
      close: 'accepted',
      item: 'accepted',
      presence: 'accepted',
    },
  ],
  [
    'suspended',
    {
      open: 'session-not-open',
      suspend: 'already-done',
      resume: 'accepted',
      close: 'accepted',
      item: 'session-not-open',
      presence: 'accepted',
    },
  ],
  [
    'resumed',
    {
      open: 'already-done',
      suspend: 'accepted',
      resume: 'already-done',
      close: 'accepted',
      item: 'accepted',
      presence: 'accepted',
    },
  ],
  [
    'closed',
    {
      open: 'session-over',
      suspend: 'session-over',
      resume: 'session-over',
      close: 'already-done',
      item: 'session-over',
      presence: 'session-over',
    },
  ],
]

test.each(AFTER)('[S2] the commands that a session takes that is %s', (path, expected) => {
  const { run, outcome } = scheduled()
  run('chair', ...(PATHS[path] ?? []))
  expect({
    open: outcome('chair', step('openSession')),
    suspend: outcome('chair', step('suspendSession')),
    resume: outcome('chair', step('resumeSession')),
    close: outcome('chair', step('closeSession')),
    item: outcome('chair', taking('i1')),
    presence: outcome('chair', presence()),
  }).toEqual(expected)
})

test('[S3] one session sits at a time', () => {
  const { run, outcome } = scheduled()
  run('chair', scheduling(), step('openSession'))
  expect(outcome('chair', step('openSession', 's2'))).toBe('session-already-open')
  run('chair', step('suspendSession'), step('openSession', 's2'))
  expect(outcome('chair', step('resumeSession'))).toBe('session-already-open')
  run('chair', step('closeSession', 's2'))
  expect(outcome('chair', step('resumeSession'))).toBe('accepted')
})

test('[S4] one item of the agenda is under discussion', () => {
  const { run, outcome, state } = scheduled()
  run('chair', step('openSession'), taking('i1'))
  expect(outcome('chair', taking('i1'))).toBe('already-done')
  expect(outcome('chair', taking('i9'))).toBe('not-found')
  run('chair', taking('i2'))
  expect(state.sessions.sessions.get('s1')?.current).toBe('i2')
})

test('[S5] presence records changes only, and only of delegations that exist', () => {
  const { run, outcome, state } = scheduled()
  run('chair', step('openSession'), presence({ delegations: ['d1', 'd2'] }))
  expect(run('secretary', presence({ delegations: ['d2', 'd3', 'd3'] }))).toMatchObject([
    { type: 'PresenceRecorded', data: { session: 's1', delegations: ['d3'], present: true } },
  ])
  expect(outcome('d1-adviser', presence())).toBe('already-done')
  expect(outcome('d4-adviser', presence({ delegations: ['d4'], present: false }))).toBe('already-done')
  expect(outcome('chair', presence({ delegations: ['d4', 'd9'] }))).toBe('not-found')
  run('d1-adviser', presence({ present: false }))
  expect([...(state.sessions.sessions.get('s1')?.present ?? [])]).toEqual(['d2', 'd3'])
})

test('[S6] a session is not closed over an open vote', () => {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')])
  fixture.run('chair', opening('p1'))
  expect(fixture.outcome('chair', step('closeSession'))).toBe('vote-open')
  fixture.run('chair', { type: 'closeVote', vote: 'v1' })
  expect(fixture.outcome('chair', step('closeSession'))).toBe('accepted')
})

test.each([
  [step('openSession', 's9')],
  [step('suspendSession', 's9')],
  [step('resumeSession', 's9')],
  [step('closeSession', 's9')],
  [{ type: 'takeUpItem', session: 's9', item: 'i1' } as const],
  [presence({ session: 's9' })],
])('[G3] %j names something unknown and is not found', (command) => {
  expect(scheduled().outcome('chair', command)).toBe('not-found')
})
