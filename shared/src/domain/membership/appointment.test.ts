import { expect, test } from '@jest/globals'
import {
  appointing,
  committeeAtWork,
  type Fixture,
  inSession,
  opening,
  rewording,
  START,
} from '../committee-fixture.ts'
import type { NewEvent } from '../event.ts'
import type { Capacity, Role } from './events.ts'

const region = 'europe'

const changed = (member: string, capacity: Capacity, principal: string | null, role: Role | null = null): NewEvent => ({
  type: 'AppointmentChanged',
  audience: 'committee',
  data: { member, capacity, principal, role },
})
const lapsed = (delegation: string, voter: string): NewEvent => ({
  type: 'CredentialLapsed',
  audience: 'committee',
  data: { delegation, voter },
})

const APPOINTMENTS: [string, Capacity, string | null, Role | null, string][] = [
  ['d1-adviser', 'delegate', 'd1', 'alternate', 'accepted'],
  ['d1-adviser', 'delegate', 'd2', 'adviser', 'accepted'],
  ['d1-adviser', 'delegate', 'd1', 'adviser', 'already-done'],
  ['d1-adviser', 'delegate', 'd1', null, 'invalid-request'],
  ['d1-adviser', 'delegate', null, 'adviser', 'invalid-request'],
  ['d1-adviser', 'delegate', 'd9', 'adviser', 'not-found'],
  ['d1-adviser', 'delegate', 'seat-1', 'adviser', 'not-found'],
  ['d1-adviser', 'chair', 'd1', null, 'accepted'],
  ['d1-adviser', 'chair', null, null, 'invalid-request'],
  ['d1-adviser', 'vice-chair', 'd1', 'head', 'invalid-request'],
  ['chair', 'delegate', 'd1', 'alternate', 'accepted'],
  ['chair', 'vice-chair', 'd1', null, 'accepted'],
  ['chair', 'chair', 'd1', null, 'already-done'],
  ['business', 'business', 'seat-2', null, 'accepted'],
  ['business', 'business', 'seat-past', null, 'invalid-request'],
  ['business', 'business', 'd1', null, 'not-found'],
  ['business', 'business', 'seat-2', 'head', 'invalid-request'],
  ['observer', 'secretariat', null, null, 'accepted'],
  ['observer', 'secretariat', 'observer-1', null, 'invalid-request'],
  ['observer', 'observer', null, null, 'invalid-request'],
  ['business', 'observer', 'observer-1', null, 'accepted'],
]

test.each(APPOINTMENTS)('[M11] appointing %s as %s of %s (%s) is %s', (name, capacity, principal, role, expected) => {
  const { outcome, run, as } = committeeAtWork()
  const seat = { type: 'createSeat', entity: 'A company', sector: 'Ports', region } as const
  run('secretary', { ...seat, seat: 'seat-2', from: 2026, until: 2028 })
  run('secretary', { ...seat, seat: 'seat-past', from: 2023, until: 2025 })
  expect(outcome('secretary', appointing(as(name).member, capacity, principal, role))).toBe(expected)
})

test('[M11] nobody changes their own appointment or ends it, and strangers have none', () => {
  const { outcome, as } = committeeAtWork()
  const { member } = as('secretary')
  expect(outcome('secretary', appointing(member, 'observer', 'observer-1'))).toBe('not-allowed')
  expect(outcome('secretary', { type: 'retireParticipant', member })).toBe('not-allowed')
  expect(outcome('secretary', appointing('m99', 'observer', 'observer-1'))).toBe('not-found')
  expect(outcome('secretary', { type: 'retireParticipant', member: 'm99' })).toBe('not-found')
})

