import type { CommitteeState } from '../committee-state.ts'
import type { NewEvent } from '../event.ts'
import { accept, type Result, refuse } from '../refusal.ts'
import { openVoteIn } from '../votes/state.ts'
import { openSession, type Session, type SessionStatus } from './state.ts'

type Step = 'openSession' | 'suspendSession' | 'resumeSession' | 'closeSession'

const EVENT = {
  openSession: 'SessionOpened',
  suspendSession: 'SessionSuspended',
  resumeSession: 'SessionResumed',
  closeSession: 'SessionClosed',
} as const

type Obstacle = ReturnType<typeof refuse>

const over = refuse('session-over', 'This session is closed. Schedule another one.')
const notYet = refuse('session-not-open', 'This session has not been opened yet. Open it first.')

/** Which step a session may take from its status: null if it may, else the refusal. */
const STEPS: Record<Step, Record<SessionStatus, Obstacle | null>> = {
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
    open: refuse('already-done', 'This session is open already.'),
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

/** The chair opens, suspends, resumes and closes a session; one sits at a time. Source: UNGA, rules 35 and 76. */
export function decideStep(state: CommitteeState, { session: id, status }: Session, step: Step): Result<NewEvent[]> {
  const obstacle = STEPS[step][status] ?? (step === 'closeSession' ? voteUnderWay(state, id) : null)
  if (obstacle !== null) return obstacle
  const sitting = openSession(state)
  if (sitting !== undefined && sitting.session !== id && (step === 'openSession' || step === 'resumeSession'))
    return refuse('session-already-open', `Session ${sitting.number} is open. Suspend or close it first.`, {
      session: sitting.session,
      number: sitting.number,
    })
  return accept([{ type: EVENT[step], audience: 'committee', data: { session: id } }])
}

function voteUnderWay(state: CommitteeState, session: string): Obstacle | null {
  const open = openVoteIn(state, session)
  if (open === undefined) return null
  return refuse('vote-open', 'A vote is open in this session. Close the vote first.', { vote: open.vote })
}
