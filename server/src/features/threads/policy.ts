import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { Participant } from '@quorate/shared/domain/membership/state'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { findComment } from '@quorate/shared/domain/threads/comments'
import type { Feature } from '../../http/feature.ts'
import { deny, MODERATING, only, PRESIDING_OR_SECRETARIAT } from '../../record/policy.ts'

/** All but observers discuss; the chair moderates. */
export const threadPolicies: Feature<'threads'>['policies'] = {
  postComment: takesPartInDebate,
  editComment: {
    person: takesPartInDebate,
    command: (actor, state, { comment }) => isAuthor(actor, state, comment, 'edit'),
  },
  withdrawComment: {
    person: takesPartInDebate,
    command: (actor, state, { comment }) => isAuthor(actor, state, comment, 'withdraw'),
  },
  hideComment: only(
    PRESIDING_OR_SECRETARIAT,
    'Comments are hidden by the chair, a vice-chair or the Secretariat. Tell them what is wrong with this one.',
  ),
  restoreComment: only(MODERATING, 'Hidden comments are restored by the chair or a vice-chair. Ask them.'),
  setSlowMode: only(MODERATING, 'Slow mode is set by the chair or a vice-chair. Ask them.'),
  closeDebate: only(MODERATING, 'Debates are closed by the chair or a vice-chair. Ask them.'),
  reopenDebate: only(MODERATING, 'Debates are reopened by the chair or a vice-chair. Ask them.'),
}

function takesPartInDebate({ capacity }: Participant): Refusal | null {
  if (capacity !== 'observer') return null
  return deny('Observers comment as invited, and no invitation is open. Ask the Secretariat for one.')
}

function isAuthor({ member }: Participant, { threads }: CommitteeState, id: string, act: string): Refusal | null {
  const author = findComment(threads.comments, id)?.author
  if (author === undefined || author === member) return null
  return deny(`This comment is not yours. Only its author may ${act} it.`, 'not-yours')
}