test('[M11] earlier acts keep the capacity of their time, and a suspension stays in force', () => {
  const fixture = committeeAtWork()
  const { run, as, record, state } = fixture
  inSession(fixture, [rewording('p1-s1-1')])
  const then = as('business')
  run('business', { type: 'postComment', thread: 't1', body: 'Then', replyTo: null })
  run('secretary', { type: 'suspendParticipant', member: then.member, reason: 'A reason' })
  run('secretary', appointing(then.member, 'delegate', 'd2', 'adviser'))
  expect(state.membership.participants.get(then.member)).toMatchObject({ role: 'adviser', suspended: true })
  run('secretary', { type: 'reinstateParticipant', member: then.member })
  run('business', { type: 'editComment', comment: 'c1', body: 'Now', edits: 0 })
  const actors = record.flatMap(({ type, actor }) => (type.startsWith('Comment') ? [actor] : []))
  expect(actors).toEqual([
    { member: then.member, capacity: 'business', for: 'seat-1' },
    { member: then.member, capacity: 'delegate', for: 'd2' },
  ])
})

test('[M12] with a new head, enrolled or appointed, the former becomes an alternate and keeps the credential', () => {
  const { run, as, state } = committeeAtWork()
  const [head, alternate] = [as('d1-head').member, as('d1-alternate').member]
  expect(run('secretary', appointing(alternate, 'delegate', 'd1', 'head'))).toEqual([
    changed(alternate, 'delegate', 'd1', 'head'),
    changed(head, 'delegate', 'd1', 'alternate'),
  ])
  expect(state.membership.delegations.get('d1')?.voter).toBe(head)
  const enrol = { type: 'enrolParticipant', name: 'new', capacity: 'delegate', principal: 'd1', role: 'head' } as const
  expect(run('secretary', enrol)[1]).toEqual(changed(alternate, 'delegate', 'd1', 'alternate'))
  const heads = [...state.membership.participants.values()].filter((one) => one.role === 'head')
  expect(heads.map(({ principal }) => principal).sort()).toEqual(['d1', 'd2', 'd3', 'd4'])
})

test('[M13] somebody who leaves is no participant any more, leaves once, and their words can still be erased', () => {
  const { run, outcome, as, state } = committeeAtWork()
  const { member } = as('business')
  run('secretary', { type: 'retireParticipant', member })
  expect(state.membership.participants.has(member)).toBe(false)
  expect(outcome('secretary', { type: 'retireParticipant', member })).toBe('already-done')
  expect(outcome('secretary', { type: 'suspendParticipant', member, reason: 'A reason' })).toBe('not-found')
  const [erased] = run('secretary', {
    type: 'eraseWords',
    subject: { kind: 'participant', id: member },
    reason: 'Asked for',
  })
  expect(erased?.type === 'WordsErased' && erased.data.texts).toHaveLength(1)
})

test('[M13] their place can be given to somebody else, and they may come back, also to the same place', () => {
  const { run, outcome, as, state } = committeeAtWork()
  const { member } = as('business')
  run('secretary', { type: 'retireParticipant', member })
  const other = { type: 'enrolParticipant', name: 'O', capacity: 'business', principal: 'seat-1', role: null } as const
  expect(outcome('secretary', other)).toBe('accepted')
  expect(run('secretary', appointing(member, 'business', 'seat-1'))).toEqual([changed(member, 'business', 'seat-1')])
  expect(state.membership.participants.get(member)).toMatchObject({ capacity: 'business', principal: 'seat-1' })
  expect(state.membership.former.size).toBe(0)
})

const PLACES: [Capacity, string, Role | null, boolean][] = [
  ['delegate', 'd1', 'alternate', false],
  ['delegate', 'd1', 'adviser', true],
  ['delegate', 'd2', 'head', true],
  ['chair', 'd1', null, true],
  ['observer', 'observer-1', null, true],
]

