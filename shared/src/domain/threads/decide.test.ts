import { expect, test } from '@jest/globals'
import type { Command } from '../command.ts'
import { committeeAtWork, type Fixture, rewording, tabling } from '../committee-fixture.ts'
import { findComment } from './comments.ts'

const posting = (changes: Partial<Command<'postComment'>> = {}) =>
  ({ type: 'postComment', thread: 't1', body: 'A comment', replyTo: null, ...changes }) as const

/** Two proposals with their threads; comment c1 by business in t1. */
function debate(): Fixture {
  const fixture = committeeAtWork()
  fixture.run('d1-head', tabling([rewording('p1-s1-1')]), tabling([rewording('p1-s1-2')]))
  fixture.run('business', posting())
  return fixture
}

const edit = { type: 'editComment', comment: 'c1', body: 'Better', edits: 0 } as const
const withdraw = { type: 'withdrawComment', comment: 'c1' } as const
const hide = { type: 'hideComment', comment: 'c1', reason: 'A reason' } as const
const restore = { type: 'restoreComment', comment: 'c1' } as const
const close = { type: 'closeDebate', thread: 't1' } as const
const reopen = { type: 'reopenDebate', thread: 't1' } as const
const erase = { type: 'eraseWords', subject: { kind: 'comment', id: 'c1' }, reason: 'Asked for' } as const

test('[T1] comments are numbered from 1 within their thread', () => {
  const { run } = debate()
  const posted = [
    ...run('d2-adviser', posting()),
    ...run('chair', posting({ thread: 't2' })),
    ...run('secretary', posting()),
  ]
  expect(posted.map(({ data }) => data)).toMatchObject([
    { comment: 'c2', thread: 't1', number: 2 },
    { comment: 'c3', thread: 't2', number: 1 },
    { comment: 'c4', thread: 't1', number: 3, body: { words: 'A comment' }, replyTo: null },
  ])
})

test.each([
  ['a comment of the thread', posting({ replyTo: 'c1' }), 'accepted'],
  ['an unknown comment', posting({ replyTo: 'c9' }), 'not-found'],
  ['a comment of another thread', posting({ thread: 't2', replyTo: 'c1' }), 'not-found'],
])('[T2] answering %s is %s', (_, command, expected) => {
  expect(debate().outcome('d1-head', command)).toBe(expected)
})

test('[T2] a withdrawn comment can no longer be answered; a hidden one can', () => {
  const { run, outcome } = debate()
  run('chair', hide)
  expect(outcome('d1-head', posting({ replyTo: 'c1' }))).toBe('accepted')
  run('chair', restore)
  run('business', withdraw)
  expect(outcome('d1-head', posting({ replyTo: 'c1' }))).toBe('already-done')
})

test('[T3] a closed debate takes no comments and no edits, but a comment can still be withdrawn and hidden', () => {
  const { run, outcome } = debate()
  run('chair', close)
  expect(outcome('d1-head', posting())).toBe('debate-closed')
  expect(outcome('business', edit)).toBe('debate-closed')
  expect(outcome('business', withdraw)).toBe('accepted')
  expect(outcome('chair', hide)).toBe('accepted')
  expect(outcome('chair', close)).toBe('already-done')
  run('chair', reopen)
  expect(outcome('d1-head', posting())).toBe('accepted')
  expect(outcome('chair', reopen)).toBe('already-done')
})

test('[T8] an edit replaces no edition that its author has not seen', () => {
  const { outcome, run } = debate()
  expect(outcome('business', { ...edit, edits: 1 })).toBe('edited-meanwhile')
  run('business', { ...edit, edits: 0 })
  expect(outcome('business', { ...edit, edits: 0 })).toBe('edited-meanwhile')
  expect(outcome('business', { ...edit, edits: 1 })).toBe('accepted')
})

