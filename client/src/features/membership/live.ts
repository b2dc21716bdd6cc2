import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'

const changed = ({ seq }: { seq: number }, { refresh }: LiveContext): void => refresh(['membership'], seq)

/** Whatever changes who takes part, or as what, changes the one answer that names everybody. */
export const membershipHandlers: LiveHandlers = {
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
