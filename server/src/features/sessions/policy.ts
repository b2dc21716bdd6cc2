import type { SessionCommands } from '@quorate/shared/domain/sessions/events'
import { deny, MODERATING, only, type Policy, PRESIDING_OR_SECRETARIAT } from '../../record/policies-terms.ts'

/** The chair conducts a session; source: DOMAIN, section 4. */
export const sessionPolicies = {
  scheduleSession: only(
    PRESIDING_OR_SECRETARIAT,
    'Sessions are scheduled by the chair, a vice-chair or the Secretariat. Ask them.',
  ),
  openSession: only(MODERATING, 'Sessions are opened by the chair or a vice-chair. Ask them.'),
  suspendSession: only(MODERATING, 'Sessions are suspended by the chair or a vice-chair. Ask them.'),
  resumeSession: only(MODERATING, 'Sessions are resumed by the chair or a vice-chair. Ask them.'),
  closeSession: only(MODERATING, 'Sessions are closed by the chair or a vice-chair. Ask them.'),
  takeUpItem: only(MODERATING, 'The chair or a vice-chair decides what is under discussion. Ask them.'),
  recordPresence: ({ capacity, principal }, _state, { delegations }) => {
    if (PRESIDING_OR_SECRETARIAT.includes(capacity)) return null
    if (capacity !== 'delegate') return deny('Only the presence of delegations is recorded; it makes the quorum.')
    if (delegations.every((delegation) => delegation === principal)) return null
    return deny('You may record your own delegation only. The chair and the Secretariat may record any.', 'not-yours')
  },
} satisfies { [T in keyof SessionCommands]: Policy<T> }
