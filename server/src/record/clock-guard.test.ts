import { expect, test } from '@jest/globals'
import { createClockGuard } from './clock-guard.ts'

const NOON = Date.UTC(2026, 10, 28, 12)
const [SECOND, HOUR, DAY] = [1000, 3_600_000, 86_400_000]

/** A guard whose clocks the test moves: `wall` that people set, `steady` that nobody sets, `store`. */
function guarded({ isStoreClock = true, admitted = null as string | null } = {}) {
  const clocks = { wall: NOON, steady: 5000, store: NOON }
  const guard = createClockGuard({ now: () => clocks.wall, steady: () => clocks.steady, isStoreClock, admitted })
  const pass = (milliseconds: number, { drift = 0 } = {}) => {
    clocks.wall += milliseconds + drift
    clocks.steady += milliseconds
    clocks.store += milliseconds
  }
  const compare = () => guard.compare(clocks.wall, clocks.store, clocks.wall)
  return { clocks, guard, pass, compare }
}

test.each([
  ['ahead', 2.5 * SECOND, 'ahead by 2.5 s'],
  ['back', -2.5 * SECOND, 'back by 2.5 s'],
  ['ahead by a year', 400 * DAY, 'ahead by 400 days'],
])('[K26] a clock that jumps %s is wrong at once, and right again once it is set', (_, jump, says) => {
  const { clocks, guard, pass } = guarded()
  pass(HOUR)
  guard.look()
  expect(guard.fault()).toBeNull()
  clocks.wall += jump
  guard.look()
  expect(guard.fault()).toContain(`jumped ${says}`)
  pass(HOUR)
  guard.look()
  expect(guard.fault()).toContain(`jumped ${says}`)
  // Sessions and the like go on by the right time meanwhile.
  expect(guard.now()).toBe(clocks.wall - jump)
  clocks.wall -= jump
  expect(guard.now()).toBe(clocks.wall)
  expect(guard.fault()).toBeNull()
})

test('[K26] a clock that drifts, or is set in small steps, is right, however far that leads in all', () => {
  const { guard, pass } = guarded()
  for (let look = 0; look < 100; look += 1) {
    pass(SECOND, { drift: 500 })
    guard.look()
    expect(guard.fault()).toBeNull()
  }
})

test('[K26] a machine that slept is not taken for a wrong clock: both clocks have gone on', () => {
  const { guard, pass } = guarded()
  pass(9 * HOUR)
  expect(guard.fault()).toBeNull()
})

test('[K26] held against a store, a clock is wrong from its jump on, and right once the store agrees with it', () => {
  const { clocks, guard, pass, compare } = guarded({ isStoreClock: false })
  compare()
  clocks.wall += 400 * DAY
  expect(guard.fault()).toContain('400 days ahead of that of the store')
  compare()
  expect(guard.fault()).toContain('400 days ahead of that of the store')
  clocks.wall -= 400 * DAY
  expect(guard.fault()).toBeNull()
  // The node's machine stood still, its steady clock, too: the store says that the time is right.
  clocks.wall += HOUR
  clocks.store += HOUR
  expect(guard.fault()).not.toBeNull()
  compare()
  expect(guard.fault()).toBeNull()
  pass(HOUR)
  clocks.store += 3 * SECOND
  compare()
  expect(guard.fault()).toContain('3.0 s behind that of the store')
})

test('[K26] nothing is recorded as of more than two seconds ahead of the store, also where the record is ahead of it', () => {
  const { clocks, guard, compare } = guarded({ isStoreClock: false })
  clocks.wall += 1500
  compare()
  expect(guard.faultAt(clocks.store + 2000)).toBeNull()
  expect(guard.faultAt(clocks.store + 2001)).toContain('still to come')
  expect(guard.faultAt(clocks.store + 400 * DAY)).toContain('2028-01-02 12:00 UTC')
})

test.each([
  ['with an empty record', { lastEntry: 0, lastSeen: null }, null],
  ['a minute after the last entry', { lastEntry: NOON - 60_000, lastSeen: null }, null],
  ['a second before the last entry', { lastEntry: NOON + SECOND, lastSeen: null }, null],
  ['an hour before the last entry', { lastEntry: NOON + HOUR, lastSeen: NOON }, 'an entry of 2026-11-28 13:00 UTC'],
  ['after a rest of three months', { lastEntry: NOON - 92 * DAY, lastSeen: null }, null],
  ['a year after the last entry, at work until yesterday', { lastEntry: NOON - 365 * DAY, lastSeen: NOON - DAY }, null],
  ['400 days after it was last at work', { lastEntry: NOON - 500 * DAY, lastSeen: NOON - 400 * DAY }, '400 days after'],
])('[K27] a start %s', (_, seen, says) => {
  const found = guarded().guard.faultAtStart(seen)
  if (says === null) expect(found).toBeNull()
  else expect(found).toContain(says)
  if (says !== null) expect(found).toContain('ADMIT_CLOCK=2026-11-28')
})

test('[K27] operators confirm the clock for one day, and the record goes on with its own time', () => {
  const ahead = { lastEntry: NOON + 400 * DAY, lastSeen: null }
  const { clocks, guard } = guarded({ admitted: '2026-11-28' })
  expect([guard.faultAtStart(ahead), guard.faultAt(ahead.lastEntry)]).toEqual([null, null])
  clocks.wall += 400 * DAY
  expect(guard.faultAt(clocks.wall)).toContain('jumped ahead')
  expect(guarded({ admitted: '2026-11-27' }).guard.faultAtStart(ahead)).not.toBeNull()
})
