import { expect, test } from '@jest/globals'
import type { Comment } from '@quorate/shared/contracts/threads'
import { arrange } from './arrange.ts'

const comment = (number: number, replyTo: number | null = null): Comment => ({
  id: `c${number}`,
  thread: 't',
  number,
  author: { member: 'm', capacity: 'delegate', for: 'no' },
  at: number,
  body: 'words',
  replyTo: replyTo === null ? null : `c${replyTo}`,
  edits: 0,
  editedAt: null,
  state: 'shown',
  hidden: null,
})

const outline = (...comments: Comment[]) =>
  arrange(comments).map(({ comment, depth, inReplyTo }) => [comment.number, depth, inReplyTo?.number ?? null])

test('an exchange is indented as it continues, twice at most', () => {
  expect(outline(comment(1), comment(2, 1), comment(3, 2), comment(4, 3))).toEqual([
    [1, 0, null],
    [2, 1, null],
    [3, 2, null],
    [4, 2, null],
  ])
})

test('a reply that is not right below the comment it answers names it', () => {
  expect(outline(comment(1), comment(2), comment(3, 1), comment(4, 3))).toEqual([
    [1, 0, null],
    [2, 0, null],
    [3, 1, 1],
    [4, 2, null],
  ])
  expect(outline(comment(1), comment(2, 1), comment(3, 1))).toEqual([
    [1, 0, null],
    [2, 1, null],
    [3, 1, 1],
  ])
})

test('a reply to a comment that is not loaded is indented and names nothing', () => {
  expect(outline(comment(5, 1))).toEqual([[5, 1, null]])
})
