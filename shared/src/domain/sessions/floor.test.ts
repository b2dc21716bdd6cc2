import { expect, test } from '@jest/globals'
import type { Command } from '../command.ts'
import { apply, emptyState } from '../committee.ts'
import { appointing, committeeAtWork, type Fixture, inSession, opening, rewording } from '../committee-fixture.ts'
import { inOrder } from './floor.ts'
import type { FloorKind } from './floor-events.ts'

const asking = (kind: FloorKind = 'statement') => ({ type: 'requestFloor', session: 's1', kind }) as const
const withdrawing = (kind: FloorKind = 'statement') => ({ type: 'withdrawFloorRequest', session: 's1', kind }) as const
const giving = (principal: string, kind: FloorKind = 'statement') =>
  ({ type: 'giveFloor', session: 's1', principal, kind }) as const
const ending = (principal: string) => ({ type: 'endFloor', session: 's1', principal }) as const
const limiting = (seconds: number | null) => ({ type: 'limitSpeakingTime', session: 's1', seconds }) as const
const about = <T extends string>(type: T) => ({ type, session: 's1' }) as const

/** Two amendments in an open session, the first under discussion. */
function sitting(): Fixture {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')], [rewording('p1-s1-2')])
  return fixture
}

function floorOf({ state }: Fixture) {
  const floor = state.sessions.sessions.get('s1')?.floor
  if (floor === undefined) throw new Error('no session')
  return {
    waiting: inOrder(floor.requests).map(({ principal, kind }) => `${principal} ${kind}`),
    speaking: floor.speaking && `${floor.speaking.principal} ${floor.speaking.kind}`,
    closed: floor.closed,
    limit: floor.limit,
  }
}

test('[S9] a delegation, seat or observer asks once for each kind; anybody of it withdraws, once', () => {
  const fixture = sitting()
  const { run, outcome } = fixture
  run('d1-adviser', asking())
  expect(outcome('d1-head', asking())).toBe('already-on-list')
  expect(outcome('d1-head', asking('question'))).toBe('accepted')
  run('business', asking())
  run('observer', asking())
  expect(outcome('d2-head', withdrawing())).toBe('not-on-list')
  run('d1-head', withdrawing())
  expect(outcome('d1-adviser', withdrawing())).toBe('not-on-list')
  expect(floorOf(fixture).waiting).toEqual(['seat-1 statement', 'observer-1 statement'])
})

const COMMANDS: Record<string, [string, Command]> = {
  ask: ['d2-head', asking()],
  withdraw: ['d1-head', withdrawing()],
  give: ['chair', giving('d1')],
  end: ['chair', ending('d1')],
  closeList: ['chair', about('closeSpeakersList')],
  reopenList: ['chair', about('reopenSpeakersList')],
  limit: ['chair', limiting(60)],
}

test.each([
  [
    'open',
    [],
    {
      ask: 'accepted',
      withdraw: 'accepted',
      give: 'accepted',
      end: 'not-speaking',
      closeList: 'accepted',
      reopenList: 'already-done',
      limit: 'accepted',
    },
  ],
  [
    'suspended',
    [about('suspendSession')],
    {
      ask: 'session-not-open',
      withdraw: 'accepted',
      give: 'session-not-open',
      end: 'session-not-open',
      closeList: 'session-not-open',
      reopenList: 'session-not-open',
      limit: 'session-not-open',
    },
  ],
  [
    'closed',
    [about('closeSession')],
    {
      ask: 'session-over',
      withdraw: 'session-over',
      give: 'session-over',
      end: 'session-over',
      closeList: 'session-over',
      reopenList: 'session-over',
      limit: 'session-over',
    },
  ],
] as [string, Command[], Record<string, string>][])(
  '[S9] [S10] [S11] the commands about the floor that a session takes that is %s',
  (_, path, expected) => {
    const { run, outcome } = sitting()
    run('d1-head', asking())
    run('chair', ...path)
    const outcomes = Object.entries(COMMANDS).map(([name, [who, command]]) => [name, outcome(who, command)])
    expect(Object.fromEntries(outcomes)).toEqual(expected)
  },
)

