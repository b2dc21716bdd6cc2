import type { CommitteeState } from '../committee-state.ts'
import type { Draft } from '../event.ts'
import { accept, type Result, refuse } from '../refusal.ts'
import type { Session, SessionStatus } from './state.ts'

type Turn = 'openSession' | 'suspendSession' | 'resumeSession' | 'closeSession'

const EVENT = {
  openSession: 'SessionOpened',
  suspendSession: 'SessionSuspended',
  resumeSession: 'SessionResumed',
  closeSession: 'SessionClosed',
} as const

type Obstacle = ReturnType<typeof refuse>

const over = refuse('session-over', 'This session is over. Schedule another one.')
const notYet = refuse('session-not-open', 'This session has not been opened yet. Open it first.')

/** Which turn a session may take from where it stands: null where it may, else why not. */
const TURNS: Record<Turn, Record<SessionStatus, Obstacle | null>> = {
  openSession: {
    scheduled: null,
    open: refuse('already-done', 'This session is already open.'),
    suspended: refuse('session-not-open', 'This session is suspended. Resume it.'),
    closed: over,
  },
  suspendSession: {
    scheduled: notYet,
    open: null,
    suspended: refuse('already-done', 'This session is already suspended.'),
    closed: over,
  },
  resumeSession: {
    scheduled: notYet,
    open: refuse('already-done', 'This session is open; nothing needs to be resumed.'),
    suspended: null,
    closed: over,
  },
  closeSession: {
    scheduled: notYet,
    open: null,
    suspended: null,
    closed: refuse('already-done', 'This session is already closed.'),
  },
}

/** Source: DOMAIN, section 4: a session is opened, suspended, resumed and closed by the chair; one sits at a time. */
export function decideTurn(state: CommitteeState, session: Session, turn: Turn): Result<Draft[]> {
  const { status } = session
  const obstacle = TURNS[turn][status] ?? (turn === 'closeSession' ? voteUnderWay(session) : null)
  if (obstacle !== null) return obstacle
  const sitting = sittingBeside(state, session)
  if (sitting !== undefined && (turn === 'openSession' || turn === 'resumeSession'))
    return refuse('session-already-open', `Session ${sitting.number} is open. Suspend or close it first.`, {
      session: sitting.session,
      number: sitting.number,
    })
  return accept([{ type: EVENT[turn], audience: 'committee', data: { session: session.session } }])
}

function sittingBeside({ sessions, sessionsUnderWay }: CommitteeState, { session: id }: Session): Session | undefined {
  for (const other of sessionsUnderWay) {
    const session = other === id ? undefined : sessions.get(other)
    if (session?.status === 'open') return session
  }
  return undefined
}

function voteUnderWay({ openVotes }: Session): Obstacle | null {
  const [vote] = openVotes
  return vote === undefined
    ? null
    : refuse('vote-open', 'A vote is open in this session. Close the vote first.', { vote })
}
