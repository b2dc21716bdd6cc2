import { getSignInOptions } from '@quorate/shared/contracts/identity'
import { queryOptions } from '@tanstack/react-query'
import { get } from '../../data/api.ts'

export const signInQuery = queryOptions({
  queryKey: ['sign-in', 'options'],
  queryFn: () => get(getSignInOptions, { params: {} }),
})
