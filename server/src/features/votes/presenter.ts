import type { Vote, VoteSummary } from '@quorate/shared/contracts/votes'
import type { Choice } from '@quorate/shared/domain/votes/majority'
import { explainResult } from '@quorate/shared/domain/votes/majority-sentence'
import type { Presenters } from '../../record/present-event-types.ts'
import type { BallotDoc, VoteDoc } from './docs.ts'

export const votePresenters: Presenters<'BallotCast'> = {
  /** A choice is opened in the delegation's own view alone, whoever else the event may have been addressed to. */
  BallotCast: ({ data }, view) => ({
    ...data,
    choice: view.has(`delegation:${data.delegation}`) ? data.choice.words : null,
  }),
}

/** The result in one sentence, per language; null before the close. */
export function sentenceOf({ profile, result }: Pick<VoteDoc, 'profile' | 'result'>): VoteSummary['sentence'] {
  if (result === null) return null
  return { en: explainResult(profile, result, 'en'), fr: explainResult(profile, result, 'fr') }
}

export function summarizeVote(doc: VoteDoc): VoteSummary {
  const { _id: id, proposal, session, ballot, question, method, status, openedAt, closedAt, cast, result } = doc
  const what = { id, proposal, session, ballot, question, method, status, openedAt, closedAt }
  return { ...what, entitled: doc.electorate.length, cast, result, sentence: sentenceOf(doc) }
}

export function presentVote(doc: VoteDoc): Vote['vote'] {
  const { profile, electorate, ballots, certifiedBy, decision } = doc
  return { ...summarizeVote(doc), profile, electorate, ballots, certifiedBy, decision }
}

/** The ballot of the viewer's own delegation, with its receipt. */
export function presentBallot(doc: BallotDoc & { choice: Choice }): NonNullable<Vote['mine']> {
  const { choice, receipt, at, by, changed } = doc
  return { choice, receipt, at, by, changed }
}
