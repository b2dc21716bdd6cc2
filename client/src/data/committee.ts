import { getMe, type Me } from '@quorate/shared/contracts/identity'
import { getCommittee } from '@quorate/shared/contracts/membership'
import { queryOptions } from '@tanstack/react-query'
import { get } from './api.ts'
import { committeeQuery } from './committee-query.ts'
import { RefusalError } from './refusal-error.ts'

/** Who is signed in; null where nobody is. */
export const meOptions = queryOptions<Me | null>({
  queryKey: ['me'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => {
    try {
      return await get(getMe, { params: {} })
    } catch (error) {
      if (error instanceof RefusalError && error.code === 'not-signed-in') return null
      throw error
    }
  },
})

export const membershipKeys = { all: ['membership'] } as const

export const committeeOptions = (committee: string) =>
  committeeQuery([...membershipKeys.all, 'committee'], getCommittee, { committee })
