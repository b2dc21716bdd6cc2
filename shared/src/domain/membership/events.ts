import type { ErasableKind } from '../area.ts'
import type { OfficialText } from '../official-text.ts'
import type { TextRef, Words } from '../words.ts'

/** In which capacity somebody takes part. Pages show it beside every name; it decides what they may do. */
export const CAPACITIES = ['delegate', 'business', 'observer', 'chair', 'vice-chair', 'secretariat'] as const
export type Capacity = (typeof CAPACITIES)[number]

/** In which capacity something was done: `system` acts for the schedule and the set-up. */
export const ACTING = [...CAPACITIES, 'system'] as const
export type Acting = (typeof ACTING)[number]

/** A delegate's place in the delegation. Others take part without one. */
export const ROLES = ['head', 'alternate', 'adviser'] as const
export type Role = (typeof ROLES)[number]

/** The six regions of the WCO's membership. */
export const REGIONS = [
  'americas-caribbean',
  'europe',
  'east-southern-africa',
  'north-africa-middle-east',
  'west-central-africa',
  'far-east-asia-pacific',
] as const
export type Region = (typeof REGIONS)[number]

/** A participant's place. `principal` is the delegation, seat or observer they act for; null for the Secretariat. */
export type Appointment = { capacity: Capacity; principal: string | null; role: Role | null }

export type MembershipEvents = {
  CommitteeEstablished: { name: OfficialText; body: OfficialText; symbol: string }
  DelegationAdmitted: { delegation: string; name: OfficialText; region: Region }
  /** A seat of the Consultative Committee; `from` and `until` are calendar years, both included. */
  SeatCreated: { seat: string; entity: string; sector: string; region: Region; from: number; until: number }
  ObserverAdmitted: { observer: string; name: OfficialText }
  ParticipantEnrolled: Appointment & { member: string; name: Words }
  /** The participant has a new appointment; one who had left takes part again. What they did before does not change. */
  AppointmentChanged: Appointment & { member: string }
  /** The participant no longer takes part. */
  ParticipantRetired: { member: string }
  /** From now on `voter` casts the delegation's ballot. */
  CredentialIssued: { delegation: string; voter: string }
  /** `voter` no longer casts the delegation's ballot, and nobody does until a credential is issued. */
  CredentialLapsed: { delegation: string; voter: string }
  ParticipantSuspended: { member: string; reason: Words }
  ParticipantReinstated: { member: string }
  /**
   * The record goes on from a backup: what was recorded after `head`, its last entry then, is not in it any more. `asOf`:
   * the latest time (UTC milliseconds) that the backup knows of; `epoch`: the first record of a store is 1, and each
   * restoring begins another.
   */
  RecordRestored: { epoch: number; head: { seq: number; hash: string }; asOf: number }
  /** The texts of these commitments are removed for good; the commitments stay. */
  WordsErased: {
    subject: { kind: ErasableKind; id: string }
    reason: Words
    texts: TextRef[]
  }
}
