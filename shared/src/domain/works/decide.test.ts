import { expect, test } from '@jest/globals'
import type { RuleContext } from '../area.ts'
import type { Audience } from '../audience.ts'
import { apply } from '../committee.ts'
import { committeeAtWork, type Fixture, recorded, rewording, START, tabling } from '../committee-fixture.ts'
import type { NewEvent } from '../event.ts'
import { audiencesOf } from '../membership/viewer.ts'
import { type Bringing, bringWork, moveWork } from './decide.ts'
import { LINK_MEANINGS, type LinkMeaning } from './events.ts'
import type { WorkKind } from './kind.ts'

const title = { en: 'A title' }
const clause = { mandate: 'md1', clause: '2.7' }

const WHAT: Bringing<WorkKind> = {
  kind: 'amendment',
  audience: 'committee',
  title,
  clause,
  touches: [],
  for: 'd1',
  stage: 'new',
}

const NOTHING_ERASABLE: Pick<RuleContext, 'isErasable' | 'erasableOf'> = {
  isErasable: (kind): kind is never => false,
  erasableOf: () => undefined,
}

/** The answer of `bringWork` to a rule that brings a work for the delegation d1 in a series. */
function bringing(
  { state, as }: Fixture,
  changes: Partial<Bringing<WorkKind>> = {},
  kindOf: RuleContext['kindOf'] = () => ({ series: 'P' }),
) {
  const number = state.works.works.size + 1
  const newId = (prefix: string) => `${prefix}${number}`
  const context: RuleContext = { actor: as('d1-head'), now: START, newId, ...NOTHING_ERASABLE, kindOf }
  return bringWork(state, 'w', { ...WHAT, ...changes }, context)
}

/** Applies the events of one entry. */
function take({ state, as }: Fixture, events: NewEvent[]): void {
  for (const event of recorded(events, { seq: state.seq + 1, at: START, actor: as('d1-head') })) apply(state, event)
}

/** Brings a work; its id is 'w1', 'w2' …, its thread 't1', 't2' … */
function bring(fixture: Fixture, changes: Partial<Bringing<WorkKind>> = {}, series = 'P'): void {
  const brought = bringing(fixture, changes, () => ({ series }))
  if (!brought.ok) throw new Error(brought.refusal.message)
  take(fixture, brought.value.events)
}

function withWorks(...audiences: Audience[]): Fixture {
  const fixture = committeeAtWork()
  for (const audience of audiences) bring(fixture, { audience })
  return fixture
}

const linking = (from: string, to: string, meaning: LinkMeaning = 'amends') =>
  ({ type: 'linkWorks', from, to, meaning }) as const
const unlinking = (from: string, to: string, meaning: LinkMeaning = 'amends') =>
  ({ type: 'unlinkWorks', from, to, meaning }) as const

test('[B1] works are numbered from 1 in their series and committee, and their symbol says so', () => {
  const fixture = committeeAtWork()
  for (const series of ['P', 'P', 'Q', 'P', 'Q']) bring(fixture, {}, series)
  bring(committeeAtWork())
  expect([...fixture.state.works.works.values()].map(({ symbol }) => symbol)).toEqual([
    'HLSG/P/1',
    'HLSG/P/2',
    'HLSG/Q/1',
    'HLSG/P/3',
    'HLSG/Q/2',
  ])
})

test('[B1] a work comes with its thread in one entry, for those who may see the work', () => {
  const fixture = committeeAtWork()
  const touches = [{ mandate: 'md1', clause: '2.5' }]
  expect(bringing(fixture, { audience: 'members', touches })).toEqual({
    ok: true,
    value: {
      work: 'w1',
      events: [
        {
          type: 'WorkBrought',
          audience: 'members',
          data: {
            work: 'w1',
            kind: 'amendment',
            series: 'P',
            number: 1,
            symbol: 'HLSG/P/1',
            title,
            clause,
            touches,
            for: 'd1',
            stage: 'new',
            thread: 't1',
          },
        },
        { type: 'ThreadOpened', audience: 'members', data: { thread: 't1', work: 'w1' } },
      ],
    },
  })
  bring(fixture, { audience: 'members', touches })
  expect(fixture.state.works.works.get('w1')).toEqual({
    work: 'w1',
    kind: 'amendment',
    symbol: 'HLSG/P/1',
    audience: 'members',
    clauses: [clause, ...touches],
    by: fixture.as('d1-head').member,
    for: 'd1',
    thread: 't1',
    stage: 'new',
    open: true,
    texts: [],
  })
})

