import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Session } from '@quorate/shared/contracts/sessions'
import type { SessionEvents } from '@quorate/shared/domain/sessions/events'
import { type FloorEvent, floorAfter } from '@quorate/shared/domain/sessions/floor'
import type { FloorEvents } from '@quorate/shared/domain/sessions/floor-events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { dropFloorAlert, raiseFloorAlert } from './floor-alerts.ts'
import { sessionKeys, sessionQuery } from './queries.ts'

type Turn = { seq: number; data: { session: string } | null }

function refreshSession({ refresh }: LiveContext, session: string | null, seq: number): void {
  refresh(session === null ? sessionKeys.each : sessionKeys.one(session), seq)
  refresh(sessionKeys.list, seq)
}

/** One session sits at a time, so whether it does concerns what may be done in every other one. */
const sat = ({ seq }: Turn, context: LiveContext): void => refreshSession(context, null, seq)

const turned = ({ seq, data }: Turn, context: LiveContext): void => refreshSession(context, data?.session ?? null, seq)

/** Shows a change at once; what the caller may do next comes with the answer that is then fetched. */
function patch({ client, committee }: LiveContext, session: string, seq: number, change: Change): void {
  client.setQueryData(sessionQuery(committee, session).queryKey, (old) =>
    old && old.seq < seq ? { ...old, session: { ...old.session, ...change(old.session) } } : old,
  )
}
type Change = (session: Session['session']) => Partial<Session['session']>

/** The floor as every rule sees it, at once; what the caller may do about it comes with the answer. */
function onFloor(event: PresentedEvent<keyof FloorEvents>, { client, committee, refresh }: LiveContext): void {
  const { seq, data } = event
  if (data !== null)
    client.setQueryData(sessionQuery(committee, data.session).queryKey, (old) =>
      // Type and data are of the same event, and the data are there.
      old && old.seq < seq ? { ...old, floor: floorAfter(old.floor, event as FloorEvent) } : old,
    )
  refresh(data === null ? sessionKeys.each : sessionKeys.one(data.session), seq)
}

/** Whoever had the floor has it no longer. */
const ending =
  <E>(handle: (event: E, context: LiveContext) => void) =>
  (event: E, context: LiveContext): void => {
    dropFloorAlert(context)
    handle(event, context)
  }

export const sessionLive: LiveOf<SessionEvents> = {
  SessionScheduled: ({ seq }, { refresh }) => refresh(sessionKeys.list, seq),
  SessionOpened: sat,
  SessionSuspended: ending(sat),
  SessionResumed: sat,
  SessionClosed: ending(sat),
  ItemTakenUp: (event, context) => {
    dropFloorAlert(context)
    const { seq, data } = event
    if (data) patch(context, data.session, seq, () => ({ current: data.item }))
    turned(event, context)
  },
  PresenceRecorded: (event, context) => {
    const { seq, data } = event
    if (data)
      patch(context, data.session, seq, ({ present }) => {
        const others = present.filter((delegation) => !data.delegations.includes(delegation))
        return { present: data.present ? [...others, ...data.delegations] : others }
      })
    turned(event, context)
  },
  FloorRequested: onFloor,
  FloorRequestWithdrawn: onFloor,
  FloorRequestLapsed: onFloor,
  FloorGiven: (event, context) => {
    raiseFloorAlert(event, context)
    onFloor(event, context)
  },
  FloorEnded: ending(onFloor),
  SpeakersListClosed: onFloor,
  SpeakersListReopened: onFloor,
  SpeakingTimeLimited: onFloor,
}

/** What changes what may be done in a session. */
export const sessionReactions: LiveHandlers = {
  VoteOpened: ending(({ seq, data }, context) => refreshSession(context, data?.session ?? null, seq)),
  VoteClosed: ({ seq }, context) => refreshSession(context, null, seq),
  DelegationAdmitted: ({ seq }, context) => refreshSession(context, null, seq),
}
