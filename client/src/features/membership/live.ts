import type { MembershipEvents } from '@quorate/shared/domain/membership/events'
import type { LiveOf } from '../../area.ts'
import { membershipKeys } from '../../data/committee.ts'
import type { LiveContext } from '../../live/handlers.ts'

const changed = ({ seq }: { seq: number }, { refresh }: LiveContext): void => refresh(membershipKeys.all, seq)

/** Whatever changes who takes part, or as what, changes the one answer that names everybody. */
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
  WordsErased: changed,
}