test.each<[string, Partial<Bringing<WorkKind>>, string]>([
  ['under a known clause', {}, 'accepted'],
  ['under an unknown clause', { clause: { mandate: 'md1', clause: '2.8' } }, 'clause'],
  ['under an unknown mandate', { clause: { mandate: 'md9', clause: '2.7' } }, 'mandate'],
  ['touching a known clause', { touches: [{ mandate: 'md1', clause: '1' }] }, 'accepted'],
  ['touching an unknown clause', { touches: [clause, { mandate: 'md1', clause: '9' }] }, 'clause'],
  ['touching an unknown mandate', { touches: [{ mandate: 'md9', clause: '1' }] }, 'mandate'],
])('[B1] a work %s is accepted, or this is not found: %s', (_, changes, expected) => {
  const brought = bringing(committeeAtWork(), changes)
  expect(brought.ok ? 'accepted' : brought.refusal.details?.what).toBe(expected)
  expect(brought.ok || brought.refusal.code === 'not-found').toBe(true)
})

test.each<Audience>(['committee', 'members', 'secretariat', 'delegation:d1', 'seat:seat-1'])(
  '[B2] every event about a work for %s is for them alone',
  (audience) => {
    const { run } = withWorks(audience)
    const said = [
      ...run('d1-head', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null }),
      ...run('d1-head', { type: 'postComment', thread: 't1', body: 'An answer', replyTo: 'c1' }),
      ...run('d1-head', { type: 'editComment', comment: 'c1', body: 'An edit', edits: 0 }),
      ...run('chair', { type: 'hideComment', comment: 'c1', reason: 'A reason' }),
      ...run('chair', { type: 'restoreComment', comment: 'c1' }),
      ...run('d1-head', { type: 'withdrawComment', comment: 'c1' }),
      ...run('chair', { type: 'closeDebate', thread: 't1' }, { type: 'reopenDebate', thread: 't1' }),
    ]
    expect(said).toHaveLength(8)
    expect(new Set(said.map((event) => event.audience))).toEqual(new Set([audience]))
  },
)

test('[B2] those who may see a work see it move', () => {
  const { state } = withWorks('members')
  const work = state.works.works.get('w1')
  if (work === undefined) throw new Error('No work')
  expect(moveWork(work, { stage: 'next', open: true })).toEqual({
    type: 'WorkMoved',
    audience: 'members',
    data: { work: 'w1', stage: 'next', open: true, reason: null },
  })
})

test('[B3] works are linked in one direction, once for each meaning', () => {
  const { run, outcome, state } = withWorks('committee', 'committee')
  for (const meaning of LINK_MEANINGS) {
    expect(run('d1-head', linking('w1', 'w2', meaning))).toEqual([
      { type: 'WorksLinked', audience: 'committee', data: { from: 'w1', to: 'w2', meaning } },
    ])
    expect(outcome('d1-head', linking('w1', 'w2', meaning))).toBe('already-done')
    expect(outcome('d1-head', linking('w2', 'w1', meaning))).toBe('accepted')
  }
  expect(state.works.links.size).toBe(LINK_MEANINGS.length)
})

test('[B3] a link that is removed is gone, and can be made again', () => {
  const { run, outcome, state } = withWorks('committee', 'committee')
  expect(outcome('d1-head', unlinking('w1', 'w2'))).toBe('already-done')
  run('d1-head', linking('w1', 'w2'), linking('w1', 'w2', 'answers'))
  expect(outcome('d1-head', unlinking('w2', 'w1'))).toBe('already-done')
  expect(outcome('d1-head', unlinking('w1', 'w2', 'replaces'))).toBe('already-done')
  expect(run('d1-head', unlinking('w1', 'w2'))).toEqual([
    { type: 'WorksUnlinked', audience: 'committee', data: { from: 'w1', to: 'w2', meaning: 'amends' } },
  ])
  expect(state.works.links.size).toBe(1)
  expect(outcome('d1-head', unlinking('w1', 'w2'))).toBe('already-done')
  expect(outcome('d1-head', linking('w1', 'w2'))).toBe('accepted')
  expect(outcome('d1-head', linking('w1', 'w2', 'answers'))).toBe('already-done')
})

test.each([
  [linking('w9', 'w1'), 'not-found'],
  [linking('w1', 'w9'), 'not-found'],
  [unlinking('w9', 'w1'), 'not-found'],
  [unlinking('w1', 'w9'), 'not-found'],
  [linking('w1', 'w1'), 'invalid-request'],
  [unlinking('w1', 'w1'), 'already-done'],
])('[B3] %j is refused', (command, expected) => {
  expect(withWorks('committee').outcome('d1-head', command)).toBe(expected)
})

