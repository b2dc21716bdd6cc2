import { expect, test } from '@jest/globals'
import type { Command } from '../command.ts'
import { decide } from '../committee.ts'
import {
  castAll,
  committeeAtWork,
  type Fixture,
  inSession,
  opening,
  rewording,
  SYSTEM,
  tabling,
} from '../committee-fixture.ts'
import type { Operation, Provision } from '../instrument/provision.ts'

const paragraph = (id: string, number: string, parent = 'p1-s1'): Provision => ({
  id,
  number,
  kind: 'paragraph',
  parent,
  heading: {},
  text: { en: 'A new paragraph.' },
})
const inserting = (
  provision: Provision,
  place: Partial<{ after: string | null; parent: string | null }> = {},
): Operation => ({
  op: 'insert-after',
  after: 'p1-s1-3',
  parent: 'p1-s1',
  provision,
  ...place,
})

test('[P1] a tabled proposal and its thread are one entry, with a running number and symbol', () => {
  const { run, state, as } = committeeAtWork()
  const command = tabling([rewording('p1-s1-1')])
  run('d1-head', command)
  expect(run('d2-alternate', command)).toEqual([
    {
      type: 'WorkBrought',
      audience: 'committee',
      data: {
        work: 'p2',
        kind: 'amendment',
        series: 'P',
        number: 2,
        symbol: 'HLSG/P/2',
        title: { en: 'Élodie’s title' },
        clause: { mandate: 'md1', clause: '2.7' },
        touches: [],
        for: 'd2',
        stage: 'tabled',
        thread: 't2',
      },
    },
    { type: 'ThreadOpened', audience: 'committee', data: { thread: 't2', work: 'p2' } },
    {
      type: 'ProposalTabled',
      audience: 'committee',
      data: {
        proposal: 'p2',
        instrument: 'in1',
        version: 1,
        operations: [rewording('p1-s1-1')],
        justification: { words: 'A justification' },
        head: as('d2-head').member,
      },
    },
  ])
  expect(state.threads.threads.get('t2')).toEqual({
    thread: 't2',
    work: 'p2',
    audience: 'committee',
    open: true,
    comments: 0,
  })
})

const retitling = (provision: string, text: string): Operation => ({
  op: 'replace-heading',
  provision,
  language: 'en',
  text,
})

const PROVISIONS: [string, Operation[], string][] = [
  ['rewords a provision', [rewording('p1-s1-1')], 'accepted'],
  ['inserts a provision', [inserting(paragraph('new', '1.1.4'))], 'accepted'],
  ['deletes a provision', [{ op: 'delete', provision: 'p1-s2' }], 'accepted'],
  ['moves a provision', [{ op: 'move', provision: 'p1-s1-1', parent: 'p1-s1', after: 'p1-s1-3' }], 'accepted'],
  ['rewords no provision of this version', [rewording('p1-s9')], 'provision-not-found'],
  ['rewords what it has deleted', [{ op: 'delete', provision: 'p1-s1' }, rewording('p1-s1-1')], 'provision-not-found'],
  ['inserts under no provision', [inserting(paragraph('new', '9.1', 'p9'), { parent: 'p9' })], 'provision-not-found'],
  ['inserts after no provision', [inserting(paragraph('new', '1.1.4'), { after: 'p1-s9' })], 'provision-not-found'],
  ['inserts at two places', [inserting(paragraph('new', '1.1.4', 'p1-s2'))], 'invalid-request'],
  ['inserts under an id in use', [inserting(paragraph('p1-s1-1', '1.1.4'))], 'invalid-request'],
  ['inserts under a number in use', [inserting(paragraph('new', '1.1.3'))], 'invalid-request'],
  ['moves a provision into itself', [{ op: 'move', provision: 'p1', parent: 'p1-s1', after: null }], 'invalid-request'],
  [
    'places a standard under a paragraph',
    [{ op: 'move', provision: 'p1-s2', parent: 'p1-s1-1', after: null }],
    'invalid-request',
  ],
  ['empties a provision', [rewording('p1-s1-1', ' ')], 'invalid-request'],
  ['rewords to the same words', [rewording('p1-s1-1', 'Customs assesses risk.')], 'nothing-changed'],
  ['writes the same words otherwise', [rewording('p1-s2-1', 'Officers are trained a\u0300 fond.')], 'nothing-changed'],
  [
    'rewords one provision and writes another otherwise',
    [rewording('p1-s1-1'), rewording('p1-s2-1', 'Officers are trained a\u0300 fond.')],
    'nothing-changed',
  ],
  ['rewords a heading', [retitling('p1-s1', 'Risks')], 'accepted'],
  ['gives a heading to a paragraph', [retitling('p1-s1-1', 'Risks')], 'accepted'],
  ['rewords a heading to the same words', [rewording('p1-s1-1'), retitling('p1-s1', 'Risk')], 'nothing-changed'],
  ['removes a heading that is not there', [rewording('p1-s1-1'), retitling('p1-s1-1', '')], 'nothing-changed'],
  ['removes the heading of a provision without text', [retitling('p1-s1', '')], 'invalid-request'],
  ['has no operations', [], 'nothing-changed'],
  [
    'rewords one provision and repeats another',
    [rewording('p1-s1-1'), rewording('p1-s1-2', 'Customs shares what it finds.')],
    'nothing-changed',
  ],
  [
    'moves a provision to its present place',
    [{ op: 'move', provision: 'p1-s1-1', parent: 'p1-s1', after: null }],
    'nothing-changed',
  ],
]

