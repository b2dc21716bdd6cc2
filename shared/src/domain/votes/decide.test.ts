import { expect, test } from '@jest/globals'
import type { Command } from '../command.ts'
import { castAll, committeeAtWork, type Fixture, inSession, opening, rewording, tabling } from '../committee-fixture.ts'
import { type Choice, findMajorityProfile } from './majority.ts'

const casting = (choice: Choice, vote = 'v1') => ({ type: 'castBallot', vote, choice }) as const
const closing = (vote = 'v1') => ({ type: 'closeVote', vote }) as const
const presence = (delegations: string[]) =>
  ({ type: 'recordPresence', session: 's1', delegations, present: true }) as const

/** A vote v1 is open on the amendment p1. */
function voting(changes: Partial<Command<'openVote'>> = {}, present: string[] = []): Fixture {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')])
  if (present.length > 0) fixture.run('chair', presence(present))
  fixture.run('chair', opening('p1', changes))
  return fixture
}

test('[V8] everything a vote depends on is fixed when it is opened', () => {
  const fixture = committeeAtWork()
  const { run, as, state } = fixture
  inSession(fixture, [rewording('p1-s1-1')])
  run('secretary', { type: 'admitDelegation', delegation: 'd5', name: { en: 'A name' }, region: 'europe' })
  run('chair', presence(['d2', 'd5']))
  const electorate = [
    { delegation: 'd1', voter: as('d1-head').member },
    { delegation: 'd2', voter: as('d2-head').member },
    { delegation: 'd3', voter: as('d3-head').member },
    { delegation: 'd4', voter: as('d4-head').member },
    { delegation: 'd5', voter: null },
  ]
  expect(run('chair', opening('p1'))).toEqual([
    {
      type: 'VoteOpened',
      audience: 'committee',
      data: {
        vote: 'v1',
        work: 'p1',
        session: 's1',
        ballot: 1,
        question: 'Shall it be adopted?',
        method: 'roll-call',
        profile: findMajorityProfile('un-ordinary'),
        electorate,
        present: ['d2', 'd5'],
      },
    },
    { type: 'WorkMoved', audience: 'committee', data: { work: 'p1', stage: 'voting', open: true, reason: null } },
  ])
  expect(state.works.works.get('p1')?.stage).toBe('voting')
})

test.each([
  ['its English wording', { en: 'Shall it be adopted?', fr: 'Est-ce adopté ?' }, 'accepted'],
  ['its only wording', { fr: 'Shall it be adopted?' }, 'accepted'],
  ['no wording of it', { en: 'Shall it be rejected?', fr: 'Est-ce rejeté ?' }, 'invalid-request'],
])('[V18] a question that is %s: %s: %s', (_, wordings, expected) => {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')])
  expect(fixture.outcome('chair', opening('p1', { wordings }))).toBe(expected)
})

test('[V8] later changes of membership and presence do not alter an open vote', () => {
  const fixture = voting({}, ['d1'])
  const { run, outcome, as, state } = fixture
  run('secretary', { type: 'admitDelegation', delegation: 'd5', name: { en: 'A name' }, region: 'europe' })
  run('secretary', { type: 'enrolParticipant', name: 'new', capacity: 'delegate', principal: 'd5', role: 'head' })
  run('secretary', { type: 'issueCredential', delegation: 'd5', voter: as('new').member })
  run('secretary', { type: 'issueCredential', delegation: 'd1', voter: as('d1-alternate').member })
  run('chair', presence(['d2']))
  expect(outcome('new', casting('for'))).toBe('not-in-electorate')
  expect(outcome('d1-alternate', casting('for'))).toBe('not-credentialed')
  expect(outcome('d1-head', casting('for'))).toBe('accepted')
  expect(state.votes.votes.get('v1')?.present).toEqual(new Set(['d1']))
})

