import { getMe, type Me } from '@quorate/shared/contracts/identity'
import { getCommittee } from '@quorate/shared/contracts/membership'
import { asksForFloor } from '@quorate/shared/domain/sessions/floor'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { get } from './api.ts'
import { committeeQuery } from './committee-query.ts'

/** Who is signed in; null if nobody is. */
export const meOptions = queryOptions<Me | null>({
  queryKey: ['me'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: () => get(getMe, { params: {} }),
})

/** The reader as a participant; undefined until that is known. */
export const meIn = ({ client, committee }: { client: QueryClient; committee: string }) =>
  client.getQueryData(committeeOptions(committee).queryKey)?.me

/** Whether the reader conducts or serves the committee: their next acts depend on what is in order now. */
export function presides(scope: { client: QueryClient; committee: string }): boolean {
  const me = meIn(scope)
  return me === undefined || !asksForFloor(me.capacity)
}

export const membershipKeys = { all: ['membership'] } as const

export const committeeOptions = (committee: string) =>
  committeeQuery([...membershipKeys.all, 'committee'], getCommittee, { committee })
