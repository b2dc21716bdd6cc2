import type { CommitteeState } from '../committee-state.ts'
import type { NewEvent } from '../event.ts'
import type { Result } from '../refusal.ts'
import { givenBack } from './decide-floor.ts'
import type { Session } from './state.ts'

/**
 * A change of the membership, and what it removes from the lists of speakers: the requests and the speech of a
 * participant who is suspended, leaves, or gets another capacity or principal.
 *
 * Source: docs/GLOSSARY.md: a suspended participant may only read, and one who has left takes no part.
 */
export function withFloorLapses(state: CommitteeState, result: Result<NewEvent[]>): Result<NewEvent[]> {
  if (!result.ok) return result
  const silenced = new Set(result.value.flatMap((event) => silencedBy(state, event)))
  if (silenced.size === 0) return result
  const lapses = underWay(state).flatMap(({ session, floor }): NewEvent[] => {
    const { requests, speaking, interrupted } = floor
    const lapsed = requests.filter(({ member }) => silenced.has(member))
    const ended = speaking !== null && silenced.has(speaking.member) ? [speaking] : []
    const goesBack = ended.length > 0 && interrupted !== null && !silenced.has(interrupted.member)
    return [
      ...lapsed.map(({ principal, kind }): NewEvent => {
        return { type: 'FloorRequestLapsed', audience: 'committee', data: { session, principal, kind } }
      }),
      ...ended.map(({ principal }): NewEvent => {
        return { type: 'FloorEnded', audience: 'committee', data: { session, principal } }
      }),
      ...(goesBack ? givenBack(state, session, floor) : []),
    ]
  })
  return { ok: true, value: [...result.value, ...lapses] }
}

/** Only a session that is open or suspended has a list of speakers. */
function underWay({ sessions: { sessions, underWay } }: CommitteeState): Session[] {
  return [...underWay].flatMap((id) => sessions.get(id) ?? [])
}

function silencedBy({ membership }: CommitteeState, event: NewEvent): string[] {
  if (event.type === 'ParticipantSuspended' || event.type === 'ParticipantRetired') return [event.data.member]
  if (event.type !== 'AppointmentChanged') return []
  const { member, capacity, principal } = event.data
  const now = membership.participants.get(member)
  return now?.capacity === capacity && now.principal === principal ? [] : [member]
}
