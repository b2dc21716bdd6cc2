import { assertNever } from '../assert-never.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { outsideTerm } from '../membership/term.ts'
import { accept, notFound, type Result, refuse, refuseAs } from '../refusal.ts'
import { openVoteIn } from '../votes/state.ts'
import { type Floor, isSameRequest, refusedNow } from './floor.ts'
import type { FloorCommands } from './floor-events.ts'
import type { Session } from './state.ts'

type Obstacle = ReturnType<typeof refuse>

/** Whether a command about the floor of a sitting session is in order, and the events it makes. */
export function decideFloor(
  state: CommitteeState,
  session: Session,
  command: Command<keyof FloorCommands>,
  context: Context,
): Result<NewEvent[]> {
  const id = { session: session.session }
  const { closed, limit } = session.floor
  switch (command.type) {
    case 'requestFloor':
      return request(state, session, command, context)
    case 'withdrawFloorRequest':
      return withdraw(session, command, context)
    case 'giveFloor':
      return give(state, session, command)
    case 'endFloor':
      return end(state, session, command)
    case 'closeSpeakersList':
      if (closed) return refuse('already-done', 'The list of speakers is already closed.')
      return accept([{ type: 'SpeakersListClosed', audience: 'committee', data: id }])
    case 'reopenSpeakersList':
      if (!closed) return refuse('already-done', 'The list of speakers is already open.')
      return accept([{ type: 'SpeakersListReopened', audience: 'committee', data: id }])
    case 'limitSpeakingTime': {
      const { seconds } = command
      if (seconds === limit) return refuse('already-done', 'The speaking time already has this limit.')
      return accept([{ type: 'SpeakingTimeLimited', audience: 'committee', data: { ...id, seconds } }])
    }
    default:
      return assertNever(command)
  }
}

/** Source: UNGA, rules 68, 73 and 88. */
function request(
  state: CommitteeState,
  { session, floor }: Session,
  { kind }: Command<'requestFloor'>,
  context: Context,
): Result<NewEvent[]> {
  const principal = context.actor.for
  if (principal === null) return refuseAs('moderators-do-not-ask')
  const ended = outsideTerm(state, context)
  if (ended !== undefined) return ended
  const data = { session, principal, kind }
  if (floor.requests.some((one) => isSameRequest(one, data))) return refuseAs('already-on-list')
  const refused = refusedNow(kind, { vote: openVoteIn(state, session)?.vote, closed: floor.closed })
  if (refused !== undefined) return refused
  return accept([{ type: 'FloorRequested', audience: 'committee', data }])
}

/** Anybody of the delegation, seat or observer may withdraw its request, not only the person who made it. */
function withdraw(
  { session, floor }: Session,
  { kind }: Command<'withdrawFloorRequest'>,
  { actor }: Context,
): Result<NewEvent[]> {
  const data = { session, principal: actor.for ?? '', kind }
  if (!floor.requests.some((one) => isSameRequest(one, data))) return notOnList
  return accept([{ type: 'FloorRequestWithdrawn', audience: 'committee', data }])
}

function give(
  state: CommitteeState,
  { session, floor }: Session,
  { principal, kind }: Command<'giveFloor'>,
): Result<NewEvent[]> {
  const data = { session, principal, kind }
  const unknown = unknownPrincipal(state, principal)
  if (unknown !== undefined) return unknown
  if (!floor.requests.some((one) => isSameRequest(one, data))) return notOnList
  return (
    refusedNow(kind, { vote: openVoteIn(state, session)?.vote, closed: false }) ??
    accept([{ type: 'FloorGiven', audience: 'committee', data }])
  )
}

function end(
  state: CommitteeState,
  { session, floor }: Session,
  { principal }: Command<'endFloor'>,
): Result<NewEvent[]> {
  const unknown = unknownPrincipal(state, principal)
  if (unknown !== undefined) return unknown
  if (floor.speaking?.principal !== principal) return refuseAs('not-speaking')
  const ended = { type: 'FloorEnded', audience: 'committee', data: { session, principal } } as const
  return accept([ended, ...givenBack(state, session, floor)])
}

/** After a point of order the floor goes back to whom it interrupted, if they still speak for the same principal. */
export function givenBack({ membership }: CommitteeState, session: string, { interrupted }: Floor): NewEvent[] {
  if (interrupted === null) return []
  const { member, capacity, principal, kind } = interrupted
  const now = membership.participants.get(member)
  if (now === undefined || now.suspended || now.capacity !== capacity || now.principal !== principal) return []
  return [{ type: 'FloorGiven', audience: 'committee', data: { session, principal, kind } }]
}

const notOnList = refuseAs('not-on-list')

function unknownPrincipal({ membership }: CommitteeState, id: string): Obstacle | undefined {
  const { delegations, seats, observers } = membership
  if (delegations.has(id) || seats.has(id) || observers.has(id)) return undefined
  return notFound('delegation, seat or observer', id)
}
