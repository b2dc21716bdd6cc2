import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { openSession } from '@quorate/shared/domain/sessions/state'
import type { Viewer } from '../../http/answer.ts'

/**
 * Judged in the open session, under the rule of a tied first ballot if there is one; the refusal says what is missing.
 */
export function mayOpenVote(viewer: Viewer, state: CommitteeState, work: string): Refusal | null {
  const open = openSession(state)
  const { votes } = state
  const tie = votes.votes.get(votes.byWork.get(work)?.tie ?? '')
  const profile = tie?.profile.id ?? 'wco-convention'
  const probe: Command = { type: 'openVote', work, session: '', question: '', method: 'roll-call', profile }
  if (open !== undefined) return viewer.can({ ...probe, session: open.session })
  return viewer.may(probe) ?? NO_SESSION
}

const NO_SESSION: Refusal = {
  code: 'session-not-open',
  message: 'No session is open. Open one, and take up the item of the agenda first.',
}
