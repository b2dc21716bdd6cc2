import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Session, Sessions } from '@quorate/shared/contracts/sessions'
import type { SessionEvents } from '@quorate/shared/domain/sessions/events'
import { type FloorEvent, floorAfter } from '@quorate/shared/domain/sessions/floor'
import type { FloorEvents } from '@quorate/shared/domain/sessions/floor-events'
import type { LiveOf } from '../../area.ts'
import { meIn, presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { dropFloorAlert, raiseFloorAlert } from './floor-alerts.ts'
import { withPresence } from './patches.ts'
import { sessionKeys } from './queries.ts'

type Happened = { seq: number }
type SessionRow = Session['session']

/** One session sits at a time, so whether it does concerns what may be done in every other one. */
function sat({ seq }: Happened, { refresh }: LiveContext): void {
  refresh(sessionKeys.each, seq, 'now')
  refresh(sessionKeys.list, seq)
}

/** Shows a change at once, in the list and in the room. */
function patchSessions({ patch }: LiveContext, seq: number, change: (session: SessionRow) => SessionRow): void {
  patch<Session>(sessionKeys.each, seq, (old) => ({ ...old, session: change(old.session) }))
  patch<Sessions>(sessionKeys.list, seq, (old) => ({ ...old, sessions: old.sessions.map(change) }))
}

/** The floor as every rule sees it, at once; what this reader may do about it is asked only where it can have changed. */
function onFloor(event: PresentedEvent<keyof FloorEvents>, context: LiveContext): void {
  const { seq, type, data } = event
  if (data === null) {
    context.refresh(sessionKeys.each, seq, 'now')
    return
  }
  // Type and data are of the same event, and the data are there.
  const after = (old: Session): Session => ({ ...old, floor: floorAfter(old.floor, event as FloorEvent) })
  context.patch<Session>(sessionKeys.one(data.session), seq, after)
  const mine = 'principal' in data && data.principal === meIn(context)?.principal
  const forEverybody = type === 'SpeakersListClosed' || type === 'SpeakersListReopened'
  if (mine || presides(context)) context.refresh(sessionKeys.one(data.session), seq, 'now')
  else if (forEverybody) context.refresh(sessionKeys.one(data.session), seq)
}

/** The list of speakers is emptied: those who were on it, or found it closed, may ask again. */
function takenUp(event: PresentedEvent<'ItemTakenUp'>, context: LiveContext): void {
  const { seq, data } = event
  dropFloorAlert(context)
  if (data === null) {
    context.refresh(sessionKeys.each, seq, 'now')
    return
  }
  const { client, committee } = context
  const key = sessionKeys.one(data.session)
  const refused = Object.values(client.getQueryData<Session>([committee, ...key])?.canAsk ?? {})
  patchSessions(context, seq, (session) => (session.id === data.session ? { ...session, current: data.item } : session))
  context.patch<Session>(key, seq, (old) => ({ ...old, floor: floorAfter(old.floor, { type: 'ItemTakenUp' }) }))
  if (presides(context) || refused.some((refusal) => refusal !== null && MENDED.has(refusal.code)))
    context.refresh(key, seq, 'now')
}
const MENDED: ReadonlySet<string> = new Set(['already-on-list', 'list-closed'])

function present({ seq, data }: PresentedEvent<'PresenceRecorded'>, context: LiveContext): void {
  if (data === null) {
    context.refresh(sessionKeys.each, seq, 'now')
    return
  }
  patchSessions(context, seq, (session) => withPresence(session, data))
  const principal = meIn(context)?.principal ?? ''
  if (presides(context) || data.delegations.includes(principal))
    context.refresh(sessionKeys.one(data.session), seq, 'now')
}

/** Nobody has the floor any more. */
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
  ItemTakenUp: takenUp,
  PresenceRecorded: present,
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
  VoteOpened: ending(({ seq, data }, { refresh }) =>
    refresh(data === null ? sessionKeys.each : sessionKeys.one(data.session), seq, 'now'),
  ),
  VoteClosed: ({ seq }, { refresh }) => refresh(sessionKeys.each, seq, 'now'),
  DelegationAdmitted: sat,
}
