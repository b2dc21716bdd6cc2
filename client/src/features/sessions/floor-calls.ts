import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { asksForFloor } from '@quorate/shared/domain/sessions/floor'
import { committeeOptions } from '../../data/committee.ts'
import { type Calling, changeCalls, withCall } from '../../live/calls.ts'
import { sessionQuery } from './session-query.ts'
import { sessionsQuery } from './sessions-query.ts'

/** One turn of one speaker: `since` is when they were given the floor. */
export const turnId = (session: string, since: number): string => `floor-${session}-${since}`

/** The floor was given to somebody: those of that delegation, seat or observer are told, and nobody else is any more. */
export function callSpeaker({ at, data }: PresentedEvent<'FloorGiven'>, calling: Calling): void {
  if (data !== null) callOnly(calling, isMine(calling, data.principal) ? { session: data.session, since: at } : null)
}

/** Nobody has the floor any more. */
export function endTurn(calling: Calling): void {
  callOnly(calling, null)
}

/** Where one starts afresh no event says who was given the floor meanwhile: who has it still is told, unless they were. */
export async function callTurn(calling: Calling): Promise<void> {
  const { client, committee } = calling
  const { sessions } = await client.fetchQuery(sessionsQuery(committee))
  const open = sessions.find(({ status }) => status === 'open')
  const speaking = open && (await client.fetchQuery(sessionQuery(committee, open.id))).floor.speaking
  const mine = open && speaking && isMine(calling, speaking.principal)
  callOnly(calling, mine ? { session: open.id, since: speaking.at } : null)
}

function callOnly(calling: Calling, turn: { session: string; since: number } | null): void {
  const id = turn && turnId(turn.session, turn.since)
  changeCalls(calling, (calls) => {
    const others = calls.filter((call) => call.about !== 'floor' || call.id === id)
    return turn && id ? withCall(others, { about: 'floor', id, session: turn.session }) : others
  })
}

/** Whoever presides does so for nobody. */
function isMine({ client, committee }: Calling, principal: string): boolean {
  const me = client.getQueryData(committeeOptions(committee).queryKey)?.me
  return me !== undefined && asksForFloor(me.capacity) && me.principal === principal
}
