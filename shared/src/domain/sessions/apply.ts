import type { Folds } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { SessionEvents } from './events.ts'
import { EMPTY_FLOOR, type FloorEvent, floorAfter } from './floor.ts'
import type { SessionStatus } from './state.ts'

/** Takes the events of sessions into the state. */
export const sessionFolds: Folds<SessionEvents> = {
  SessionScheduled({ sessions: state }, { data: { session, number, agenda } }) {
    state.count = number
    state.sessions.set(session, {
      session,
      number,
      status: 'scheduled',
      agenda: new Map(agenda.map(({ item, works }) => [item, works])),
      current: null,
      present: new Set(),
      floor: EMPTY_FLOOR,
    })
  },
  SessionOpened: (state, event) => setStatus(state, event.data.session, 'open'),
  SessionResumed: (state, event) => setStatus(state, event.data.session, 'open'),
  SessionSuspended(state, event) {
    setStatus(state, event.data.session, 'suspended')
    onFloor(state, event)
  },
  SessionClosed(state, event) {
    setStatus(state, event.data.session, 'closed')
    onFloor(state, event)
  },
  ItemTakenUp(state, event) {
    const session = state.sessions.sessions.get(event.data.session)
    if (session !== undefined) session.current = event.data.item
    onFloor(state, event)
  },
  PresenceRecorded(state, { data: { session, delegations, present } }) {
    const recorded = state.sessions.sessions.get(session)?.present
    for (const delegation of delegations)
      if (present) recorded?.add(delegation)
      else recorded?.delete(delegation)
  },
  FloorRequested: onFloor,
  FloorRequestWithdrawn: onFloor,
  FloorRequestLapsed: onFloor,
  FloorGiven: onFloor,
  FloorEnded: onFloor,
  SpeakersListClosed: onFloor,
  SpeakersListReopened: onFloor,
  SpeakingTimeLimited: onFloor,
}

function onFloor(state: CommitteeState, event: FloorEvent & { data: { session: string } }): void {
  applyToFloor(state, event.data.session, event)
}

/** Takes the events of the floor of a session into the state. */
export function applyToFloor({ sessions: { sessions } }: CommitteeState, id: string, event: FloorEvent): void {
  const session = sessions.get(id)
  if (session !== undefined) session.floor = floorAfter(session.floor, event)
}

function setStatus({ sessions: { sessions, underWay } }: CommitteeState, id: string, status: SessionStatus): void {
  const session = sessions.get(id)
  if (session === undefined) return
  session.status = status
  if (status === 'closed') underWay.delete(id)
  else underWay.add(id)
}