test.each(PROVISIONS)('[P2] an amendment that %s', (_, operations, expected) => {
  const { outcome } = committeeAtWork()
  expect(outcome('d1-head', tabling(operations))).toBe(expected)
})

test('[P2] the refusal of an amendment says which change is wrong, and how', () => {
  const { attempt } = committeeAtWork()
  expect(attempt('d1-head', tabling([rewording('p1-s1-1'), rewording('p1-s9')]))).toMatchObject({
    ok: false,
    refusal: {
      message: expect.stringContaining('Change 2 (p1-s9)'),
      details: { problem: 'missing-provision', operation: 2, provision: 'p1-s9' },
    },
  })
})

const PINS: [string, Partial<Command<'tableProposal'>>, string][] = [
  ['an unknown mandate', { clause: { mandate: 'md9', clause: '2.7' } }, 'not-found'],
  ['an unknown clause', { clause: { mandate: 'md1', clause: '2.8' } }, 'not-found'],
  ['an unknown instrument', { instrument: 'in9' }, 'not-found'],
  ['a version that is not there yet', { version: 2 }, 'not-found'],
]

test.each(PINS)('[P3] an amendment under %s is refused', (_, changes, expected) => {
  const { outcome } = committeeAtWork()
  expect(outcome('d1-head', tabling([rewording('p1-s1-1')], changes))).toBe(expected)
})

test('[P3] an amendment is drafted on the current version; one of an older version is refused', () => {
  const fixture = committeeAtWork()
  decideOn(fixture, [rewording('p1-s2-1')], 'for')
  expect(fixture.attempt('d1-head', tabling([rewording('p1-s1-1')]))).toMatchObject({
    refusal: { code: 'version-superseded', details: { version: 1, current: 2 } },
  })
  expect(fixture.outcome('d1-head', tabling([rewording('p1-s1-1')], { version: 2 }))).toBe('accepted')
})

test('[C5] a new provision does not get the id of a deleted one', () => {
  const fixture = committeeAtWork()
  decideOn(fixture, [{ op: 'delete', provision: 'p1-s2-1' }], 'for')
  const provision = paragraph('p1-s2-1', '1.1.4')
  expect(fixture.outcome('d1-head', tabling([inserting(provision)], { version: 2 }))).toBe('invalid-request')
  const other = { ...provision, id: 'other' }
  expect(fixture.outcome('d1-head', tabling([inserting(other)], { version: 2 }))).toBe('accepted')
})

test('[P4] a proposal is in the name of a delegation, even where the set-up tables it', () => {
  const { state } = committeeAtWork()
  const command = tabling([rewording('p1-s1-1')])
  const context = { now: 0, newId: (prefix: string) => prefix }
  expect(decide(state, command, { ...context, actor: SYSTEM })).toMatchObject({ refusal: { code: 'not-allowed' } })
  expect(decide(state, command, { ...context, actor: { ...SYSTEM, for: 'd1' } })).toMatchObject({ ok: true })
})

test('[P5] a proposal can be withdrawn until voting on it begins, and again after a vote without a quorum', () => {
  const fixture = committeeAtWork()
  const { run, outcome, state } = fixture
  const withdraw = { type: 'withdrawProposal', proposal: 'p1' } as const
  expect(outcome('d1-head', withdraw)).toBe('not-found')
  inSession(fixture, [rewording('p1-s1-1')])
  expect(outcome('d1-head', withdraw)).toBe('accepted')
  run('chair', opening('p1'))
  expect(outcome('d1-head', withdraw)).toBe('vote-open')
  run('chair', { type: 'closeVote', vote: 'v1' })
  run('d1-head', withdraw)
  expect(state.works.works.get('p1')?.stage).toBe('withdrawn')
  expect(outcome('d1-head', withdraw)).toBe('already-done')
})

test.each(['for', 'against'] as const)('[P5] a proposal is not withdrawn once it has been voted on (%s)', (choice) => {
  const fixture = committeeAtWork()
  inSession(fixture, [rewording('p1-s1-1')])
  fixture.run('chair', opening('p1'))
  castAll(fixture, 'v1', [choice, choice, choice, choice])
  fixture.run('chair', { type: 'closeVote', vote: 'v1' })
  const withdraw = { type: 'withdrawProposal', proposal: 'p1' } as const
  expect(fixture.outcome('d1-head', withdraw)).toBe('work-not-open')
  fixture.run('chair', { type: 'certifyVote', vote: 'v1' })
  fixture.run('secretary', { type: 'certifyVote', vote: 'v1' })
  expect(fixture.outcome('d1-head', withdraw)).toBe('work-not-open')
})

/** Takes an amendment from tabling to a certified decision, unanimously. */
function decideOn(fixture: Fixture, operations: Operation[], choice: 'for' | 'against'): void {
  inSession(fixture, operations)
  fixture.run('chair', opening('p1'))
  castAll(fixture, 'v1', [choice, choice, choice, choice])
  fixture.run('chair', { type: 'closeVote', vote: 'v1' }, { type: 'certifyVote', vote: 'v1' })
  fixture.run('secretary', { type: 'certifyVote', vote: 'v1' })
}
