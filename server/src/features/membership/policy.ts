import type { Feature } from '../../http/feature.ts'
import { deny, only, SECRETARIAT } from '../../record/policy.ts'

/** The Secretariat accredits participants: it runs the platform for the body. */
export const membershipPolicies: Feature<'membership'>['policies'] = {
  establishCommittee: () => deny('The operators of the platform establish a committee when they set it up.'),
  recordRestoration: () => deny('The operators of the platform record it when they restore a backup.'),
  admitDelegation: only(SECRETARIAT, 'Delegations are admitted by the Secretariat. Ask it to admit this one.'),
  createSeat: only(SECRETARIAT, 'Seats are created by the Secretariat. Ask it to create this one.'),
  admitObserver: only(SECRETARIAT, 'Observers are admitted by the Secretariat. Ask it to admit this one.'),
  enrolParticipant: only(SECRETARIAT, 'Participants are enrolled by the Secretariat. Ask it to enrol this person.'),
  changeAppointment: only(SECRETARIAT, 'Appointments are changed by the Secretariat. Write to it with the change.'),
  retireParticipant: only(SECRETARIAT, 'The Secretariat records that somebody leaves. Write to it.'),
  issueCredential: only(SECRETARIAT, 'Credentials are issued by the Secretariat. Tell it who is to cast the ballot.'),
  suspendParticipant: only(SECRETARIAT, 'Participants are suspended by the Secretariat. Write to it with the reason.'),
  reinstateParticipant: only(SECRETARIAT, 'Participants are reinstated by the Secretariat. Write to it.'),
  eraseWords: only(SECRETARIAT, 'Words are erased by the Secretariat. Ask it, with the reason.'),
}
