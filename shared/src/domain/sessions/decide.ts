import type { Rule, Rules } from '../area.ts'
import { assertNever } from '../assert-never.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { decideFloor } from './decide-floor.ts'
import { decideStep } from './decide-step.ts'
import type { SessionCommands } from './events.ts'
import type { FloorCommands } from './floor-events.ts'
import type { Session } from './state.ts'

/** The rules of sessions. */
export const sessionRules: Rules<SessionCommands> = {
  scheduleSession: schedule,
  openSession: onSession((state, session, { type }) => decideStep(state, session, type)),
  suspendSession: onSession((state, session, { type }) => decideStep(state, session, type)),
  resumeSession: onSession((state, session, { type }) => decideStep(state, session, type)),
  closeSession: onSession((state, session, { type }) => decideStep(state, session, type)),
  takeUpItem: onSession((_state, session, command) => takeUp(session, command)),
  recordPresence: onSession(recordPresence),
  withdrawFloorRequest: onSession(
    (state, session, command, context) =>
      (session.status === 'suspended' ? undefined : notOpen(session)) ?? decideFloor(state, session, command, context),
  ),
  requestFloor: onFloor(),
  giveFloor: onFloor(),
  endFloor: onFloor(),
  closeSpeakersList: onFloor(),
  reopenSpeakersList: onFloor(),
  limitSpeakingTime: onFloor(),
}

type OnSession<C> = (state: CommitteeState, session: Session, command: C, context: Context) => Result<NewEvent[]>
type SessionCommand = Exclude<keyof SessionCommands, 'scheduleSession'>

/** A rule about a session that exists. */
function onSession<T extends SessionCommand>(decide: OnSession<Command<T>>): Rule<T> {
  return (state, command, context) => {
    const session = state.sessions.sessions.get(command.session)
    return session === undefined ? notFound('session', command.session) : decide(state, session, command, context)
  }
}

/** A rule about the floor of a session that is sitting. */
function onFloor(): Rule<keyof FloorCommands> {
  return onSession<keyof FloorCommands>(
    (state, session, command, context) => notOpen(session) ?? decideFloor(state, session, command, context),
  )
}

function schedule(state: CommitteeState, command: Command<'scheduleSession'>, { newId }: Context): Result<NewEvent[]> {
  const { title, startsAt, timeZone, agenda } = command
  const unknown = agenda.flatMap(({ works }) => works).find((work) => !state.works.works.has(work))
  if (unknown !== undefined) return notFound('work', unknown)
  const data = {
    session: newId('s'),
    number: state.sessions.count + 1,
    title,
    startsAt,
    timeZone,
    agenda: agenda.map((item, index) => ({ item: newId('i'), number: index + 1, ...item })),
  }
  return accept([{ type: 'SessionScheduled', audience: 'committee', data }])
}

function takeUp(session: Session, { item }: Command<'takeUpItem'>): Result<NewEvent[]> {
  if (!session.agenda.has(item)) return notFound('agenda item', item)
  const obstacle = notOpen(session)
  if (obstacle !== undefined) return obstacle
  if (session.current === item) return refuse('already-done', 'This item is already under discussion.')
  return accept([{ type: 'ItemTakenUp', audience: 'committee', data: { session: session.session, item } }])
}

/** Only changes are recorded: the event leaves out delegations whose presence stays the same. */
function recordPresence(
  { membership }: CommitteeState,
  session: Session,
  { delegations, present }: Command<'recordPresence'>,
): Result<NewEvent[]> {
  const unknown = delegations.find((delegation) => !membership.delegations.has(delegation))
  if (unknown !== undefined) return notFound('delegation', unknown)
  const obstacle = session.status === 'suspended' ? undefined : notOpen(session)
  if (obstacle !== undefined) return obstacle
  const changed = [...new Set(delegations)].filter((delegation) => session.present.has(delegation) !== present)
  if (changed.length === 0)
    return refuse('already-done', `These delegations are already recorded as ${present ? 'present' : 'absent'}.`)
  const data = { session: session.session, delegations: changed, present }
  return accept([{ type: 'PresenceRecorded', audience: 'committee', data }])
}

/** Why a command that needs a sitting session is refused in this one; undefined if the session is open. */
export function notOpen({ status }: Session): ReturnType<typeof refuse> | undefined {
  switch (status) {
    case 'open':
      return undefined
    case 'scheduled':
      return refuse('session-not-open', 'This session has not been opened yet. Wait until the chair opens it.', {
        status,
      })
    case 'suspended':
      return refuse('session-not-open', 'This session is suspended. Wait until the chair resumes it.', { status })
    case 'closed':
      return refuse('session-over', 'This session is closed. Use another session.', { status })
    default:
      return assertNever(status)
  }
}
