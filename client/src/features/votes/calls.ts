import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { votesQuery } from './votes-query.ts'

/** A vote that was opened while one was here, or away for a moment, and is open still. */
export type Call = {
  vote: string
  /** Null where the event came without its contents. */
  question: string | null
  /** Whether the vote has been on screen, or its call was put away. */
  met?: true
}

/** The calls of a committee; they come by live events alone. */
export const callsQuery = (committee: string) =>
  queryOptions<readonly Call[]>({
    queryKey: ['calls', committee],
    queryFn: () => [],
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })

/** Calls a vote, once: its opening may come with the answer to one's own command and again with the batch. */
export function withCall(calls: readonly Call[], call: Call): readonly Call[] {
  return calls.some(({ vote }) => vote === call.vote) ? calls : [...calls, call]
}

/** A vote is closed: what is called is open. Where nobody knows which, what is called by its question alone may stay. */
export function withoutCall(calls: readonly Call[], vote: string | null): readonly Call[] {
  return calls.filter((call) => call.vote !== vote && call.question !== null)
}

/** The vote has been seen: its call need not stand at the edge any more. */
export function meetCall(vote: string, calling: Calling): void {
  change(calling, (calls) => calls.map((call) => (call.vote === vote ? { ...call, met: true } : call)))
}

type Calling = { client: QueryClient; committee: string }

function change({ client, committee }: Calling, next: (calls: readonly Call[]) => readonly Call[]): void {
  client.setQueryData(callsQuery(committee).queryKey, (calls: readonly Call[] = []) => next(calls))
}

export function callVote(event: PresentedEvent<'VoteOpened'>, calling: Calling): void {
  const { seq, data } = event
  change(calling, (calls) =>
    withCall(calls, data ? { vote: data.vote, question: data.question } : { vote: `#${seq}`, question: null }),
  )
}

export function endCall({ data }: PresentedEvent<'VoteClosed'>, calling: Calling): void {
  change(calling, (calls) => withoutCall(calls, data?.vote ?? null))
}

/** Where one starts afresh no event says what was opened meanwhile: what is open is called, unless it was before. */
export async function callWhatIsOpen(calling: Calling): Promise<void> {
  const { votes } = await calling.client.fetchQuery(votesQuery(calling.committee))
  const open = votes.filter(({ status }) => status === 'open')
  change(calling, (calls) =>
    open.reduce<readonly Call[]>(
      (known, { id, question }) => withCall(known, { vote: id, question }),
      calls.filter(({ vote }) => open.some(({ id }) => id === vote)),
    ),
  )
}