test('[S10] points of order first, then replies, then the list in order; only the speaker whom the chair chose has the floor', () => {
  const fixture = sitting()
  const { run, outcome, wait } = fixture
  for (const [name, kind] of [
    ['d1-head', 'statement'],
    ['business', 'question'],
    ['d2-head', 'reply'],
    ['d3-head', 'statement'],
    ['d4-head', 'point-of-order'],
    ['d1-head', 'reply'],
  ] as const) {
    wait(1000)
    run(name, asking(kind))
  }
  expect(floorOf(fixture).waiting).toEqual([
    'd4 point-of-order',
    'd2 reply',
    'd1 reply',
    'd1 statement',
    'seat-1 question',
    'd3 statement',
  ])
  // The chair may call upon anybody on the list.
  run('chair', giving('d3'))
  expect(outcome('vice-chair', giving('d3'))).toBe('not-on-list')
  expect(floorOf(fixture)).toMatchObject({ speaking: 'd3 statement' })
  wait(1000)
  run('vice-chair', giving('d4', 'point-of-order'))
  expect(floorOf(fixture)).toMatchObject({ speaking: 'd4 point-of-order' })
  expect(fixture.state.sessions.sessions.get('s1')?.floor.speaking?.at).toBe(fixture.state.at)
  // A command that names another speaker ends nobody's speech.
  expect(outcome('chair', ending('d3'))).toBe('not-speaking')
  run('chair', ending('d4'))
  // The point of order had interrupted this speech.
  expect(floorOf(fixture).speaking).toBe('d3 statement')
  expect(outcome('chair', ending('d4'))).toBe('not-speaking')
})

/** A speaker who has spoken for 3 s when a point of order interrupts. */
function interrupted(): Fixture {
  const fixture = sitting()
  const { run, wait } = fixture
  run('d1-head', asking())
  run('chair', giving('d1'))
  wait(3000)
  run('d2-head', asking('point-of-order'))
  run('chair', giving('d2', 'point-of-order'))
  return fixture
}

test('[S18] a point of order interrupts, and the floor goes back to the speaker, whose time did not run meanwhile', () => {
  const fixture = interrupted()
  const { run, wait, state } = fixture
  wait(20_000)
  run('d3-head', asking('point-of-order'))
  run('chair', giving('d3', 'point-of-order'))
  expect(floorOf(fixture).speaking).toBe('d3 point-of-order')
  wait(1000)
  run('chair', ending('d3'))
  expect(floorOf(fixture).speaking).toBe('d1 statement')
  expect(state.at - (state.sessions.sessions.get('s1')?.floor.speaking?.at ?? 0)).toBe(3000)
  run('chair', ending('d1'))
  expect(floorOf(fixture).speaking).toBeNull()
})

test('[S20] the floor goes back to the interrupted speaker also if the chair hears somebody else first', () => {
  const fixture = interrupted()
  const { run } = fixture
  run('d4-head', asking())
  run('chair', giving('d4'))
  expect(floorOf(fixture).speaking).toBe('d4 statement')
  run('d3-head', asking('point-of-order'))
  run('chair', giving('d3', 'point-of-order'))
  // Of two interrupted speeches the earlier one is on the list again.
  expect(floorOf(fixture)).toMatchObject({ speaking: 'd3 point-of-order', waiting: ['d1 statement'] })
  run('chair', ending('d3'))
  expect(floorOf(fixture).speaking).toBe('d4 statement')
  const alone = interrupted()
  alone.run('d4-head', asking())
  alone.run('chair', giving('d4'))
  alone.run('chair', ending('d4'))
  expect(floorOf(alone).speaking).toBe('d1 statement')
})

test('[S18] the floor does not go back if a vote opens', () => {
  const voting = interrupted()
  voting.run('chair', opening('p1'))
  expect(floorOf(voting).speaking).toBeNull()
})

test('[S18] the floor does not go back to somebody who was suspended meanwhile, and goes back from somebody who was', () => {
  const speaker = interrupted()
  speaker.run('secretary', { type: 'suspendParticipant', member: speaker.as('d1-head').member, reason: 'R' })
  speaker.run('chair', ending('d2'))
  expect(floorOf(speaker).speaking).toBeNull()
  const interrupter = interrupted()
  interrupter.run('secretary', { type: 'suspendParticipant', member: interrupter.as('d2-head').member, reason: 'R' })
  expect(floorOf(interrupter).speaking).toBe('d1 statement')
})

test.each([
  ['statement', 'list-closed'],
  ['question', 'list-closed'],
  ['reply', 'accepted'],
  ['point-of-order', 'accepted'],
] as const)('[S11] a closed list: %s is %s', (kind, expected) => {
  const fixture = sitting()
  const { run, outcome } = fixture
  run('d1-head', asking())
  run('chair', about('closeSpeakersList'))
  expect(outcome('chair', about('closeSpeakersList'))).toBe('already-done')
  expect(outcome('d2-head', asking(kind))).toBe(expected)
  expect(outcome('chair', giving('d1'))).toBe('accepted')
  run('chair', about('reopenSpeakersList'))
  expect(outcome('d2-head', asking(kind))).toBe('accepted')
})