const IN_ORDER: [string, (fixture: Fixture) => void, Partial<Command<'openVote'>>, string][] = [
  ['is open and the item current', () => {}, {}, 'accepted'],
  ['is open, by show of hands', () => {}, { method: 'show-of-hands' }, 'accepted'],
  ['is suspended', ({ run }) => run('chair', { type: 'suspendSession', session: 's1' }), {}, 'session-not-open'],
  ['is over', ({ run }) => run('chair', { type: 'closeSession', session: 's1' }), {}, 'session-over'],
  [
    'is at another item',
    ({ run }) => run('chair', { type: 'takeUpItem', session: 's1', item: 'i2' }),
    {},
    'item-not-current',
  ],
  ['is about another proposal', () => {}, { work: 'p2' }, 'item-not-current'],
  ['is not known', () => {}, { session: 's9' }, 'not-found'],
  ['does not know the proposal', () => {}, { work: 'p9' }, 'not-found'],
  ['does not know the majority rule', () => {}, { profile: 'by-acclamation' }, 'invalid-request'],
  ['has a vote open on it', ({ run }) => run('chair', opening('p1')), {}, 'vote-open'],
  [
    'had the proposal withdrawn by its sponsor',
    ({ run }) => run('d1-head', { type: 'withdrawProposal', proposal: 'p1' }),
    {},
    'work-not-open',
  ],
]

test.each(IN_ORDER)('[V9] a vote is opened where the session %s?', (_, before, changes, expected) => {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')], [rewording('p1-s1-2')])
  before(fixture)
  expect(fixture.outcome('chair', opening('p1', changes))).toBe(expected)
})

test('[V9] no vote is opened before an item was taken up', () => {
  const { run, outcome } = committeeAtWork()
  run('d1-head', tabling([rewording('p1-s1-1')]))
  const agenda = [{ title: 'An item', works: ['p1'] }]
  run('chair', { type: 'scheduleSession', title: 'A session', startsAt: 0, timeZone: 'UTC', agenda })
  expect(outcome('chair', opening('p1'))).toBe('session-not-open')
  run('chair', { type: 'openSession', session: 's1' })
  expect(outcome('chair', opening('p1'))).toBe('item-not-current')
})

test('[V9] several works on one item may be put one after another', () => {
  const { run, outcome } = committeeAtWork()
  run('d1-head', tabling([rewording('p1-s1-1')]), tabling([rewording('p1-s1-2')]), tabling([rewording('p1-s1-3')]))
  const agenda = [{ title: 'An item', works: ['p1', 'p2'] }]
  run('chair', { type: 'scheduleSession', title: 'A session', startsAt: 0, timeZone: 'UTC', agenda })
  run('chair', { type: 'openSession', session: 's1' }, { type: 'takeUpItem', session: 's1', item: 'i1' })
  run('chair', opening('p2'), closing())
  expect(outcome('chair', opening('p1'))).toBe('accepted')
  expect(outcome('chair', opening('p3'))).toBe('item-not-current')
})

test('[V9] a work that has been voted on is not put again, neither before nor after its decision', () => {
  const fixture = voting()
  castAll(fixture, 'v1', ['for', 'for', 'for'])
  fixture.run('chair', closing())
  expect(fixture.outcome('chair', opening('p1'))).toBe('work-not-open')
  fixture.run('chair', { type: 'certifyVote', vote: 'v1' })
  fixture.run('secretary', { type: 'certifyVote', vote: 'v1' })
  expect(fixture.outcome('chair', opening('p1'))).toBe('work-not-open')
})

test.each([
  ['d1-head', 'accepted'],
  ['d1-alternate', 'not-credentialed'],
  ['d1-adviser', 'not-credentialed'],
  ['business', 'not-in-electorate'],
  ['secretary', 'not-in-electorate'],
  ['system', 'not-in-electorate'],
])('[V10] a ballot cast by %s is %s', (name, expected) => {
  expect(voting().outcome(name, casting('for'))).toBe(expected)
})

test('[V10] a delegation without a credential at the opening cannot cast, even by its head', () => {
  const fixture = committeeAtWork()
  const { run, outcome, as } = fixture
  run('secretary', { type: 'admitDelegation', delegation: 'd5', name: { en: 'A name' }, region: 'europe' })
  run('secretary', { type: 'enrolParticipant', name: 'd5-head', capacity: 'delegate', principal: 'd5', role: 'head' })
  inSession(fixture, [rewording('p1-s1-1')])
  run('chair', opening('p1'))
  run('secretary', { type: 'issueCredential', delegation: 'd5', voter: as('d5-head').member })
  expect(outcome('d5-head', casting('for'))).toBe('not-credentialed')
})

