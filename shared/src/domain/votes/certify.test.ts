import { expect, test } from '@jest/globals'
import { castAll, committeeAtWork, type Fixture, inSession, opening, rewording, tabling } from '../committee-fixture.ts'
import type { Operation } from '../instrument/provision.ts'
import { documentFromText } from '../reading/from-text.ts'
import type { Choice } from './majority.ts'

const closing = (vote: string) => ({ type: 'closeVote', vote }) as const
const certifying = (vote: string) => ({ type: 'certifyVote', vote }) as const
const taking = (item: string) => ({ type: 'takeUpItem', session: 's1', item }) as const

/** The amendments are tabled and a vote on each was opened; all but those opened last were unanimous and are closed. */
function votedOn(choice: Choice, ...amendments: Operation[][]): Fixture {
  const fixture = committeeAtWork()
  inSession(fixture, ...amendments)
  for (const [index] of amendments.entries()) {
    if (index > 0) fixture.run('chair', taking(`i${index + 1}`))
    fixture.run('chair', opening(`p${index + 1}`))
  }
  for (const [index] of amendments.entries()) {
    castAll(fixture, `v${index + 1}`, [choice, choice, choice, choice])
    fixture.run('chair', closing(`v${index + 1}`))
  }
  return fixture
}

test.each([
  ['chair', 'accepted'],
  ['vice-chair', 'accepted'],
  ['secretary', 'accepted'],
  ['d1-head', 'not-allowed'],
  ['business', 'not-allowed'],
  ['system', 'not-allowed'],
])('[V16] certifying by %s is %s', (name, expected) => {
  expect(votedOn('for', [rewording('p1-s1-1')]).outcome(name, certifying('v1'))).toBe(expected)
})

test('[V16] a result is certified once for each office, after the close', () => {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')])
  const { run, outcome } = fixture
  run('chair', opening('p1'))
  expect(outcome('chair', certifying('v1'))).toBe('vote-not-closed')
  castAll(fixture, 'v1', ['for', 'for', 'for', 'for'])
  run('chair', closing('v1'))
  expect(run('vice-chair', certifying('v1'))).toEqual([
    { type: 'VoteCertified', audience: 'committee', data: { vote: 'v1', office: 'chair' } },
  ])
  expect(outcome('chair', certifying('v1'))).toBe('already-certified')
  run('secretary', certifying('v1'))
  expect(outcome('secretary', certifying('v1'))).toBe('already-certified')
})

test.each([
  ['chair', 'secretary'],
  ['secretary', 'chair'],
])(
  '[C1] [C2] with the second certification, by %s then %s, the decision and the version come in one entry',
  (first, second) => {
    const { run, state } = votedOn('for', [rewording('p1-s1-1')])
    run(first, certifying('v1'))
    expect(state.works.works.get('p1')?.stage).toBe('voting')
    const decision = {
      decision: 'd1',
      number: 1,
      symbol: 'HLSG/D/1',
      work: 'p1',
      by: { way: 'vote', vote: 'v1' },
      outcome: 'carried',
    }
    const version = { instrument: 'in1', version: 2, decision: 'd1', operations: [rewording('p1-s1-1')] }
    expect(run(second, certifying('v1'))).toEqual([
      { type: 'VoteCertified', audience: 'committee', data: { vote: 'v1', office: expect.any(String) } },
      { type: 'DecisionTaken', audience: 'committee', data: decision },
      { type: 'WorkMoved', audience: 'committee', data: { work: 'p1', stage: 'carried', open: false, reason: null } },
      { type: 'VersionConsolidated', audience: 'committee', data: version },
    ])
    expect(state.works.works.get('p1')?.stage).toBe('carried')
    expect(state.instrument.get('in1')).toMatchObject({ version: 2, changedIn: new Map([['p1-s1-1', 2]]) })
    expect(state.instrument.get('in1')?.provisions.find(({ id }) => id === 'p1-s1-1')?.text.en).toBe('Reworded.')
  },
)

test('[C1] a rejection is a decision, too, and leaves the instrument as it is', () => {
  const { run, state } = votedOn('against', [rewording('p1-s1-1')], [rewording('p1-s1-2')])
  run('chair', certifying('v1'), certifying('v2'))
  expect(run('secretary', certifying('v2')).map(({ type }) => type)).toEqual([
    'VoteCertified',
    'DecisionTaken',
    'WorkMoved',
  ])
  expect(run('secretary', certifying('v1'))[1]?.data).toMatchObject({
    number: 2,
    symbol: 'HLSG/D/2',
    outcome: 'rejected',
  })
  expect(state.works.works.get('p1')?.stage).toBe('rejected')
  expect(state.instrument.get('in1')?.version).toBe(1)
})

test('[C3] amendments of different provisions are adopted one after another, each on the result of the one before', () => {
  const { run, state } = votedOn('for', [rewording('p1-s1-1', 'One.')], [rewording('p1-s1-2', 'Two.')])
  run('chair', certifying('v1'), certifying('v2'))
  run('secretary', certifying('v1'), certifying('v2'))
  expect(state.instrument.get('in1')?.version).toBe(3)
  expect(state.instrument.get('in1')?.provisions.map(({ text }) => text.en)).toEqual(
    expect.arrayContaining(['One.', 'Two.', 'Customs reviews both.']),
  )
})

