import { assertNever } from '../assert-never.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import type { SessionEvents } from './events.ts'
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
      })
      return
    }
    case 'SessionOpened':
    case 'SessionResumed':
      setStatus(state, event.data.session, 'open')
      return
    case 'SessionSuspended':
      setStatus(state, event.data.session, 'suspended')
      return
    case 'SessionClosed':
      setStatus(state, event.data.session, 'closed')
      return
    case 'ItemTakenUp': {
      const session = state.sessions.get(event.data.session)
      if (session !== undefined) session.current = event.data.item
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
    default:
      assertNever(event)
  }
}

function setStatus(state: CommitteeState, id: string, status: SessionStatus): void {
  const session = state.sessions.get(id)
  if (session !== undefined) session.status = status
}