test('[S12] speaking time is limited and the limit lifted, each once', () => {
  const fixture = sitting()
  const { run, outcome } = fixture
  expect(outcome('chair', limiting(null))).toBe('already-done')
  run('chair', limiting(180))
  expect(outcome('chair', limiting(180))).toBe('already-done')
  expect(floorOf(fixture).limit).toBe(180)
  run('chair', limiting(null))
  expect(floorOf(fixture).limit).toBeNull()
})

test.each([
  ['statement', 'voting-under-way'],
  ['question', 'voting-under-way'],
  ['reply', 'voting-under-way'],
  ['point-of-order', 'accepted'],
] as const)('[S13] while a vote is open, asking for and giving a %s is %s', (kind, expected) => {
  const fixture = sitting()
  const { run, outcome } = fixture
  run('d1-head', asking(kind))
  run('d2-head', asking())
  run('chair', giving('d2'), opening('p1'))
  expect(floorOf(fixture).speaking).toBeNull()
  expect(outcome('d3-head', asking(kind))).toBe(expected)
  expect(outcome('chair', giving('d1', kind))).toBe(expected)
  run('chair', { type: 'closeVote', vote: 'v1' })
  expect(outcome('chair', giving('d1', kind))).toBe('accepted')
})

const EMPTY = { waiting: [], speaking: null, closed: false }
test.each([
  [
    'suspending the session ends the speech',
    about('suspendSession'),
    { waiting: ['d1 reply'], speaking: null, closed: true },
  ],
  ['closing it empties the list, too', about('closeSession'), EMPTY],
  ['so does another item', { type: 'takeUpItem', session: 's1', item: 'i2' } as const, EMPTY],
])('[S14] %s', (_, command, expected) => {
  const fixture = sitting()
  const { run } = fixture
  run('d1-head', asking(), asking('reply'))
  run('chair', limiting(60), giving('d1'), about('closeSpeakersList'), command)
  expect(floorOf(fixture)).toEqual({ ...expected, limit: 60 })
})

/** By what happens to the head of d1, who has asked for everything and speaks: the requests that remain. */
test.each<[string, (fixture: Fixture) => Command, string[]]>([
  ['is suspended', ({ as }) => ({ type: 'suspendParticipant', member: as('d1-head').member, reason: 'R' }), []],
  ['leaves', ({ as }) => ({ type: 'retireParticipant', member: as('d1-head').member }), []],
  ['moves', ({ as }) => appointing(as('d1-head').member, 'delegate', 'd3', 'adviser'), []],
  ['comes to preside', ({ as }) => appointing(as('d1-head').member, 'vice-chair', 'd1'), []],
  ['stays with another role', ({ as }) => appointing(as('d1-head').member, 'delegate', 'd1', 'adviser'), ['d1 reply']],
])('[S15] the requests and the speech of a participant who %s', (_, command, expected) => {
  const fixture = sitting()
  const { run, state } = fixture
  run('d1-head', asking(), asking('reply'))
  run('d2-head', asking())
  run('d1-adviser', asking('question'))
  run('chair', giving('d1'))
  const before = state.seq
  run('secretary', command(fixture))
  expect(state.seq).toBe(before + 1)
  expect(floorOf(fixture).waiting).toEqual([...expected, 'd2 statement', 'd1 question'])
  expect(floorOf(fixture).speaking).toBe(expected.length > 0 ? 'd1 statement' : null)
})

test('[S9] outside the term of its seat business does not ask for the floor', () => {
  const { outcome, wait } = sitting()
  expect(outcome('business', asking())).toBe('accepted')
  wait(4 * 366 * 24 * 3_600_000)
  expect(outcome('business', asking())).toBe('outside-term')
})

test('[G4] events of the floor taken in twice change nothing more', () => {
  const fixture = sitting()
  const { run, record, state } = fixture
  run('d1-head', asking(), asking('reply'))
  run('chair', limiting(60), giving('d1'), about('closeSpeakersList'))
  const twice = emptyState('hlsg')
  for (const event of record) for (let times = 0; times < 2; times++) apply(twice, event)
  expect(twice.sessions.sessions.get('s1')?.floor).toEqual(state.sessions.sessions.get('s1')?.floor)
})

test.each([[giving('d9')], [ending('d9')], [{ ...asking(), session: 's9' }], [{ ...limiting(60), session: 's9' }]])(
  '[G3] %j names something unknown and is not found',
  (command) => {
    expect(sitting().outcome('chair', command)).toBe('not-found')
  },
)
