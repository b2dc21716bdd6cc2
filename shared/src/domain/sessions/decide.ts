import { assertNever } from '../assert-never.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../event.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { decideFloor } from './decide-floor.ts'
import { decideTurn } from './decide-turn.ts'
import type { SessionCommands } from './events.ts'
import type { Session } from './state.ts'

/** Whether what is asked of a session is in order, and what it makes. */
export function decideSession(
  state: CommitteeState,
  command: Command<keyof SessionCommands>,
  context: Context,
): Result<Draft[]> {
  if (command.type === 'scheduleSession') return schedule(state, command, context)
  const session = state.sessions.get(command.session)
  if (session === undefined) return notFound('session', command.session)
  switch (command.type) {
    case 'openSession':
    case 'suspendSession':
    case 'resumeSession':
    case 'closeSession':
      return decideTurn(state, session, command.type)
    case 'takeUpItem':
      return takeUp(session, command)
    case 'recordPresence':
      return recordPresence(state, session, command)
    case 'withdrawFloorRequest':
      return (
        (session.status === 'suspended' ? undefined : notOpen(session)) ?? decideFloor(state, session, command, context)
      )
    case 'requestFloor':
    case 'giveFloor':
    case 'endFloor':
    case 'closeSpeakersList':
    case 'reopenSpeakersList':
    case 'limitSpeakingTime':
      return notOpen(session) ?? decideFloor(state, session, command, context)
    default:
      return assertNever(command)
  }
}

function schedule(state: CommitteeState, command: Command<'scheduleSession'>, { newId }: Context): Result<Draft[]> {
  const { title, startsAt, timeZone, agenda } = command
  for (const { proposal } of agenda)
    if (proposal !== null && !state.proposals.has(proposal)) return notFound('proposal', proposal)
  const data = {
    session: newId('s'),
    number: state.sessions.size + 1,
    title,
    startsAt,
    timeZone,
    agenda: agenda.map((item, index) => ({ item: newId('i'), number: index + 1, ...item })),
  }
  return accept([{ type: 'SessionScheduled', audience: 'committee', data }])
}

function takeUp(session: Session, { item }: Command<'takeUpItem'>): Result<Draft[]> {
  if (!session.agenda.has(item)) return notFound('agenda item', item)
  const obstacle = notOpen(session)
  if (obstacle !== undefined) return obstacle
  if (session.current === item) return refuse('already-done', 'This item is already under discussion.')
  return accept([{ type: 'ItemTakenUp', audience: 'committee', data: { session: session.session, item } }])
}

/** Only what changes is recorded: delegations already recorded so are left out of the event. */
function recordPresence(
  { membership }: CommitteeState,
  session: Session,
  { delegations, present }: Command<'recordPresence'>,
): Result<Draft[]> {
  const unknown = delegations.find((delegation) => !membership.delegations.has(delegation))
  if (unknown !== undefined) return notFound('delegation', unknown)
  const obstacle = session.status === 'suspended' ? undefined : notOpen(session)
  if (obstacle !== undefined) return obstacle
  const changed = [...new Set(delegations)].filter((delegation) => session.present.has(delegation) !== present)
  if (changed.length === 0)
    return refuse('already-done', `Already recorded ${present ? 'present' : 'absent'}; nothing needs to be changed.`)
  const data = { session: session.session, delegations: changed, present }
  return accept([{ type: 'PresenceRecorded', audience: 'committee', data }])
}

/** Why something that needs a sitting session cannot be done in this one; undefined where it is open. */
export function notOpen({ status }: Session): ReturnType<typeof refuse> | undefined {
  switch (status) {
    case 'open':
      return undefined
    case 'scheduled':
      return refuse('session-not-open', 'This session has not been opened yet. The chair opens it.', { status })
    case 'suspended':
      return refuse('session-not-open', 'This session is suspended. The chair resumes it.', { status })
    case 'closed':
      return refuse('session-over', 'This session is over. Take the matter up in another one.', { status })
    default:
      return assertNever(status)
  }
}
