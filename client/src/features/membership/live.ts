import type { MembershipEvents } from '@quorate/shared/domain/membership/events'
import type { LiveOf } from '../../area.ts'
import { membershipKeys } from '../../data/committee.ts'
import type { LiveContext } from '../../live/handlers.ts'

const changed = ({ seq }: { seq: number }, { refresh }: LiveContext): void => refresh(membershipKeys.all, seq)

/** Every change of the membership changes the one answer that lists the participants. */
export const membershipLive: LiveOf<MembershipEvents> = {
  CommitteeEstablished: changed,
  DelegationAdmitted: changed,
  SeatCreated: changed,
  ObserverAdmitted: changed,
  ParticipantEnrolled: changed,
  AppointmentChanged: changed,
  ParticipantRetired: changed,
  CredentialIssued: changed,
  CredentialLapsed: changed,
  ParticipantSuspended: changed,
  ParticipantReinstated: changed,
  RecordRestored: changed,
  WordsErased: changed,
}
