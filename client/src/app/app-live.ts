import type { Committee } from '@quorate/shared/contracts/membership'
import type { Query, QueryClient } from '@tanstack/react-query'
import { committeeOptions, membershipKeys } from '../data/committee.ts'
import { RefusalError } from '../data/refusal-error.ts'
import { setReplaced } from '../data/replaced.ts'
import { forgetSeen } from '../data/seen.ts'
import { connect as connectToServer } from '../live/connect.ts'
import type { LiveHandlers } from '../live/handlers.ts'
import { createLive, type LiveOptions } from '../live/live.ts'
import type { Live } from '../live/live-context.ts'
import { everyArea } from './every-area.ts'

const TYPES = everyArea.flatMap(([, { live }]) => Object.keys(live))
const handlers = everyArea.flatMap(([, { live, reacts }]): LiveHandlers[] => [live, ...(reacts ? [reacts] : [])])
const notices = everyArea.flatMap(([, { alerts, everyEvent }]): LiveHandlers[] => [
  ...(alerts ? [alerts.change] : []),
  ...(everyEvent ? [Object.fromEntries(TYPES.map((type) => [type, everyEvent]))] : []),
])

/** The live connection of this tab, joined to the query cache. Tests pass their own `connect`. */
export function createAppLive(client: QueryClient, connect: LiveOptions['connect'] = connectToServer): Live {
  const live = createLive({
    client,
    handlers,
    notices,
    connect,
    participants: (committee) => client.getQueryData(committeeOptions(committee).queryKey)?.participants.length ?? 1,
    signedOut: () => client.setQueryData(['me'], null),
    async startAfresh(committee, reason) {
      if (reason === 'another-history') {
        forgetSeen(client, committee)
        setReplaced(client, committee, true)
      }
      // Answers under way may be for the old rights, or from before the point from which events come again.
      await client.cancelQueries({ queryKey: [committee] })
      // Data that the new rights do not cover, or of a record that was replaced, must not stay in the cache.
      if (reason === 'rights-changed' || reason === 'another-history')
        client.removeQueries({ queryKey: [committee], type: 'inactive' })
      const fresh = await client
        .fetchQuery<Committee>({ ...committeeOptions(committee), staleTime: 0 })
        .catch((error: unknown) => {
          if (error instanceof RefusalError && error.code === 'not-a-participant') forget(client, committee)
          return undefined
        })
      const others = { queryKey: [committee], predicate: (query: Query) => !ofMembership(query) }
      await client.cancelQueries(others)
      // Of a record that was replaced nothing may stay on screen until its answers arrive.
      await (reason === 'another-history' ? client.resetQueries(others) : client.invalidateQueries(others))
      const scope = { client, committee }
      await Promise.all(everyArea.map(([, { alerts }]) => alerts?.restore(scope))).catch(() => undefined)
      return fresh ?? null
    },
  })
  // A page without a live connection hears of it by the answer to a query.
  client.getQueryCache().subscribe((happened) => {
    if (happened.type !== 'updated' || happened.action.type !== 'error') return
    const { error } = happened.action
    if (error instanceof RefusalError && error.code === 'another-history')
      live.startOver(String(happened.query.queryKey[0]), 'another-history')
  })
  return live
}

/** Removes everything of the committee for somebody who has left, and shows why. */
function forget(client: QueryClient, committee: string): void {
  void client.resetQueries({ queryKey: [committee, ...membershipKeys.all] })
  client.removeQueries({ queryKey: [committee], predicate: (query) => !ofMembership(query) })
}

const ofMembership = ({ queryKey }: Query): boolean => queryKey[1] === membershipKeys.all[0]
