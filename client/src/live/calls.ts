import { type QueryClient, queryOptions } from '@tanstack/react-query'

/** Something that concerns the reader at once, wherever they are: a vote that is open, the floor that they have. */
export type Call = {
  /** What is called once: the vote, or the turn. */
  id: string
  /** Whether it has been on screen, or its call was put away. */
  met?: true
} & (
  | {
      about: 'vote'
      /** Null where the event came without its contents. */
      question: string | null
    }
  | { about: 'floor'; session: string }
)

/** Whose calls they are. */
export type Calling = { client: QueryClient; committee: string }

/** The calls of a committee; they come by live events alone. */
export const callsQuery = (committee: string) =>
  queryOptions<readonly Call[]>({
    queryKey: ['calls', committee],
    queryFn: () => [],
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })

/** Calls once: what happened may come with the answer to one's own command and again with the batch. */
export function withCall(calls: readonly Call[], call: Call): readonly Call[] {
  return calls.some(({ id }) => id === call.id) ? calls : [...calls, call]
}

export function changeCalls({ client, committee }: Calling, next: (calls: readonly Call[]) => readonly Call[]): void {
  client.setQueryData(callsQuery(committee).queryKey, (calls: readonly Call[] = []) => next(calls))
}

/** It has been seen: its call need not stand at the edge any more. */
export function meetCall(id: string, calling: Calling): void {
  changeCalls(calling, (calls) => calls.map((call) => (call.id === id ? { ...call, met: true } : call)))
}
