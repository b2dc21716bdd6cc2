import type { Participant } from '@quorate/shared/domain/membership/state'
import { generalRefusal, type Refusal } from '@quorate/shared/domain/refusal'
import { asksForFloor } from '@quorate/shared/domain/sessions/floor'
import type { Feature } from '../../http/feature.ts'
import { deny, MODERATING, only, PRESIDING_OR_SECRETARIAT } from '../../record/policy.ts'

/** The chair conducts a session. Source: UNGA, rule 35. */
export const sessionPolicies: Feature<'sessions'>['policies'] = {
  scheduleSession: only(
    PRESIDING_OR_SECRETARIAT,
    'Only the chair, a vice-chair or the Secretariat can schedule a session. Ask them.',
  ),
  openSession: only(MODERATING, 'Only the chair or a vice-chair can open a session. Ask them.'),
  suspendSession: only(MODERATING, 'Only the chair or a vice-chair can suspend a session. Ask them.'),
  resumeSession: only(MODERATING, 'Only the chair or a vice-chair can resume a session. Ask them.'),
  closeSession: only(MODERATING, 'Only the chair or a vice-chair can close a session. Ask them.'),
  takeUpItem: only(MODERATING, 'The chair or a vice-chair decides what is under discussion. Ask them.'),
  recordPresence: {
    person: only(
      [...PRESIDING_OR_SECRETARIAT, 'delegate'],
      'Only the presence of delegations is recorded, because it counts for the quorum.',
    ),
    command: ({ capacity, principal }, _state, { delegations }) => {
      if (PRESIDING_OR_SECRETARIAT.includes(capacity)) return null
      if (delegations.every((delegation) => delegation === principal)) return null
      return deny(
        'You can record the presence of your own delegation only. The chair and the Secretariat can record any.',
        'not-yours',
      )
    },
  },
  requestFloor: {
    person: asks,
    command: ({ capacity }, _state, { kind }) => {
      if (capacity === 'delegate' || kind === 'statement' || kind === 'question') return null
      return generalRefusal('delegations-only')
    },
  },
  withdrawFloorRequest: asks,
  giveFloor: only(
    MODERATING,
    'Only the chair or a vice-chair can give the floor. Ask for it, and wait until you get it.',
  ),
  endFloor: only(MODERATING, 'Only the chair or a vice-chair can end a speech. Ask them.'),
  closeSpeakersList: only(MODERATING, 'Only the chair or a vice-chair can close the list of speakers. Ask them.'),
  reopenSpeakersList: only(MODERATING, 'Only the chair or a vice-chair can reopen the list of speakers. Ask them.'),
  limitSpeakingTime: only(MODERATING, 'Only the chair or a vice-chair can limit the speaking time. Ask them.'),
}

/** The chair, vice-chairs and the Secretariat speak without asking. */
function asks({ capacity }: Participant): Refusal | null {
  if (asksForFloor(capacity)) return null
  return generalRefusal('moderators-do-not-ask')
}
