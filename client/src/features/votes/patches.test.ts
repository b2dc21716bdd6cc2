import { expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { openedVote, withCast } from './patches.ts'

test('[L18] ballots are counted on, and never back', () => {
  const vote = { id: 'v1', cast: 3 }
  expect(withCast(vote, { vote: 'v1', cast: 4 }).cast).toBe(4)
  expect(withCast(vote, { vote: 'v1', cast: 2 })).toBe(vote)
  expect(withCast(vote, { vote: 'v2', cast: 9 })).toBe(vote)
  expect(openedVote({ data: null } as PresentedEvent<'VoteOpened'>)).toBeNull()
})