test('[V11] the choice goes to the delegation alone, the turnout to all, once for each delegation', () => {
  const { run } = voting()
  expect(run('d2-head', casting('for'))).toEqual([
    {
      type: 'BallotCast',
      audience: 'delegation:d2',
      data: { vote: 'v1', delegation: 'd2', choice: { words: 'for' }, changed: false },
    },
    { type: 'BallotCounted', audience: 'committee', data: { vote: 'v1', cast: 1 } },
  ])
  const again = { vote: 'v1', delegation: 'd2', changed: true }
  expect(run('d2-head', casting('against'), casting('against'))).toEqual([
    { type: 'BallotCast', audience: 'delegation:d2', data: { ...again, choice: { words: 'against' } } },
    { type: 'BallotCast', audience: 'delegation:d2', data: { ...again, choice: { words: 'against' } } },
  ])
  expect(run('d1-head', casting('abstain'))[1]?.data).toEqual({ vote: 'v1', cast: 2 })
})

test('[V12] of one delegation the last ballot before the close counts, and none after it', () => {
  const fixture = voting()
  castAll(fixture, 'v1', ['for', 'for', 'for', 'against'])
  fixture.run('d1-head', casting('against'), casting('abstain'))
  expect(fixture.run('chair', closing())).toMatchObject([
    {
      type: 'VoteClosed',
      audience: 'committee',
      data: {
        vote: 'v1',
        result: { outcome: 'carried', for: 2, against: 1, abstain: 1, present: 4, entitled: 4 },
        ballots: [
          { delegation: 'd1', choice: 'abstain' },
          { delegation: 'd2', choice: 'for' },
          { delegation: 'd3', choice: 'for' },
          { delegation: 'd4', choice: 'against' },
        ],
      },
    },
  ])
  expect(fixture.outcome('d1-head', casting('for'))).toBe('vote-closed')
  expect(fixture.outcome('chair', closing())).toBe('vote-closed')
  expect(fixture.state.votes.votes.get('v1')?.ballots.size).toBe(0)
})

test('[V12] a roll-call names who did not vote; a show of hands publishes counts only', () => {
  const rollCall = voting({}, ['d1', 'd2', 'd3'])
  castAll(rollCall, 'v1', ['for'])
  expect(rollCall.run('chair', closing())[0]?.data).toMatchObject({
    ballots: [
      { delegation: 'd1', choice: 'for' },
      { delegation: 'd2', choice: null },
      { delegation: 'd3', choice: null },
      { delegation: 'd4', choice: null },
    ],
  })
  const hands = voting({ method: 'show-of-hands' })
  castAll(hands, 'v1', ['for', 'for', 'for'])
  expect(hands.run('chair', closing())[0]?.data).toMatchObject({ ballots: null, result: { for: 3 } })
})

test.each<[string[], (Choice | null)[], number, string]>([
  [[], [], 0, 'no-quorum'],
  [[], ['for', 'for'], 2, 'no-quorum'],
  [['d3'], ['for', 'for'], 3, 'carried'],
  [['d1', 'd2'], ['for', 'for'], 2, 'no-quorum'],
  [['d1', 'd2', 'd3', 'd4'], ['for'], 4, 'carried'],
  [['d1', 'd2', 'd3', 'd4'], [], 4, 'rejected'],
])('[V13] present at the opening %j, cast %j: %i present, %s', (present, choices, counted, outcome) => {
  const fixture = voting({}, present)
  castAll(fixture, 'v1', choices)
  expect(fixture.run('chair', closing())[0]?.data).toMatchObject({ result: { present: counted, outcome } })
})

test('[V14] without a quorum nothing is decided: the proposal is open again and may be put again', () => {
  const fixture = voting()
  const { run, outcome, state } = fixture
  run('chair', closing())
  expect(state.works.works.get('p1')?.stage).toBe('tabled')
  expect(outcome('chair', { type: 'certifyVote', vote: 'v1' })).toBe('nothing-to-certify')
  expect(run('chair', opening('p1'))[0]?.data).toMatchObject({ vote: 'v2', ballot: 1 })
})

test.each([[casting('for', 'v9')], [closing('v9')], [{ type: 'certifyVote', vote: 'v9' } as const]])(
  '[G3] %j names something unknown and is not found',
  (command) => {
    expect(voting().outcome('chair', command)).toBe('not-found')
  },
)
