import { notifyManager, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query'

/** Changes cached answers: all of them, or `only` that of one query. Made twice, it changes nothing more. */
export type Change = (only?: Query) => void

/** By query that is being fetched: the changes made since. */
type Missed = Map<Query, Change[]>

const missedOf = new WeakMap<QueryClient, Missed>()

/**
 * Changes cached answers below a key. An answer that is under way meanwhile may be from before the change, so the change
 * is made again when it has arrived, in the same turn: what a page shows never goes back. An answer that is requested
 * later reflects the change: its request names the point of the record that this browser has seen.
 *
 * Every change of a committee's cached answers goes through here.
 */
export function changeAnswers(client: QueryClient, key: QueryKey, change: Change): void {
  const missed = missedOf.get(client) ?? watch(client)
  for (const query of client.getQueryCache().findAll({ queryKey: key }))
    if (isUnderWay(query)) missed.set(query, [...(missed.get(query) ?? []), change])
  notifyManager.batch(() => change())
}

const isUnderWay = ({ state }: Query): boolean => state.fetchStatus !== 'idle'

function watch(client: QueryClient): Missed {
  const missed: Missed = new Map()
  missedOf.set(client, missed)
  client.getQueryCache().subscribe((happened) => {
    const { query, type } = happened
    const changes = missed.get(query)
    if (changes === undefined || (type !== 'updated' && type !== 'removed')) return
    if (type === 'updated' && isUnderWay(query)) return
    missed.delete(query)
    // After a failure the query still has what it had, with all changes.
    if (type === 'updated' && happened.action.type !== 'error') for (const change of changes) change(query)
  })
  return missed
}
