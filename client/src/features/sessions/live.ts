import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Session, Sessions } from '@quorate/shared/contracts/sessions'
import type { SessionEvents } from '@quorate/shared/domain/sessions/events'
import { type FloorEvent, floorAfter, inOrder } from '@quorate/shared/domain/sessions/floor'
import type { FloorEvents } from '@quorate/shared/domain/sessions/floor-events'
import type { LiveOf } from '../../area.ts'
import { meIn, presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { lineAfter, withFirst } from '../works/patches.ts'
import { canAskAfter, type SessionEvent, voteUnderWay, withPresence, withStatus } from './patches.ts'
import { type SessionFilter, sessionKeys } from './queries.ts'

/** One session sits at a time, so its status affects the commands of every other one. */
function sat(event: SessionEvent, { patch, refresh }: LiveContext): void {
  const { seq } = event
  patch<Sessions>(sessionKeys.list, seq, (old) => ({ ...old, sessions: old.sessions.map((row) => satRow(row, event)) }))
  refresh(sessionKeys.each, seq, 'now')
}

function satRow(row: SessionRow, event: SessionEvent): SessionRow {
  if (row.id !== event.data?.session) return row
  const [after = row] = withStatus([row], event)
  if (event.type === 'SessionOpened') return { ...after, openedAt: event.at }
  return event.type === 'SessionClosed' ? { ...after, closedAt: event.at } : after
}
type SessionRow = Sessions['sessions'][number]

/** The event has all that the list shows. */
function scheduled({ seq, data }: PresentedEvent<'SessionScheduled'>, { patch, refresh }: LiveContext): void {
  if (data === null) {
    refresh(sessionKeys.list, seq)
    return
  }
  const { session: id, number, title, startsAt, timeZone, agenda } = data
  const row: SessionRow = {
    ...{ id, number, title, status: 'scheduled', startsAt, timeZone, items: agenda.length },
    ...{ openedAt: null, closedAt: null },
  }
  patch<Sessions>(sessionKeys.list, seq, (old, { queryKey, page }) => {
    // The edge: a list's key ends in its filter.
    const { status, search } = queryKey.at(-1) as SessionFilter
    const fits = page === 0 && search === undefined && (status === undefined || status === 'scheduled')
    return fits ? { ...old, sessions: withFirst(old.sessions, row) } : old
  })
}

type Room = Session['session']

/** Shows a change in the room at once. */
function patchRooms({ patch }: LiveContext, seq: number, change: (session: Room) => Room): void {
  patch<Session>(sessionKeys.each, seq, (old) => ({ ...old, session: change(old.session) }))
}

/** The floor changes at once; the reader's rights are fetched only if they can have changed. */
function onFloor(event: PresentedEvent<keyof FloorEvents>, context: LiveContext): void {
  const { seq, data } = event
  if (data === null) {
    context.refresh(sessionKeys.each, seq, 'now')
    return
  }
  // Type and data are of the same event, and the data are there.
  context.patch<Session>(sessionKeys.one(data.session), seq, (old) => {
    const floor = floorAfter(old.floor, event as FloorEvent)
    return {
      ...old,
      floor: { ...floor, requests: inOrder(floor.requests) },
      canAsk: canAskAfter(old.canAsk, { vote: voteUnderWay(old.canAsk), closed: floor.closed }),
    }
  })
  const mine = 'principal' in data && data.principal === meIn(context)?.principal
  if (mine || presides(context)) context.refresh(sessionKeys.one(data.session), seq, 'now')
}

/** The list of speakers is empty again: those who were on it, or found it closed, may ask again. */
function takenUp(event: PresentedEvent<'ItemTakenUp'>, context: LiveContext): void {
  const { seq, data } = event
  if (data === null) {
    context.refresh(sessionKeys.each, seq, 'now')
    return
  }
  const { client, committee } = context
  const key = sessionKeys.one(data.session)
  const refused = Object.values(client.getQueryData<Session>([committee, ...key])?.canAsk ?? {})
  context.expectRush()
  patchRooms(context, seq, (session) => (session.id === data.session ? { ...session, current: data.item } : session))
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
  patchRooms(context, seq, (session) => withPresence(session, data))
  const principal = meIn(context)?.principal ?? ''
  if (presides(context) || data.delegations.includes(principal))
    context.refresh(sessionKeys.one(data.session), seq, 'now')
}

export const sessionLive: LiveOf<SessionEvents> = {
  SessionScheduled: scheduled,
  SessionOpened: sat,
  SessionSuspended: sat,
  SessionResumed: sat,
  SessionClosed: sat,
  ItemTakenUp: takenUp,
  PresenceRecorded: present,
  FloorRequested: onFloor,
  FloorRequestWithdrawn: onFloor,
  FloorRequestLapsed: onFloor,
  FloorGiven: onFloor,
  FloorEnded: onFloor,
  SpeakersListClosed: onFloor,
  SpeakersListReopened: onFloor,
  SpeakingTimeLimited: onFloor,
}

/** Everybody in the room sees that there is a vote; while it is open nobody is given the floor. */
function voteOpened({ seq, data }: PresentedEvent<'VoteOpened'>, context: LiveContext): void {
  if (data === null) {
    context.refresh(sessionKeys.each, seq, 'now')
    return
  }
  const { vote: id, work, question, wordings } = data
  const key = sessionKeys.one(data.session)
  context.expectRush()
  context.patch<Session>(key, seq, (old) => ({
    ...old,
    votes: withFirst(old.votes, { ...{ id, work, question }, ...(wordings === undefined ? {} : { wordings }) }),
    floor: floorAfter(old.floor, { type: 'VoteOpened' }),
    canAsk: canAskAfter(old.canAsk, { vote: id, closed: old.floor.closed }),
  }))
  if (presides(context)) context.refresh(key, seq, 'now')
}

function voteClosed({ seq, data }: PresentedEvent<'VoteClosed'>, context: LiveContext): void {
  if (data !== null)
    context.patch<Session>(sessionKeys.each, seq, (old) =>
      old.votes.some(({ id }) => id === data.vote)
        ? { ...old, canAsk: canAskAfter(old.canAsk, { vote: undefined, closed: old.floor.closed }) }
        : old,
    )
  if (data === null || presides(context)) context.refresh(sessionKeys.each, seq, 'now')
}

/** Events after which other commands may be in order in a session. */
export const sessionReactions: LiveHandlers = {
  VoteOpened: voteOpened,
  VoteClosed: voteClosed,
  DelegationAdmitted: ({ seq }, { refresh }) => refresh(sessionKeys.each, seq, 'now'),
  WorkMoved: (event, { patch }) =>
    patch<Session>(sessionKeys.each, event.seq, (old) =>
      old.works.some(({ id }) => id === event.data?.work)
        ? { ...old, works: old.works.map((work) => lineAfter(work, event)) }
        : old,
    ),
}
