import type { OfficialText } from '../official-text.ts'
import type { Appointment, Region } from './events.ts'

export type MembershipCommands = {
  establishCommittee: { name: OfficialText; body: OfficialText; symbol: string }
  admitDelegation: { delegation: string; name: OfficialText; region: Region }
  createSeat: { seat: string; entity: string; sector: string; region: Region; from: number; until: number }
  admitObserver: { observer: string; name: OfficialText }
  enrolParticipant: Appointment & { name: string }
  /** Also brings somebody back who had left. */
  changeAppointment: Appointment & { member: string }
  retireParticipant: { member: string }
  issueCredential: { delegation: string; voter: string }
  suspendParticipant: { member: string; reason: string }
  reinstateParticipant: { member: string }
  /** `head`: the last entry of the record, with its leaf hash. */
  recordRestoration: { epoch: number; head: { seq: number; hash: string }; asOf: number }
  /** A kind that no area brings is refused like an id that nothing has. */
  eraseWords: { subject: { kind: string; id: string }; reason: string }
}
