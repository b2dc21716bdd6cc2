import { expect, test } from '@jest/globals'
import { castAll, committeeAtWork, type Fixture, inSession, opening, rewording } from '../committee-fixture.ts'
import type { Choice } from './majority.ts'
import { SECOND_BALLOT_WITHIN } from './second-ballot.ts'
import { pendingVotes } from './state.ts'

const closing = (vote: string) => ({ type: 'closeVote', vote }) as const
const certifying = (vote: string) => ({ type: 'certifyVote', vote }) as const

/** Votes on the amendment under discussion, from opening to close. */
function vote(fixture: Fixture, id: string, choices: (Choice | null)[]): void {
  fixture.run('chair', opening('p1'))
  castAll(fixture, id, choices)
  fixture.run('chair', closing(id))
}

/** The first ballot, v1, on p1 ended in a tie just now. */
function tied(): Fixture {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')], [rewording('p1-s1-1', 'Reworded otherwise.')])
  vote(fixture, 'v1', ['for', 'for', 'against', 'against'])
  return fixture
}

test('[V15] after a tie the same question may be put once more, under the same rule, for 48 hours', () => {
  const { run, outcome, wait, attempt } = tied()
  expect(outcome('chair', opening('p1', { profile: 'ecosoc' }))).toBe('invalid-request')
  expect(attempt('chair', opening('p1'))).toMatchObject({ ok: true, value: [{ data: { ballot: 2 } }] })
  wait(SECOND_BALLOT_WITHIN)
  expect(outcome('chair', opening('p1'))).toBe('accepted')
  wait(1)
  expect(outcome('chair', opening('p1'))).toBe('work-not-open')
  expect(() => run('chair', opening('p1'))).toThrow(
    'The second ballot on HLSG/P/1 had to be held by 2026-03-04 09:00 UTC',
  )
})

test('[V15] a tied vote cannot be certified while its second ballot may be held, is open, or has decided', () => {
  const fixture = tied()
  const { run, outcome, wait, attempt } = fixture
  expect(attempt('chair', certifying('v1'))).toMatchObject({
    refusal: { code: 'second-ballot-pending', details: { until: expect.any(Number) } },
  })
  run('chair', opening('p1'))
  wait(SECOND_BALLOT_WITHIN + 1)
  expect(outcome('chair', certifying('v1'))).toBe('second-ballot-pending')
  castAll(fixture, 'v2', ['for', 'for', 'for', 'against'])
  run('chair', closing('v2'))
  expect(outcome('chair', certifying('v1'))).toBe('nothing-to-certify')
  run('chair', certifying('v2'))
  expect(run('secretary', certifying('v2'))[1]?.data).toMatchObject({
    by: { way: 'vote', vote: 'v2' },
    outcome: 'carried',
  })
})

const PENDING: [string, (Choice | null)[], string[]][] = [
  ['carried', ['for', 'for', 'for', 'against'], ['v2']],
  ['rejected', ['for', 'against', 'against', 'against'], ['v2']],
  ['tied again', ['for', 'for', 'against', 'against'], ['v2']],
  ['without a quorum', ['for'], ['v1']],
]

test.each(PENDING)(
  '[V15] after a second ballot that is %s, only votes that can be certified are pending',
  (_, choices, left) => {
    const fixture = tied()
    const pending = () => pendingVotes(fixture.state).map((one) => one.vote)
    expect(pending()).toEqual(['v1'])
    vote(fixture, 'v2', choices)
    expect(pending()).toEqual(left)
    fixture.wait(SECOND_BALLOT_WITHIN + 1)
    for (const certified of ['v1', 'v2'])
      expect(fixture.outcome('chair', certifying(certified))).toBe(
        left.includes(certified) ? 'accepted' : 'nothing-to-certify',
      )
    for (const name of ['chair', 'secretary']) fixture.run(name, certifying(left[0] ?? ''))
    expect(pending()).toEqual([])
  },
)

test('[V15] a second tie is lost', () => {
  const fixture = tied()
  vote(fixture, 'v2', ['for', 'for', 'against', 'against'])
  expect(fixture.record.at(-1)?.data).toMatchObject({ result: { outcome: 'rejected', reason: 'tie-lost' } })
  expect(fixture.outcome('chair', opening('p1'))).toBe('work-not-open')
  expect(fixture.outcome('chair', certifying('v2'))).toBe('accepted')
})

test('[V15] without a second ballot in time the tie is certified as lost', () => {
  const { run, wait, outcome, state } = tied()
  wait(SECOND_BALLOT_WITHIN)
  expect(outcome('chair', certifying('v1'))).toBe('second-ballot-pending')
  wait(1)
  run('chair', certifying('v1'))
  expect(run('secretary', certifying('v1'))).toMatchObject([
    { type: 'VoteCertified', data: { vote: 'v1', office: 'secretariat' } },
    { type: 'DecisionTaken', data: { work: 'p1', by: { way: 'vote', vote: 'v1' }, outcome: 'rejected' } },
    { type: 'WorkMoved', data: { work: 'p1', stage: 'rejected', open: false } },
  ])
  expect(state.works.works.get('p1')?.stage).toBe('rejected')
})

test('[V15] a second ballot without a quorum decides nothing: the tie remains, and so does its deadline', () => {
  const fixture = tied()
  const { run, outcome, wait, attempt } = fixture
  vote(fixture, 'v2', ['for'])
  expect(outcome('chair', certifying('v2'))).toBe('nothing-to-certify')
  expect(outcome('chair', certifying('v1'))).toBe('second-ballot-pending')
  expect(outcome('d1-head', { type: 'withdrawProposal', proposal: 'p1' })).toBe('work-not-open')
  expect(attempt('chair', opening('p1'))).toMatchObject({ ok: true, value: [{ data: { vote: 'v3', ballot: 2 } }] })
  wait(SECOND_BALLOT_WITHIN + 1)
  expect(outcome('chair', opening('p1'))).toBe('work-not-open')
  run('chair', certifying('v1'))
  expect(outcome('secretary', certifying('v1'))).toBe('accepted')
})

test('[V15] a tie does not delay a rival; once the rival is adopted there is nothing to put a second time', () => {
  const fixture = tied()
  const { run, outcome, wait } = fixture
  run('chair', { type: 'takeUpItem', session: 's1', item: 'i2' }, opening('p2'))
  castAll(fixture, 'v2', ['for', 'for', 'for', 'for'])
  run('chair', closing('v2'), certifying('v2'), { type: 'takeUpItem', session: 's1', item: 'i1' })
  expect(outcome('chair', opening('p1'))).toBe('rival-pending')
  run('secretary', certifying('v2'))
  expect(outcome('chair', opening('p1'))).toBe('version-superseded')
  wait(SECOND_BALLOT_WITHIN + 1)
  expect(outcome('chair', certifying('v1'))).toBe('accepted')
})
