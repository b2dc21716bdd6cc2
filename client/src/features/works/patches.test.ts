import { describe, expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { WorkRow } from '@quorate/shared/contracts/works'
import type { EventType } from '@quorate/shared/domain/event'
import { belongsTo, broughtRow, mayChangeUnread, mayFollow, type WorkChange, withFirst, workAfter } from './patches.ts'

const actor = { member: 'm1', capacity: 'delegate', for: 'd1' } as const
const event = <T extends EventType>(type: T, data: PresentedEvent<T>['data']) =>
  ({ seq: 11, index: 0, at: 50, type, actor, data }) as PresentedEvent<T>

const brought = event('WorkBrought', {
  ...{ work: 'p1', kind: 'amendment', series: 'P', number: 1, symbol: 'HLSG/P/1', title: { en: 'T' } },
  ...{ clause: { mandate: 'm', clause: '2.7' }, touches: [{ mandate: 'm', clause: '2.5' }] },
  ...{ for: 'd1', stage: 'tabled', thread: 't1' },
})
const row: WorkRow = {
  ...{ id: 'p1', kind: 'amendment', symbol: 'HLSG/P/1', title: { en: 'T' }, stage: 'tabled', open: true },
  ...{ clause: { mandate: 'm', clause: '2.7' }, touches: [{ mandate: 'm', clause: '2.5' }], by: actor, for: 'd1' },
  ...{ thread: 't1', comments: 0, debateOpen: true, broughtAt: 50, movedAt: 50, decision: null, unread: 0 },
  following: true,
}

test('[L18] a new work becomes a row as the server would send it, once, and its author follows it', () => {
  expect(broughtRow(brought, 'm1')).toEqual(row)
  expect(broughtRow(brought, 'm2')).toEqual({ ...row, following: false })
  expect(broughtRow({ ...brought, data: null }, 'm1')).toBeNull()
  expect(withFirst(withFirst([{ ...row, id: 'p0' }], row), row).map(({ id }) => id)).toEqual(['p1', 'p0'])
})

test.each([
  [{}, true],
  [{ kind: 'amendment', open: true }, true],
  [{ kind: 'strategy' }, false],
  [{ open: false }, false],
  [{ following: true }, true],
  [{ following: false }, false],
  [{ mandate: 'm', clause: '2.7' }, true],
  [{ mandate: 'm', clause: '2.5' }, true],
  [{ mandate: 'm', clause: '2.6' }, false],
  [{ mandate: 'other', clause: '2.7' }, false],
  [{ for: 'd1' }, true],
  [{ for: 'd2' }, false],
  // Only the server can tell.
  [{ search: 'T' }, false],
])('it comes into the list of %j: %s', (filter, belongs) => {
  expect(belongsTo(row, filter)).toBe(belongs)
})

describe('[L18] a row', () => {
  const after = (work: WorkRow, change: WorkChange) => workAfter(work, change, 'm2')
  const comment = (number: number, thread = 't1') =>
    event('CommentPosted', { comment: 'c', thread, number, replyTo: null, body: 'b' })

  test('moves', () => {
    const moved = event('WorkMoved', { work: 'p1', stage: 'withdrawn', open: false, reason: null })
    expect(after(row, moved)).toEqual({ ...row, stage: 'withdrawn', open: false, movedAt: 50 })
  })

  test('counts each comment once, also one whose event comes twice', () => {
    const once = after(row, comment(1))
    expect(once).toMatchObject({ comments: 1, unread: 1 })
    expect(after(once, comment(1))).toBe(once)
    expect(after({ ...row, comments: 4, unread: 0 }, comment(5))).toMatchObject({ comments: 5, unread: 1 })
  })

  test('[Q49] counts no comment of the reader as new, but those of others that come with it', () => {
    expect(workAfter(row, comment(1), 'm1')).toMatchObject({ comments: 1, unread: 0 })
    expect(workAfter({ ...row, comments: 4, unread: 2 }, comment(6), 'm1')).toMatchObject({ comments: 6, unread: 3 })
  })

  test.each([
    [0, 'CommentHidden', false],
    [1, 'CommentHidden', true],
    [1, 'CommentWithdrawn', true],
    [4, 'CommentRestored', true],
    [5, 'CommentRestored', false],
  ] as const)('[Q49] with %i of 5 comments new may have other news after %s: %s', (unread, type, may) => {
    const data = { comment: 'c', thread: 't1', reason: null }
    expect(mayChangeUnread({ ...row, comments: 5, unread }, event(type, data))).toBe(may)
    expect(mayChangeUnread({ ...row, comments: 5, unread }, event(type, { ...data, thread: 't2' }))).toBe(false)
  })

  test('knows whether its debate is open, and its outcome', () => {
    const closed = after(row, event('DebateClosed', { thread: 't1' }))
    expect(closed.debateOpen).toBe(false)
    expect(after(closed, event('DebateReopened', { thread: 't1' })).debateOpen).toBe(true)
    const taken = event('DecisionTaken', {
      ...{ decision: 'd1', number: 1, symbol: 'HLSG/D/1', work: 'p1', outcome: 'carried' },
      by: { way: 'vote', vote: 'v1' },
    })
    const decided = after(row, taken)
    expect(decided.decision).toEqual({ id: 'd1', symbol: 'HLSG/D/1', version: null })
    const made = event('VersionConsolidated', { instrument: 'i', version: 2, decision: 'd1', operations: [] })
    const consolidated = after(decided, made)
    expect(consolidated.decision?.version).toEqual({ instrument: 'i', number: 2 })
    expect(after(consolidated, taken)).toBe(consolidated)
  })

  test('stays the same object if the event is about another work', () => {
    const others = [
      event('WorkMoved', { work: 'p2', stage: 'voting', open: true, reason: null }),
      comment(1, 't2'),
      event('DebateClosed', { thread: 't2' }),
      event('VersionConsolidated', { instrument: 'i', version: 2, decision: 'd9', operations: [] }),
      event('CommentPosted', null),
    ]
    for (const other of others) expect(after(row, other)).toBe(row)
  })

  test('is followed by an author of a comment on it, unless it already is', () => {
    const unfollowed = { ...row, following: false }
    expect(mayFollow(unfollowed, comment(1), 'm1')).toBe(true)
    expect(mayFollow(unfollowed, comment(1), 'm2')).toBe(false)
    expect(mayFollow(unfollowed, comment(1, 't2'), 'm1')).toBe(false)
    expect(mayFollow(row, comment(1), 'm1')).toBe(false)
  })
})
