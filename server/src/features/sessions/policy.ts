import type { Participant } from '@quorate/shared/domain/membership/state'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { asksForFloor } from '@quorate/shared/domain/sessions/floor'
import type { Feature } from '../../http/feature.ts'
import { deny, MODERATING, only, PRESIDING_OR_SECRETARIAT } from '../../record/policy.ts'

/** The chair conducts a session. Source: UNGA, rule 35. */
export const sessionPolicies: Feature<'sessions'>['policies'] = {
  scheduleSession: only(
    PRESIDING_OR_SECRETARIAT,
    'Sessions are scheduled by the chair, a vice-chair or the Secretariat. Ask them.',
  ),
  openSession: only(MODERATING, 'Sessions are opened by the chair or a vice-chair. Ask them.'),
  suspendSession: only(MODERATING, 'Sessions are suspended by the chair or a vice-chair. Ask them.'),
  resumeSession: only(MODERATING, 'Sessions are resumed by the chair or a vice-chair. Ask them.'),
  closeSession: only(MODERATING, 'Sessions are closed by the chair or a vice-chair. Ask them.'),
  takeUpItem: only(MODERATING, 'The chair or a vice-chair decides what is under discussion. Ask them.'),
  recordPresence: {
    person: only(
      [...PRESIDING_OR_SECRETARIAT, 'delegate'],
      'Only the presence of delegations is recorded; it counts for the quorum.',
    ),
    command: ({ capacity, principal }, _state, { delegations }) => {
      if (PRESIDING_OR_SECRETARIAT.includes(capacity)) return null
      if (delegations.every((delegation) => delegation === principal)) return null
      return deny('You may record your own delegation only. The chair and the Secretariat may record any.', 'not-yours')
    },
  },
  requestFloor: {
    person: asks,
    command: ({ capacity }, _state, { kind }) => {
      if (capacity === 'delegate' || kind === 'statement' || kind === 'question') return null
      return deny(
        'Points of order and replies are for delegations. Ask for a statement or a question.',
        'delegations-only',
      )
    },
  },
  withdrawFloorRequest: asks,
  giveFloor: only(
    MODERATING,
    'The floor is given by the chair or a vice-chair. Ask for it, and wait until it is given to you.',
  ),
  endFloor: only(MODERATING, 'A speech is ended by the chair or a vice-chair. Ask them.'),
  closeSpeakersList: only(MODERATING, 'The list of speakers is closed by the chair or a vice-chair. Ask them.'),
  reopenSpeakersList: only(MODERATING, 'The list of speakers is reopened by the chair or a vice-chair. Ask them.'),
  limitSpeakingTime: only(MODERATING, 'Speaking time is limited by the chair or a vice-chair. Ask them.'),
}

/** The chair, vice-chairs and the Secretariat speak without asking. */
function asks({ capacity }: Participant): Refusal | null {
  if (asksForFloor(capacity)) return null
  return deny(
    'The chair, vice-chairs and the Secretariat do not ask for the floor. Delegations, business and observers do.',
    'moderators-do-not-ask',
  )
}