test.each(PLACES)(
  '[M14] with the place of a %s of %s (%s) the credential lapses: %s',
  (capacity, principal, role, lapses) => {
    const { run, as, state } = committeeAtWork()
    const { member } = as('d1-head')
    const events = run('secretary', appointing(member, capacity, principal, role))
    expect(events.some(({ type }) => type === 'CredentialLapsed')).toBe(lapses)
    expect(state.membership.delegations.get('d1')?.voter).toBe(lapses ? null : member)
  },
)

test('[M14] somebody who leaves loses the credential, and does not get it back by coming back', () => {
  const { run, as, state } = committeeAtWork()
  const { member } = as('d1-head')
  expect(run('secretary', { type: 'retireParticipant', member })).toContainEqual(lapsed('d1', member))
  run('secretary', appointing(member, 'delegate', 'd1', 'head'))
  expect(state.membership.delegations.get('d1')).toEqual({ delegation: 'd1', voter: null })
})

/** d1 changes its head in the middle of an open vote. */
function voteUnderWay(): Fixture {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')])
  fixture.run('chair', opening('p1'))
  return fixture
}
const CAST = { type: 'castBallot', vote: 'v1', choice: 'for' } as const

test.each([
  ['delegate', 'd1', 'alternate', 'accepted'],
  ['delegate', 'd1', 'adviser', 'credential-lapsed'],
  ['delegate', 'd2', 'head', 'not-credentialed'],
  ['observer', 'observer-1', null, 'not-in-electorate'],
] as const)(
  '[V10] the participant who held the credential at the opening and is a %s of %s (%s) now casts: %s',
  (...to) => {
    const { run, as, outcome, state } = voteUnderWay()
    const [capacity, principal, role, expected] = to
    const { electorate } = structuredClone(state.votes.votes.get('v1') ?? { electorate: [] })
    run('secretary', appointing(as('d1-head').member, capacity, principal, role))
    expect(outcome('d1-head', CAST)).toBe(expected)
    expect(state.votes.votes.get('v1')?.electorate).toEqual(electorate)
  },
)

test('[V10] a participant who is given the credential after it has lapsed casts in the vote that is open, and changes the ballot', () => {
  const { run, as, outcome, state } = voteUnderWay()
  run('d1-head', CAST)
  expect(outcome('d1-alternate', CAST)).toBe('not-credentialed')
  run('secretary', { type: 'retireParticipant', member: as('d1-head').member })
  expect(outcome('d1-alternate', CAST)).toBe('credential-lapsed')
  run('secretary', { type: 'issueCredential', delegation: 'd1', voter: as('d1-alternate').member })
  run('d1-alternate', { ...CAST, choice: 'against' })
  expect(state.votes.votes.get('v1')?.ballots).toEqual(new Map([['d1', 'against']]))
})

test('[V10] a participant who comes back to the place casts only after the credential is issued again', () => {
  const { run, as, outcome } = voteUnderWay()
  const { member } = as('d1-head')
  run('secretary', appointing(member, 'chair', 'd1'), appointing(member, 'delegate', 'd1', 'head'))
  expect(outcome('d1-head', CAST)).toBe('credential-lapsed')
  run('secretary', { type: 'issueCredential', delegation: 'd1', voter: member })
  expect(outcome('d1-head', CAST)).toBe('accepted')
})

const suspending = (member: string) => ({ type: 'suspendParticipant', member, reason: 'A reason' }) as const

test('[V17] [V19] while the voter at the opening is suspended, the one to whom the credential passes casts for the delegation', () => {
  const { run, as, outcome, state } = voteUnderWay()
  const [voter, next] = [as('d1-head').member, as('d1-alternate').member]
  expect(outcome('d1-alternate', CAST)).toBe('not-credentialed')
  expect(run('secretary', suspending(voter))).toContainEqual(
    expect.objectContaining({ type: 'CredentialIssued', data: { delegation: 'd1', voter: next } }),
  )
  expect(state.membership.delegations.get('d1')?.voter).toBe(next)
  // That the suspended voter may give no command is a policy.
  expect([outcome('d1-head', CAST), outcome('d1-alternate', CAST)]).toEqual(['not-credentialed', 'accepted'])
  run('d1-alternate', CAST)
  run('secretary', { type: 'reinstateParticipant', member: voter })
  run('d1-head', { ...CAST, choice: 'against' })
  expect(outcome('d1-alternate', CAST)).toBe('not-credentialed')
  expect(state.votes.votes.get('v1')?.ballots).toEqual(new Map([['d1', 'against']]))
})

