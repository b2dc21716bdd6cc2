import { describe, expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Comments, Thread } from '@quorate/shared/contracts/threads'
import { patchComments, patchThread, windowBegunBy, windowOf } from './patch.ts'

const author = { member: 'm1', capacity: 'business', for: 's1' } as const
const about = (seq: number) => ({ seq, index: 0, at: seq * 1000, actor: author })

const post = (seq: number, number: number): PresentedEvent<'CommentPosted'> => ({
  ...about(seq),
  type: 'CommentPosted',
  data: { comment: `c${number}`, thread: 't', number, replyTo: null, body: `Comment ${number}` },
})
const edit = (seq: number, number: number, body: string | null): PresentedEvent<'CommentEdited'> => ({
  ...about(seq),
  type: 'CommentEdited',
  data: { comment: `c${number}`, thread: 't', body },
})
const withdraw = (seq: number, number: number): PresentedEvent<'CommentWithdrawn'> => ({
  ...about(seq),
  type: 'CommentWithdrawn',
  data: { comment: `c${number}`, thread: 't' },
})

const empty: Comments = { seq: 10, comments: [] }
const after = (...events: Parameters<typeof patchComments>[1][]): Comments =>
  events.reduce<Comments>((data, event) => {
    const patched = patchComments(data, event)
    if (patched === 'ask') throw new Error('asks')
    return patched
  }, empty)

describe('a cached window of comments', () => {
  test('takes in posted comments, in the order of numbers', () => {
    expect(after(post(12, 2), post(11, 1)).comments.map(({ number }) => number)).toEqual([1, 2])
    expect(after(post(11, 1)).comments[0]).toMatchObject({ body: 'Comment 1', author, at: 11_000, state: 'shown' })
  })

  test('holds nothing twice, even if an event comes several times', () => {
    expect(after(post(11, 1), post(11, 1)).comments).toHaveLength(1)
    const edited = after(post(11, 1), edit(12, 1, 'Better'), edit(12, 1, 'Better')).comments[0]
    expect(edited).toMatchObject({ body: 'Better', edits: 1, editedAt: 12_000 })
  })

  test('ignores events that it reflects already', () => {
    expect(patchComments(empty, post(10, 1))).toBe(empty)
  })

  test('empties withdrawn comments', () => {
    expect(after(post(11, 1), withdraw(12, 1)).comments[0]).toMatchObject({ body: null, state: 'withdrawn' })
  })

  test('fetches if the event does not say enough', () => {
    expect(patchComments(empty, edit(11, 1, 'Unknown comment'))).toBe('ask')
    expect(patchComments(empty, { ...post(11, 1), data: null })).toBe('ask')
    expect(patchComments(after(post(11, 1)), edit(12, 1, null))).toBe('ask')
  })
})

test('a cached thread counts on, and knows whether the debate is open', () => {
  const can = { postComment: null, closeDebate: null, reopenDebate: null, editComment: null, withdrawComment: null }
  const thread: Thread = {
    ...{ seq: 10, id: 't', work: 'w', open: true, slow: null, count: 1, read: [] },
    can: { ...can, hideComment: null, restoreComment: null, setSlowMode: null },
  }
  expect(patchThread(thread, post(11, 2)).count).toBe(2)
  expect(patchThread(thread, post(10, 2))).toBe(thread)
  const slow: Thread = { ...thread, slow: { seconds: 60, next: null } }
  const mine = post(11, 2)
  expect(patchThread(slow, mine, mine.actor.member).slow).toEqual({ seconds: 60, next: mine.at + 60_000 })
  expect(patchThread(slow, mine, 'somebody-else').slow).toEqual({ seconds: 60, next: null })
  expect(patchThread(thread, { ...about(11), type: 'DebateClosed', data: { thread: 't' } }).open).toBe(false)
})

test.each([
  [1, 1],
  [50, 1],
  [51, 51],
  [101, 101],
])('comment %d is in the window from %d', (number, from) => {
  expect(windowOf(number)).toBe(from)
})

test('[L19] a comment that begins a window is all of it, so nobody has to fetch that', () => {
  expect(windowBegunBy(post(11, 51))).toEqual({ seq: 11, comments: after(post(11, 51)).comments })
  expect(windowBegunBy(post(11, 52))).toBeNull()
  expect(windowBegunBy({ ...post(11, 51), data: null })).toBeNull()
})
