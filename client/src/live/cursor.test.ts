import { describe, expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { advance } from './cursor.ts'

const event = (seq: number): PresentedEvent => ({
  seq,
  index: 0,
  at: 0,
  type: 'DebateClosed',
  actor: { member: 'm', capacity: 'chair', for: null },
  data: { thread: 't' },
})

describe('following the record by ranges', () => {
  test('all of the next range is taken', () => {
    expect(advance(4, { from: 5, to: 6, events: [event(5), event(6)] })).toEqual({
      kind: 'advance',
      cursor: 6,
      events: [event(5), event(6)],
    })
  })

  test('a range without events for this viewer still moves the cursor', () => {
    expect(advance(4, { from: 5, to: 9, events: [] })).toEqual({ kind: 'advance', cursor: 9, events: [] })
  })

  test('only the new part of an overlapping range is shown', () => {
    expect(advance(4, { from: 3, to: 5, events: [event(3), event(4), event(5)] })).toEqual({
      kind: 'advance',
      cursor: 5,
      events: [event(5)],
    })
  })

  test('a range already covered changes nothing', () => {
    expect(advance(4, { from: 2, to: 4, events: [event(2)] })).toEqual({ kind: 'covered' })
  })

  test('a range beyond the next number is a gap', () => {
    expect(advance(4, { from: 6, to: 7, events: [event(6)] })).toEqual({ kind: 'gap' })
  })
})