test('[V19] the credential of a suspended holder passes to the head first, and to nobody who is suspended or an adviser', () => {
  const { run, as, state } = committeeAtWork()
  const [head, alternate] = [as('d1-head').member, as('d1-alternate').member]
  const voter = () => state.membership.delegations.get('d1')?.voter
  run('secretary', { type: 'issueCredential', delegation: 'd1', voter: alternate }, suspending(alternate))
  expect(voter()).toBe(head)
  run('secretary', suspending(head))
  expect(voter()).toBe(head)
  // Whoever comes back first takes it over.
  run('secretary', { type: 'reinstateParticipant', member: alternate })
  expect(voter()).toBe(alternate)
  run('secretary', { type: 'reinstateParticipant', member: head })
  expect(voter()).toBe(alternate)
})

test('[M15] the last member of the Secretariat who may act neither leaves nor gets another place', () => {
  const { run, outcome, as } = committeeAtWork()
  const { member } = as('secretary')
  const leaving = { type: 'retireParticipant', member } as const
  const moving = appointing(member, 'observer', 'observer-1')
  expect([outcome('system', leaving), outcome('system', moving)]).toEqual(['last-secretariat', 'last-secretariat'])
  const second = { type: 'enrolParticipant', name: '2', capacity: 'secretariat', principal: null, role: null } as const
  run('secretary', second)
  expect([outcome('2', leaving), outcome('2', moving)]).toEqual(['accepted', 'accepted'])
  run('secretary', { type: 'suspendParticipant', member: as('2').member, reason: 'A reason' })
  expect([outcome('system', leaving), outcome('system', moving)]).toEqual(['last-secretariat', 'last-secretariat'])
})

/** The seat's term is 2026 to 2028. */
test.each([
  [Date.UTC(2025, 11, 31, 23, 59, 59, 999), 'outside-term'],
  [Date.UTC(2026, 0, 1), 'accepted'],
  [Date.UTC(2028, 11, 31, 23, 59, 59, 999), 'accepted'],
  [Date.UTC(2029, 0, 1), 'outside-term'],
])('[M16] at %i a comment by business on a seat from 2026 to 2028 is %s', (at, expected) => {
  const fixture = committeeAtWork()
  const { run, outcome, wait } = fixture
  inSession(fixture, [rewording('p1-s1-1')])
  run('business', { type: 'postComment', thread: 't1', body: 'In time', replyTo: null })
  wait(at - START)
  expect(outcome('business', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })).toBe(expected)
  expect(outcome('business', { type: 'editComment', comment: 'c1', body: 'An edit', edits: 0 })).toBe(expected)
  expect(outcome('business', { type: 'withdrawComment', comment: 'c1' })).toBe('accepted')
  expect(outcome('d1-head', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })).toBe('accepted')
})

test('[M16] nobody gets a seat whose term is over; one that has not begun can be given in advance', () => {
  const { run, outcome } = committeeAtWork()
  const seat = { type: 'createSeat', entity: 'A company', sector: 'Ports', region } as const
  run(
    'secretary',
    { ...seat, seat: 'past', from: 2023, until: 2025 },
    { ...seat, seat: 'next', from: 2027, until: 2029 },
  )
  const enrol = (principal: string) =>
    outcome('secretary', { type: 'enrolParticipant', name: 'O', capacity: 'business', principal, role: null })
  expect([enrol('past'), enrol('next')]).toEqual(['invalid-request', 'accepted'])
})
