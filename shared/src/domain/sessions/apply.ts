import { assertNever } from '../assert-never.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import type { SessionEvents } from './events.ts'
import { EMPTY_FLOOR, type FloorEvent, floorAfter } from './floor.ts'
import type { SessionStatus } from './state.ts'

/** Takes an event of a session into the state. */
export function applySession(state: CommitteeState, event: RecordedEvent<keyof SessionEvents>): void {
  switch (event.type) {
    case 'SessionScheduled': {
      const { session, number, agenda } = event.data
      state.sessions.set(session, {
        session,
        number,
        status: 'scheduled',
        agenda: new Map(agenda.map(({ item, proposal }) => [item, proposal])),
        current: null,
        present: new Set(),
        floor: EMPTY_FLOOR,
        openVotes: new Set(),
      })
      return
    }
    case 'SessionOpened':
    case 'SessionResumed':
      setStatus(state, event.data.session, 'open')
      return
    case 'SessionSuspended':
      setStatus(state, event.data.session, 'suspended')
      applyToFloor(state, event.data.session, event)
      return
    case 'SessionClosed':
      setStatus(state, event.data.session, 'closed')
      applyToFloor(state, event.data.session, event)
      return
    case 'ItemTakenUp': {
      const session = state.sessions.get(event.data.session)
      if (session !== undefined) session.current = event.data.item
      applyToFloor(state, event.data.session, event)
      return
    }
    case 'PresenceRecorded': {
      const { session, delegations, present } = event.data
      const recorded = state.sessions.get(session)?.present
      for (const delegation of delegations)
        if (present) recorded?.add(delegation)
        else recorded?.delete(delegation)
      return
    }
    case 'FloorRequested':
    case 'FloorRequestWithdrawn':
    case 'FloorRequestLapsed':
    case 'FloorGiven':
    case 'FloorEnded':
    case 'SpeakersListClosed':
    case 'SpeakersListReopened':
    case 'SpeakingTimeLimited':
      applyToFloor(state, event.data.session, event)
      return
    default:
      assertNever(event)
  }
}

/** Takes what happens to the floor of a session into the state. */
export function applyToFloor({ sessions }: CommitteeState, id: string, event: FloorEvent): void {
  const session = sessions.get(id)
  if (session !== undefined) session.floor = floorAfter(session.floor, event)
}

function setStatus(state: CommitteeState, id: string, status: SessionStatus): void {
  const session = state.sessions.get(id)
  if (session === undefined) return
  session.status = status
  if (status === 'closed') state.sessionsUnderWay.delete(id)
  else state.sessionsUnderWay.add(id)
}
