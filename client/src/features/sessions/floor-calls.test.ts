import { expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { QueryClient } from '@tanstack/react-query'
import { committeeOptions } from '../../data/committee.ts'
import { callsQuery, meetCall } from '../../live/calls.ts'
import { callSpeaker, callTurn, endTurn, turnId } from './floor-calls.ts'
import { sessionQuery } from './session-query.ts'
import { sessionsQuery } from './sessions-query.ts'

const given = (at: number, principal: string): PresentedEvent<'FloorGiven'> => ({
  seq: at,
  index: 0,
  at,
  type: 'FloorGiven',
  actor: { member: 'chair', capacity: 'chair', for: 'jp' },
  data: { session: 's1', principal, kind: 'statement' },
})

/** The page of somebody who takes part so. */
function start(capacity = 'delegate', principal: string | null = 'jp') {
  const calling = { client: new QueryClient(), committee: 'hlsg' }
  const keep = (key: readonly unknown[], answer: unknown) => {
    calling.client.setQueryDefaults(key, { staleTime: Number.POSITIVE_INFINITY })
    calling.client.setQueryData<unknown>(key, answer)
  }
  keep(committeeOptions('hlsg').queryKey, { me: { capacity, principal } })
  const calls = () => calling.client.getQueryData(callsQuery('hlsg').queryKey) ?? []
  return { calling, calls, keep }
}

const mine = { about: 'floor', id: turnId('s1', 5), session: 's1' }

test('[U14] those of the delegation that was given the floor are told once, until it is somebody else’s', () => {
  const { calling, calls } = start()
  callSpeaker(given(5, 'jp'), calling)
  meetCall(turnId('s1', 5), calling)
  callSpeaker(given(5, 'jp'), calling)
  expect(calls()).toEqual([{ ...mine, met: true }])
  callSpeaker(given(6, 'no'), calling)
  expect(calls()).toEqual([])
  callSpeaker(given(7, 'jp'), calling)
  endTurn(calling)
  expect(calls()).toEqual([])
})

test.each([
  ['delegate', 'no'],
  ['chair', 'jp'],
  ['secretariat', null],
])('[U14] a %s of %s is not told of somebody else’s turn', (capacity, principal) => {
  const { calling, calls } = start(capacity, principal)
  callSpeaker(given(5, 'jp'), calling)
  expect(calls()).toEqual([])
})

test.each([
  ['has the floor still', { principal: 'jp', at: 5 }, [mine]],
  ['had it and has it no longer', { principal: 'no', at: 6 }, []],
  ['had it, and nobody has it', null, []],
])('[U14] who starts afresh and %s', async (_, speaking, expected) => {
  const { calling, calls, keep } = start()
  callSpeaker(given(4, 'jp'), calling)
  keep(sessionsQuery('hlsg').queryKey, { sessions: [{ id: 's1', status: 'open' }] })
  keep(sessionQuery('hlsg', 's1').queryKey, { floor: { speaking } })
  await callTurn(calling)
  expect(calls()).toEqual(expected)
})
