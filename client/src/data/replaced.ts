import { type QueryClient, queryOptions } from '@tanstack/react-query'

/** Whether this page has shown a record that was since replaced by a restored backup, and has not said so yet. */
export const replacedQuery = (committee: string) =>
  queryOptions<boolean>({
    queryKey: ['replaced', committee],
    queryFn: () => false,
    initialData: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })

export function setReplaced(client: QueryClient, committee: string, is: boolean): void {
  client.setQueryData(replacedQuery(committee).queryKey, is)
}
