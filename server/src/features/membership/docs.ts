import type { Appointment, Region } from '@quorate/shared/domain/membership/events'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { SeenDoc } from '../docs.ts'

/** `_id` is the committee. */
export type CommitteeDoc = SeenDoc & { name: OfficialText; body: OfficialText; symbol: string }

/** `_id` is the membership. */
export type ParticipantDoc = SeenDoc &
  Appointment & {
    /** Null once erased. */
    name: string | null
    suspended: boolean
    /** Whether they take no part any more. */
    left: boolean
  }

/** A delegation, seat or observer. The Secretariat chooses its id, so `_id` is `${committee}:${id}`. */
export type PrincipalDoc = SeenDoc & {
  id: string
  kind: 'delegation' | 'seat' | 'observer'
  name: OfficialText
  region: Region | null
  sector: string | null
  /** Calendar years of a seat's term, both included. */
  term: { from: number; until: number } | null
  /** Of a delegation: the participant who casts its ballot. */
  voter: string | null
}
