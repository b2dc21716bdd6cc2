import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Session } from '@quorate/shared/contracts/sessions'
import { type FloorEvent, floorAfter } from '@quorate/shared/domain/sessions/floor'
import type { FloorEvents } from '@quorate/shared/domain/sessions/floor-events'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { callSpeaker, endTurn } from './floor-calls.ts'

type Turn = { seq: number; data: { session: string } | null }

function refreshSession({ refresh }: LiveContext, session: string | null, seq: number): void {
  refresh(session === null ? ['sessions', 'session'] : ['sessions', 'session', session], seq)
  refresh(['sessions', 'list'], seq)
}

/** One session sits at a time, so whether it does concerns what may be done in every other one. */
const sat = ({ seq }: Turn, context: LiveContext): void => refreshSession(context, null, seq)

const turned = ({ seq, data }: Turn, context: LiveContext): void => refreshSession(context, data?.session ?? null, seq)

/** Shows a change at once; what the caller may do next comes with the answer that is then fetched. */
function patch({ client, committee }: LiveContext, session: string, seq: number, change: Change): void {
  client.setQueryData<Session>([committee, 'sessions', 'session', session], (old) =>
    old && old.seq < seq ? { ...old, session: { ...old.session, ...change(old.session) } } : old,
  )
}
type Change = (session: Session['session']) => Partial<Session['session']>

/** The floor as every rule sees it, at once; what the caller may do about it comes with the answer. */
function onFloor(event: PresentedEvent<keyof FloorEvents>, { client, committee, refresh }: LiveContext): void {
  const { seq, data } = event
  if (data !== null)
    client.setQueryData<Session>([committee, 'sessions', 'session', data.session], (old) =>
      // Type and data are of the same event, and the data are there.
      old && old.seq < seq ? { ...old, floor: floorAfter(old.floor, event as FloorEvent) } : old,
    )
  refresh(['sessions', 'session', ...(data === null ? [] : [data.session])], seq)
}

/** Whoever had the floor has it no longer. */
const ending =
  <E>(handle: (event: E, context: LiveContext) => void) =>
  (event: E, context: LiveContext): void => {
    endTurn(context)
    handle(event, context)
  }

/** What happens to sessions, and what changes what may be done in them. */
export const sessionHandlers: LiveHandlers = {
  SessionScheduled: ({ seq }, { refresh }) => refresh(['sessions', 'list'], seq),
  SessionOpened: sat,
  SessionSuspended: ending(sat),
  SessionResumed: sat,
  SessionClosed: ending(sat),
  ItemTakenUp: (event, context) => {
    endTurn(context)
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
    callSpeaker(event, context)
    onFloor(event, context)
  },
  FloorEnded: ending(onFloor),
  SpeakersListClosed: onFloor,
  SpeakersListReopened: onFloor,
  SpeakingTimeLimited: onFloor,
  VoteOpened: ending(({ seq, data }, context) => refreshSession(context, data?.session ?? null, seq)),
  VoteClosed: ({ seq }, context) => refreshSession(context, null, seq),
  DelegationAdmitted: ({ seq }, context) => refreshSession(context, null, seq),
}
