import { expect, test } from '@jest/globals'
import type { Session } from '@quorate/shared/contracts/sessions'
import { canAskAfter, voteUnderWay } from './patches.ts'

const FREE: Session['canAsk'] = { statement: null, question: null, reply: null, 'point-of-order': null }
const codes = (canAsk: Session['canAsk']) =>
  Object.fromEntries(Object.entries(canAsk).map(([kind, one]) => [kind, one?.code]))
const nothing = { statement: undefined, question: undefined, reply: undefined, 'point-of-order': undefined }

test('[L18] while a vote is open the floor may be asked for a point of order only', () => {
  const during = canAskAfter(FREE, { vote: 'v1', closed: true })
  const held = 'voting-under-way'
  expect(codes(during)).toEqual({ ...nothing, statement: held, question: held, reply: held })
  expect(voteUnderWay(during)).toBe('v1')
  expect(canAskAfter(during, { vote: undefined, closed: false })).toEqual(FREE)
})

test('[L18] a closed list takes replies and points of order, and those on it stay on it', () => {
  const onList = { code: 'already-on-list', message: 'You are on the list.' } as const
  const closed = canAskAfter({ ...FREE, question: onList }, { vote: undefined, closed: true })
  expect(codes(closed)).toEqual({ ...nothing, statement: 'list-closed', question: 'already-on-list' })
  expect(voteUnderWay(closed)).toBeUndefined()
  expect(canAskAfter(closed, { vote: undefined, closed: false })).toEqual({ ...FREE, question: onList })
})
