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
    'Only the chair, a vice-chair or the Secretariat can hide a comment. Tell them what is wrong with it.',
  ),
  restoreComment: only(MODERATING, 'Only the chair or a vice-chair can show a hidden comment again. Ask them.'),
  setSlowMode: only(MODERATING, 'Only the chair or a vice-chair can set slow mode. Ask them.'),
  closeDebate: only(MODERATING, 'Only the chair or a vice-chair can close a discussion. Ask them.'),
  reopenDebate: only(MODERATING, 'Only the chair or a vice-chair can reopen a discussion. Ask them.'),
}

function takesPartInDebate({ capacity }: Participant): Refusal | null {
  if (capacity !== 'observer') return null
  return deny('Observers comment only if they are invited. Ask the Secretariat for an invitation.')
}

function isAuthor({ member }: Participant, { threads }: CommitteeState, id: string, act: string): Refusal | null {
  const author = findComment(threads.comments, id)?.author
  if (author === undefined || author === member) return null
  return deny(`This comment is not yours. Only its author may ${act} it.`, 'not-yours')
}