test.each<[Audience, Audience, Audience | 'invalid-request']>([
  ['committee', 'committee', 'committee'],
  ['public', 'committee', 'committee'],
  ['committee', 'members', 'members'],
  ['public', 'secretariat', 'secretariat'],
  ['members', 'secretariat', 'secretariat'],
  ['members', 'chairs', 'chairs'],
  ['members', 'delegation:d1', 'delegation:d1'],
  ['committee', 'seat:seat-1', 'seat:seat-1'],
  ['seat:seat-1', 'seat:seat-1', 'seat:seat-1'],
  ['members', 'seat:seat-1', 'invalid-request'],
  ['secretariat', 'chairs', 'invalid-request'],
  ['delegation:d1', 'delegation:d2', 'invalid-request'],
])('[B3] a link between works for %s and for %s is for %s, from either side', (one, other, expected) => {
  const fixture = withWorks(one, other)
  for (const command of [linking('w1', 'w2'), linking('w2', 'w1')]) {
    const result = fixture.attempt('d1-head', command)
    expect(result.ok ? result.value[0]?.audience : result.refusal.code).toBe(expected)
  }
})

const AUDIENCES: Audience[] = [
  'public',
  'committee',
  'members',
  'secretariat',
  'chairs',
  'delegation:d1',
  'delegation:d2',
  'seat:seat-1',
]

test('[B3] exactly those who see both works see a link, and it is refused only if nobody does', () => {
  const fixture = withWorks(...AUDIENCES)
  const views = [...fixture.state.membership.participants.values()].map((one) => new Set(audiencesOf(one)))
  for (const [index, one] of AUDIENCES.entries())
    for (const [place, other] of AUDIENCES.entries()) {
      if (index === place) continue
      const result = fixture.attempt('d1-head', linking(`w${index + 1}`, `w${place + 1}`))
      const audience = result.ok ? result.value[0]?.audience : undefined
      for (const view of views)
        expect([one, other, audience !== undefined && view.has(audience)]).toEqual([
          one,
          other,
          view.has(one) && view.has(other),
        ])
    }
})

test('[B3] proposals are works, and can be linked', () => {
  const { run, outcome } = committeeAtWork()
  run('d1-head', tabling([rewording('p1-s1-1')]), tabling([rewording('p1-s1-2')]))
  expect(outcome('d1-head', linking('p2', 'p1', 'arises-from'))).toBe('accepted')
})

test('[B4] [M17] a work keeps its stage and whether it is open; the reasons of its moves, and of erasing them, are erasable', () => {
  const fixture = withWorks('committee', 'committee')
  const { run, outcome, state } = fixture
  const erase = { type: 'eraseWords', subject: { kind: 'work', id: 'w1' }, reason: 'Asked for' } as const
  expect(outcome('secretary', erase)).toBe('already-done')
  const [work, other] = ['w1', 'w2'].map((id) => ({ work: id, audience: 'committee' }) as const)
  if (work === undefined || other === undefined) throw new Error('No work')
  take(fixture, [moveWork(work, { stage: 'admitted', open: true, reason: 'words-of-one' })])
  take(fixture, [moveWork(other, { stage: 'admitted', open: true, reason: 'words-of-another' })])
  take(fixture, [moveWork(work, { stage: 'paused', open: true })])
  take(fixture, [moveWork(work, { stage: 'closed', open: false, reason: 'words-of-two' })])
  expect(state.works.works.get('w1')).toMatchObject({ stage: 'closed', open: false })
  expect(state.works.works.get('w2')).toMatchObject({ stage: 'admitted', open: true })
  const written = state.works.works.get('w1')?.texts ?? []
  expect(written.map(({ seq }) => seq)).toEqual([state.seq - 3, state.seq])
  const [erased] = run('secretary', erase)
  expect(erased?.type === 'WordsErased' && erased.data.texts).toEqual(written)
  expect(state.works.works.get('w1')).toMatchObject({ stage: 'closed', texts: [{ seq: state.seq }] })
  expect(state.works.works.get('w2')?.texts).toHaveLength(1)
  const [again] = run('secretary', erase)
  expect(again?.type === 'WordsErased' && again.data.texts).toEqual([
    { seq: state.seq - 1, commitment: expect.stringContaining('reason') },
  ])
})

test('[B4] moving an unknown work changes nothing', () => {
  const fixture = withWorks('committee')
  const before = structuredClone(fixture.state.works)
  take(fixture, [moveWork({ work: 'w9', audience: 'committee' }, { stage: 'closed', open: false, reason: 'A reason' })])
  expect(fixture.state.works).toEqual(before)
})

test('[B1] a work of a kind that no area brings is never made', () => {
  expect(() => bringing(committeeAtWork(), {}, () => undefined)).toThrow('No area brings works of the kind amendment')
})
