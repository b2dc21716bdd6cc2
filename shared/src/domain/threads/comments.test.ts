import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fork } from '../fork.ts'
import { type Comment, type Comments, emptyComments, findComment, putComment } from './comments.ts'

const hex = (number: number): string => number.toString(16).padStart(64, '0')
const texts = fc.array(fc.record({ seq: fc.integer({ min: 1, max: 2 ** 32 - 1 }), commitment: fc.nat().map(hex) }), {
  maxLength: 4,
})
const comment = (id: fc.Arbitrary<string>): fc.Arbitrary<Comment> =>
  fc.record({
    comment: id,
    thread: fc.constantFrom('t1', 't2', 't3'),
    author: fc.constantFrom('m1', 'm2'),
    withdrawn: fc.boolean(),
    hidden: fc.boolean(),
    erased: fc.boolean(),
    edits: fc.nat(100_000),
    texts,
  })
/** Ids as the product makes them, and ids that fit into no page. */
const ids = fc.oneof(
  { weight: 20, arbitrary: fc.nat(60).map((number) => `c${number}`) },
  { weight: 1, arbitrary: fc.constantFrom('c-that-is-too-long-for-a-page', 'c\u0101', '') },
)

/** Enough comments that those before them are packed. */
function fill(comments: Comments, from: number): void {
  for (let number = from; number < from + 1000; number += 1)
    putComment(comments, {
      comment: `filling${number}`,
      thread: 't1',
      author: 'm1',
      withdrawn: false,
      hidden: false,
      erased: false,
      edits: 0,
      texts: [{ seq: number + 1, commitment: hex(number) }],
    })
}

test('[K15] packed or not, every comment is found with its last values, and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.array(comment(ids), { maxLength: 30 }), { maxLength: 4 }), (portions) => {
      const comments = emptyComments()
      const expected = new Map<string, Comment>()
      for (const [index, portion] of portions.entries()) {
        for (const one of portion) {
          putComment(comments, one)
          expected.set(one.comment, one)
        }
        fill(comments, index * 1000)
      }
      for (const [id, one] of expected) expect(findComment(comments, id)).toEqual(one)
      expect(findComment(comments, 'c61')).toBeUndefined()
    }),
    { numRuns: 30 },
  )
})

test('[K15] tens of thousands of comments in several pages are found, with their present values', () => {
  const comments = emptyComments()
  for (let from = 0; from < 40_000; from += 1000) fill(comments, from)
  expect(comments.rows.pages.length).toBeGreaterThan(2)
  expect(comments.recent.size).toBeLessThan(1000)
  const first = findComment(comments, 'filling0')
  if (first === undefined) throw new Error('not found')
  putComment(comments, { ...first, hidden: true, texts: [...first.texts, { seq: 7, commitment: hex(7) }] })
  expect(findComment(comments, 'filling0')).toEqual({
    ...first,
    hidden: true,
    texts: [...first.texts, { seq: 7, commitment: hex(7) }],
  })
  for (let number = 1; number < 40_000; number += 997)
    expect(findComment(comments, `filling${number}`)?.texts).toEqual([{ seq: number + 1, commitment: hex(number) }])
})

test('[K14] a comment that a fork adds stays in the fork, also if it would be packed', () => {
  const comments = emptyComments()
  fill(comments, 0)
  const before = structuredClone(comments)
  const ahead = fork(comments)
  fill(ahead, 1000)
  const known = findComment(ahead, 'filling1')
  if (known === undefined) throw new Error('not found')
  putComment(ahead, { ...known, withdrawn: true })
  expect(findComment(ahead, 'filling1999')).toBeDefined()
  expect(findComment(ahead, 'filling1')?.withdrawn).toBe(true)
  expect(comments).toEqual(before)
  expect(findComment(comments, 'filling1')?.withdrawn).toBe(false)
})

test('[M10] no reference to an erased text is left in a page', () => {
  const comments = emptyComments()
  fill(comments, 0)
  const known = findComment(comments, 'filling255')
  if (known === undefined) throw new Error('not found')
  const holds = () => comments.texts.pages.some((page) => page.includes(255))
  expect(holds()).toBe(true)
  putComment(comments, { ...known, erased: true, texts: [] })
  fill(comments, 3000)
  expect(findComment(comments, 'filling255')).toMatchObject({ erased: true, texts: [] })
  expect(comments.texts.pages[0]?.subarray(255 * 10, 256 * 10).every((word) => word === 0)).toBe(true)
})