/** The commands on a comment in each of its states. */
const STATES: [string, [string, Command][], Record<string, string>][] = [
  ['shown', [], { edit: 'accepted', withdraw: 'accepted', hide: 'accepted', restore: 'already-done' }],
  [
    'edited',
    [['business', edit]],
    { edit: 'accepted', withdraw: 'accepted', hide: 'accepted', restore: 'already-done' },
  ],
  [
    'withdrawn',
    [['business', withdraw]],
    { edit: 'already-done', withdraw: 'already-done', hide: 'already-done', restore: 'already-done' },
  ],
  [
    'hidden',
    [['chair', hide]],
    { edit: 'already-done', withdraw: 'already-done', hide: 'already-done', restore: 'accepted' },
  ],
  [
    'restored',
    [
      ['chair', hide],
      ['chair', restore],
    ],
    { edit: 'accepted', withdraw: 'accepted', hide: 'accepted', restore: 'already-done' },
  ],
  [
    'erased',
    [['secretary', erase]],
    { edit: 'already-done', withdraw: 'already-done', hide: 'already-done', restore: 'already-done' },
  ],
  [
    'hidden and erased',
    [
      ['chair', hide],
      ['secretary', erase],
    ],
    { edit: 'already-done', withdraw: 'already-done', hide: 'already-done', restore: 'already-done' },
  ],
]

test.each(STATES)('[T4] the commands on a comment that is %s', (_, before, expected) => {
  const { run, outcome, state } = debate()
  for (const [name, command] of before) run(name, command)
  const edits = findComment(state.threads.comments, 'c1')?.edits ?? 0
  expect({
    edit: outcome('business', { ...edit, edits }),
    withdraw: outcome('business', withdraw),
    hide: outcome('chair', hide),
    restore: outcome('chair', restore),
  }).toEqual(expected)
})

test('[T5] an edit adds an edition and removes none', () => {
  const { run, state } = debate()
  run('business', edit, { ...edit, edits: 1 })
  expect(findComment(state.threads.comments, 'c1')?.texts).toHaveLength(3)
})

const slowMode = (seconds: number, thread = 't1') => ({ type: 'setSlowMode', thread, seconds }) as const

test('[T9] in slow mode one person posts a comment in so many seconds, in that debate; the refusal says when it goes on', () => {
  const { run, wait, outcome, attempt } = debate()
  run('chair', slowMode(60))
  expect(outcome('business', posting())).toBe('accepted')
  run('business', posting())
  wait(20_000)
  expect(attempt('business', posting())).toMatchObject({
    ok: false,
    refusal: { code: 'slow-mode', details: { seconds: 40 }, message: expect.stringContaining('40 seconds') },
  })
  expect(outcome('business', posting({ thread: 't2' }))).toBe('accepted')
  expect(outcome('d1-head', posting())).toBe('accepted')
  expect(outcome('business', edit)).toBe('accepted')
  wait(40_000)
  expect(outcome('business', posting())).toBe('accepted')
})

test('[T9] the chair and the vice-chairs are not held back, and end slow mode; the same pace again is refused', () => {
  const { run, outcome } = debate()
  run('chair', slowMode(3600), posting(), posting())
  run('vice-chair', posting(), posting())
  run('secretary', posting())
  expect(outcome('secretary', posting())).toBe('slow-mode')
  expect(outcome('chair', slowMode(3600))).toBe('already-done')
  run('chair', slowMode(7200))
  expect(outcome('secretary', posting())).toBe('slow-mode')
  run('chair', slowMode(0))
  expect(outcome('secretary', posting())).toBe('accepted')
  expect(outcome('chair', slowMode(0))).toBe('already-done')
})

test.each([
  [posting({ thread: 't9' })],
  [slowMode(60, 't9')],
  [{ ...edit, comment: 'c9' }],
  [{ ...withdraw, comment: 'c9' }],
  [{ ...hide, comment: 'c9' }],
  [{ ...restore, comment: 'c9' }],
  [{ ...close, thread: 't9' }],
  [{ ...reopen, thread: 't9' }],
])('[G3] %j names something unknown and is not found', (command) => {
  expect(debate().outcome('chair', command)).toBe('not-found')
})