/** p1 was adopted as version 2; p2, of version 1, is under discussion. */
function adopted(first: Operation[], second: Operation[]): Fixture {
  const fixture = committeeAtWork()
  inSession(fixture, first, second)
  fixture.run('chair', opening('p1'))
  castAll(fixture, 'v1', ['for', 'for', 'for', 'for'])
  fixture.run('chair', closing('v1'), certifying('v1'), taking('i2'))
  fixture.run('secretary', certifying('v1'))
  return fixture
}

const DELETE_STANDARD: Operation = { op: 'delete', provision: 'p1-s1' }

test.each<[string, Operation, Operation, string]>([
  ['another provision', rewording('p1-s1-1'), rewording('p1-s1-2'), 'accepted'],
  ['the same provision', rewording('p1-s1-1'), rewording('p1-s1-1', 'Otherwise.'), 'version-superseded'],
  ['a provision now deleted', DELETE_STANDARD, rewording('p1-s1-1'), 'version-superseded'],
  ['a standard one of whose paragraphs changed', rewording('p1-s1-1'), DELETE_STANDARD, 'version-superseded'],
])('[C3] an amendment of an older version that touches %s', (_, first, second, expected) => {
  const { outcome } = adopted([first], [second])
  expect(outcome('chair', opening('p2'))).toBe(expected)
})

test('[C3] an amendment of an older version can be tabled again on the current one', () => {
  const { run, outcome } = adopted([rewording('p1-s1-1')], [rewording('p1-s1-1', 'Otherwise.')])
  expect(outcome('chair', opening('p2'))).toBe('version-superseded')
  run('d1-head', tabling([rewording('p1-s1-1', 'Otherwise.')], { version: 2 }))
})

test('[C4] of two rivals the second is put only when the first is decided or was not adopted', () => {
  const fixture = committeeAtWork()
  const { run, outcome, attempt } = fixture
  inSession(fixture, [rewording('p1-s1-1')], [rewording('p1-s1-1', 'Otherwise.')])
  run('chair', opening('p1'), taking('i2'))
  expect(attempt('chair', opening('p2'))).toMatchObject({
    refusal: { code: 'rival-pending', details: { symbol: 'HLSG/P/1' } },
  })
  castAll(fixture, 'v1', ['for', 'against', 'against', 'against'])
  run('chair', closing('v1'))
  expect(outcome('chair', opening('p2'))).toBe('accepted')
})

test('[C4] a carried rival prevents the vote on the other until it is certified', () => {
  const fixture = committeeAtWork()
  const { run, outcome } = fixture
  inSession(fixture, [rewording('p1-s1-1')], [rewording('p1-s1-1', 'Otherwise.')])
  run('chair', opening('p1'), taking('i2'))
  castAll(fixture, 'v1', ['for', 'for', 'for', 'for'])
  run('chair', closing('v1'), certifying('v1'))
  expect(outcome('chair', opening('p2'))).toBe('rival-pending')
  run('secretary', certifying('v1'))
  expect(outcome('chair', opening('p2'))).toBe('version-superseded')
})

test('[C4] amendments of another instrument are no rivals', () => {
  const fixture = committeeAtWork()
  const { run, outcome } = fixture
  const source = { en: '# Other\n\n## Pillar 1: One\n\n### Standard 1: One\n\n1. A text.' }
  run('secretary', { type: 'importInstrument', ...documentFromText({ en: 'Other' }, source) })
  run('d1-head', tabling([rewording('p1-s1-1')]), tabling([rewording('p1-s1-1')], { instrument: 'in2' }))
  const agenda = ['p1', 'p2'].map((work) => ({ title: 'An item', works: [work] }))
  run('chair', { type: 'scheduleSession', title: 'A session', startsAt: 0, timeZone: 'UTC', agenda })
  run('chair', { type: 'openSession', session: 's1' }, taking('i1'), opening('p1'), taking('i2'))
  expect(outcome('chair', opening('p2'))).toBe('accepted')
})

test('[C6] a carried amendment that no longer fits does not overwrite text that was adopted meanwhile', () => {
  const under = (provision: string, parent: string): Operation => ({ op: 'move', provision, parent, after: null })
  const circle = [under('p1-s1-1', 'p1-s1-2'), under('p1-s1-2', 'p1-s1-3'), under('p1-s1-3', 'p1-s1-1')]
  const { run, outcome, state } = votedOn('for', ...circle.map((operation) => [operation]))
  run('chair', certifying('v1'), certifying('v2'), certifying('v3'))
  run('secretary', certifying('v1'), certifying('v2'))
  expect(outcome('secretary', certifying('v3'))).toBe('version-superseded')
  expect(state.instrument.get('in1')?.version).toBe(3)
  expect(state.works.works.get('p3')?.stage).toBe('voting')
})
