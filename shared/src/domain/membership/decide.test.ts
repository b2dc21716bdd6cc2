import { expect, test } from '@jest/globals'
import { committeeAtWork, emptyCommittee, inSession, rewording } from '../committee-fixture.ts'
import { findComment } from '../threads/comments.ts'
import type { Capacity, Role } from './events.ts'

const name = { en: 'A name' }
const region = 'europe'

test('[M1] a committee is established once', () => {
  const { run, outcome, state } = emptyCommittee()
  const establish = { type: 'establishCommittee', name, body: name, symbol: 'HLSG' } as const
  expect(run('system', establish)).toEqual([
    { type: 'CommitteeEstablished', audience: 'committee', data: { name, body: name, symbol: 'HLSG' } },
  ])
  expect(state.established).toEqual({ symbol: 'HLSG' })
  expect(outcome('system', establish)).toBe('already-exists')
})

test.each([
  ['HLSG', 'accepted'],
  ['WCO-2', 'accepted'],
  ['A2345678901234567', 'invalid-request'],
  ['G', 'invalid-request'],
  ['hlsg', 'invalid-request'],
  ['HLSG_2', 'invalid-request'],
  ['HLSG/P', 'invalid-request'],
  ['2HLSG', 'invalid-request'],
  ['', 'invalid-request'],
])('[M1] a committee with the symbol “%s” is %s', (symbol, expected) => {
  const { outcome } = emptyCommittee()
  expect(outcome('system', { type: 'establishCommittee', name, body: name, symbol })).toBe(expected)
})

test.each(['d1', 'seat-1', 'observer-1'])('[M2] the id %s, once used, is used for nobody else', (id) => {
  const { outcome } = committeeAtWork()
  const seat = { entity: 'A company', sector: 'Ports', region, from: 2026, until: 2028 } as const
  expect(outcome('secretary', { type: 'admitDelegation', delegation: id, name, region })).toBe('already-exists')
  expect(outcome('secretary', { type: 'createSeat', seat: id, ...seat })).toBe('already-exists')
  expect(outcome('secretary', { type: 'admitObserver', observer: id, name })).toBe('already-exists')
})

test.each([
  [2026, 2028, 'accepted'],
  [2026, 2026, 'accepted'],
  [2027, 2026, 'invalid-request'],
])('[M3] a seat from %i until %i is %s', (from, until, expected) => {
  const { outcome } = committeeAtWork()
  const seat = { seat: 'seat-2', entity: 'A company', sector: 'Ports', region } as const
  expect(outcome('secretary', { type: 'createSeat', ...seat, from, until })).toBe(expected)
})

const ENROLMENTS: [Capacity, string | null, Role | null, string][] = [
  ['delegate', 'd1', 'head', 'accepted'],
  ['delegate', 'd1', 'alternate', 'accepted'],
  ['delegate', 'd1', 'adviser', 'accepted'],
  ['delegate', 'd1', null, 'invalid-request'],
  ['delegate', null, 'head', 'invalid-request'],
  ['delegate', 'd9', 'head', 'not-found'],
  ['delegate', 'seat-1', 'head', 'not-found'],
  ['business', 'seat-1', null, 'accepted'],
  ['business', 'seat-1', 'head', 'invalid-request'],
  ['business', 'd1', null, 'not-found'],
  ['business', null, null, 'invalid-request'],
  ['observer', 'observer-1', null, 'accepted'],
  ['observer', 'observer-1', 'adviser', 'invalid-request'],
  ['observer', 'seat-1', null, 'not-found'],
  ['observer', null, null, 'invalid-request'],
  ['chair', 'd1', null, 'accepted'],
  ['chair', 'd1', 'adviser', 'invalid-request'],
  ['chair', null, null, 'invalid-request'],
  ['chair', 'd9', null, 'not-found'],
  ['vice-chair', 'd1', null, 'accepted'],
  ['vice-chair', 'd1', 'head', 'invalid-request'],
  ['vice-chair', null, null, 'invalid-request'],
  ['secretariat', null, null, 'accepted'],
  ['secretariat', 'd1', null, 'invalid-request'],
  ['secretariat', null, 'head', 'invalid-request'],
]

test.each(ENROLMENTS)('[M4] enrolling a %s of %s as %s is %s', (capacity, principal, role, expected) => {
  const { outcome } = committeeAtWork()
  expect(outcome('secretary', { type: 'enrolParticipant', name: 'Somebody', capacity, principal, role })).toBe(expected)
})

test('[M4] a head does not hold the credential until it is issued', () => {
  const { run, state } = committeeAtWork()
  run('secretary', { type: 'admitDelegation', delegation: 'd9', name, region })
  run('secretary', { type: 'enrolParticipant', name: 'H', capacity: 'delegate', principal: 'd9', role: 'head' })
  expect(state.membership.delegations.get('d9')?.voter).toBeNull()
})

test.each([
  ['d1', 'd1-alternate', 'accepted'],
  ['d1', 'd1-head', 'already-done'],
  ['d1', 'd1-adviser', 'invalid-request'],
  ['d1', 'd2-head', 'invalid-request'],
  ['d1', 'chair', 'invalid-request'],
  ['d1', 'business', 'invalid-request'],
  ['d9', 'd1-head', 'not-found'],
])('[M5] the credential of %s for %s is %s', (delegation, voter, expected) => {
  const { outcome, as } = committeeAtWork()
  expect(outcome('secretary', { type: 'issueCredential', delegation, voter: as(voter).member })).toBe(expected)
})

