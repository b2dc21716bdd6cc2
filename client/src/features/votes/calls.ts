import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { type Call, type Calling, changeCalls, withCall } from '../../live/calls.ts'
import { votesQuery } from './votes-query.ts'

/** A vote is closed: what is called is open. Where nobody knows which, what is called by its question alone may stay. */
export function withoutVote(calls: readonly Call[], vote: string | null): readonly Call[] {
  return calls.filter((call) => call.about !== 'vote' || (call.id !== vote && call.question !== null))
}

export function callVote(event: PresentedEvent<'VoteOpened'>, calling: Calling): void {
  const { seq, data } = event
  const { vote, question } = data ?? { vote: `#${seq}`, question: null }
  changeCalls(calling, (calls) => withCall(calls, { about: 'vote', id: vote, question }))
}

export function endCall({ data }: PresentedEvent<'VoteClosed'>, calling: Calling): void {
  changeCalls(calling, (calls) => withoutVote(calls, data?.vote ?? null))
}

/** Where one starts afresh no event says what was opened meanwhile: what is open is called, unless it was before. */
export async function callOpenVotes(calling: Calling): Promise<void> {
  const { votes } = await calling.client.fetchQuery(votesQuery(calling.committee))
  const open = votes.filter(({ status }) => status === 'open')
  changeCalls(calling, (calls) =>
    open.reduce<readonly Call[]>(
      (known, { id, question }) => withCall(known, { about: 'vote', id, question }),
      calls.filter((call) => call.about !== 'vote' || open.some(({ id }) => id === call.id)),
    ),
  )
}
