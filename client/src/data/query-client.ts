import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { NetworkError, RefusalError } from './refusal-error.ts'

const MOST_RETRIES = 3

function worthRetrying(count: number, error: Error): boolean {
  if (count >= MOST_RETRIES) return false
  return error instanceof NetworkError || (error instanceof RefusalError && error.code === 'store-unavailable')
}

/**
 * Answers stay fresh because live batches say what changed; data that batches do not cover are fetched again after a
 * minute.
 */
export function createQueryClient(): QueryClient {
  const signedOut = (error: Error) => {
    if (error instanceof RefusalError && error.code === 'not-signed-in') client.setQueryData(['me'], null)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: signedOut }),
    mutationCache: new MutationCache({ onError: signedOut }),
    defaultOptions: {
      queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: worthRetrying },
      // A command that cannot be sent fails at once instead of waiting unseen.
      mutations: { networkMode: 'always', retry: false },
    },
  })
  client.setQueryDefaults(['seen'], { gcTime: Number.POSITIVE_INFINITY, staleTime: Number.POSITIVE_INFINITY })
  return client
}