test('[M5] nobody unknown or suspended is given a credential, and a new credential replaces the old one', () => {
  const { outcome, run, as, state } = committeeAtWork()
  const { member } = as('d1-alternate')
  expect(outcome('secretary', { type: 'issueCredential', delegation: 'd1', voter: 'm99' })).toBe('not-found')
  run('secretary', { type: 'suspendParticipant', member, reason: 'A reason' })
  expect(outcome('secretary', { type: 'issueCredential', delegation: 'd1', voter: member })).toBe('suspended')
  run('secretary', { type: 'reinstateParticipant', member })
  run('secretary', { type: 'issueCredential', delegation: 'd1', voter: member })
  expect(state.membership.delegations.get('d1')?.voter).toBe(member)
})

test('[M6] a participant is suspended once, reinstated once, and nobody suspends themselves', () => {
  const { outcome, run, as, state } = committeeAtWork()
  const { member } = as('business')
  const suspend = { type: 'suspendParticipant', member, reason: 'A reason' } as const
  const reinstate = { type: 'reinstateParticipant', member } as const
  expect(outcome('secretary', reinstate)).toBe('already-done')
  run('secretary', suspend)
  expect(state.membership.participants.get(member)?.suspended).toBe(true)
  expect(outcome('secretary', suspend)).toBe('already-done')
  run('secretary', reinstate)
  expect(state.membership.participants.get(member)?.suspended).toBe(false)
  expect(outcome('secretary', { ...suspend, member: as('secretary').member })).toBe('not-allowed')
  expect(outcome('secretary', { ...suspend, member: 'm99' })).toBe('not-found')
  expect(outcome('secretary', { ...reinstate, member: 'm99' })).toBe('not-found')
})

test('[M7] erasing a comment reaches its body, every edition of it and every reason for hiding it', () => {
  const fixture = committeeAtWork()
  const { run, record, state } = fixture
  inSession(fixture, [rewording('p1-s1-1')])
  run('business', { type: 'postComment', thread: 't1', body: 'One', replyTo: null })
  run('business', { type: 'editComment', comment: 'c1', body: 'Two', edits: 0 })
  run('chair', { type: 'hideComment', comment: 'c1', reason: 'Three' }, { type: 'restoreComment', comment: 'c1' })
  run('chair', { type: 'hideComment', comment: 'c1', reason: 'Four' })
  const written = record.flatMap(({ seq, type, data }) =>
    type === 'CommentPosted' || type === 'CommentEdited'
      ? [{ seq, commitment: data.body.commitment }]
      : type === 'CommentHidden'
        ? [{ seq, commitment: data.reason.commitment }]
        : [],
  )
  expect(written).toHaveLength(4)
  const [erased] = run('secretary', { type: 'eraseWords', subject: { kind: 'comment', id: 'c1' }, reason: 'Asked for' })
  expect(erased).toMatchObject({ type: 'WordsErased', audience: 'committee', data: { texts: written } })
  expect(findComment(state.threads.comments, 'c1')).toMatchObject({ erased: true, texts: [{ seq: state.seq }] })
})

test('[M7] erasing a participant reaches the name and the reasons of suspensions; later words can be erased, too', () => {
  const { run, as, state } = committeeAtWork()
  const { member } = as('business')
  const erase = { type: 'eraseWords', subject: { kind: 'participant', id: member }, reason: 'Asked for' } as const
  run('secretary', { type: 'suspendParticipant', member, reason: 'A reason' })
  const [erased] = run('secretary', erase)
  expect(erased?.type === 'WordsErased' && erased.data.texts).toHaveLength(2)
  run('secretary', { type: 'reinstateParticipant', member })
  run('secretary', { type: 'suspendParticipant', member, reason: 'Another reason' })
  const [again] = run('secretary', erase)
  expect(again?.type === 'WordsErased' && again.data.texts).toEqual([
    { seq: state.seq - 3, commitment: expect.stringContaining('reason') },
    { seq: state.seq - 1, commitment: expect.stringContaining('reason') },
  ])
})

test.each([
  ['comment', 'c1'],
  ['participant', 'business'],
  ['proposal', 'p1'],
] as const)(
  '[M17] the reason for erasing the words of a %s is erased like them, and the next reason like it',
  (kind, id) => {
    const fixture = committeeAtWork()
    const { run, record, as } = fixture
    inSession(fixture, [rewording('p1-s1-1')])
    run('business', { type: 'postComment', thread: 't1', body: 'One', replyTo: null })
    const subject = { kind, id: kind === 'participant' ? as('business').member : id }
    for (const reason of ['Zoë asked for it', 'The reason named Zoë', 'Again']) {
      const before = record.at(-1)
      const [erased] = run('secretary', { type: 'eraseWords', subject, reason })
      if (erased?.type !== 'WordsErased') throw new Error('not erased')
      expect(erased.data.reason).toEqual({ words: reason })
      if (before?.type === 'WordsErased')
        expect(erased.data.texts).toEqual([{ seq: before.seq, commitment: before.data.reason.commitment }])
    }
  },
)

test('[M7] erasing a proposal reaches its justification, and leaves the official text of the amendment', () => {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')])
  const erase = { type: 'eraseWords', subject: { kind: 'proposal', id: 'p1' }, reason: 'Asked for' } as const
  const [erased] = fixture.run('secretary', erase)
  expect(erased?.type === 'WordsErased' && erased.data.texts).toEqual([
    { seq: expect.any(Number), commitment: expect.stringContaining('justification') },
  ])
  expect(fixture.state.proposals.get('p1')?.operations).toHaveLength(1)
})

test.each(['comment', 'participant', 'proposal', 'work'] as const)(
  '[M7] an unknown %s has no words to erase',
  (kind) => {
    const { outcome } = committeeAtWork()
    expect(outcome('secretary', { type: 'eraseWords', subject: { kind, id: 'x1' }, reason: 'A reason' })).toBe(
      'not-found',
    )
  },
)
