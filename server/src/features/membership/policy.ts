import type { Feature } from '../../http/feature.ts'
import { deny, only, SECRETARIAT } from '../../record/policy.ts'

/** The Secretariat accredits participants: it runs the platform for the body. */
export const membershipPolicies: Feature<'membership'>['policies'] = {
  establishCommittee: () => deny('Only the people who operate the platform can establish a committee.'),
  recordRestoration: () => deny('Only the people who operate the platform record that a backup was restored.'),
  admitDelegation: only(SECRETARIAT, 'Only the Secretariat can admit a delegation. Ask it.'),
  createSeat: only(SECRETARIAT, 'Only the Secretariat can create a seat. Ask it.'),
  admitObserver: only(SECRETARIAT, 'Only the Secretariat can admit an observer. Ask it.'),
  enrolParticipant: only(SECRETARIAT, 'Only the Secretariat can enrol a person. Ask it.'),
  changeAppointment: only(SECRETARIAT, 'Only the Secretariat can change an appointment. Ask it.'),
  retireParticipant: only(SECRETARIAT, 'Only the Secretariat can end a participation. Ask it.'),
  issueCredential: only(SECRETARIAT, 'Only the Secretariat can name the voter of a delegation. Tell it who votes.'),
  suspendParticipant: only(SECRETARIAT, 'Only the Secretariat can suspend a participant. Ask it, and give the reason.'),
  reinstateParticipant: only(SECRETARIAT, 'Only the Secretariat can end a suspension. Ask it.'),
  eraseWords: only(SECRETARIAT, 'Only the Secretariat can erase words. Ask it, and give the reason.'),
}
