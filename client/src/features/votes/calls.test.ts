import { expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { QueryClient } from '@tanstack/react-query'
import { callsQuery } from '../../live/calls.ts'
import { callOpenVotes, callVote, endCall } from './calls.ts'
import { votesQuery } from './votes-query.ts'

const actor = { member: 'chair', capacity: 'chair', for: null } as const
const opened = (seq: number, data: { vote: string; question: string } | null) =>
  ({ seq, index: 0, at: seq, type: 'VoteOpened', actor, data }) as PresentedEvent<'VoteOpened'>
const closed = (seq: number, data: { vote: string } | null) =>
  ({ seq, index: 0, at: seq, type: 'VoteClosed', actor, data }) as PresentedEvent<'VoteClosed'>

function start() {
  const calling = { client: new QueryClient(), committee: 'hlsg' }
  const calls = () =>
    calling.client
      .getQueryData(callsQuery('hlsg').queryKey)
      ?.map((call) => `${call.id}: ${call.about === 'vote' && call.question}`) ?? []
  return { calling, calls }
}

const first = opened(4, { vote: 'v1', question: 'Adopt?' })

test('[U10] a vote is called once, though its opening comes with one’s own command and with the batch', () => {
  const { calling, calls } = start()
  callVote(first, calling)
  callVote(first, calling)
  expect(calls()).toEqual(['v1: Adopt?'])
  callVote(opened(6, { vote: 'v2', question: 'And this?' }), calling)
  expect(calls()).toEqual(['v1: Adopt?', 'v2: And this?'])
})

test('[U10] a vote that is over is not called', () => {
  const { calling, calls } = start()
  callVote(first, calling)
  endCall(closed(5, { vote: 'v1' }), calling)
  expect(calls()).toEqual([])
})

test('[U10] a vote whose opening came without its contents is called without its question, until one closes', () => {
  const { calling, calls } = start()
  callVote(opened(4, null), calling)
  callVote(opened(5, { vote: 'v2', question: 'And this?' }), calling)
  expect(calls()).toEqual(['#4: null', 'v2: And this?'])
  endCall(closed(6, { vote: 'v1' }), calling)
  expect(calls()).toEqual(['v2: And this?'])
})

test('[U10] who starts afresh is told of what is open now, and of nothing else', async () => {
  const { calling, calls } = start()
  callVote(first, calling)
  const votes = [
    { id: 'v2', question: 'And this?', status: 'open' },
    { id: 'v1', question: 'Adopt?', status: 'closed' },
  ]
  calling.client.setQueryDefaults(votesQuery('hlsg').queryKey, { staleTime: Number.POSITIVE_INFINITY })
  calling.client.setQueryData<unknown>(votesQuery('hlsg').queryKey, { seq: 9, votes })
  await callOpenVotes(calling)
  expect(calls()).toEqual(['v2: And this?'])
  await callOpenVotes(calling)
  expect(calls()).toEqual(['v2: And this?'])
})
