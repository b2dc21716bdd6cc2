import type { Vote, VoteRow, VoteSummary } from '@quorate/shared/contracts/votes'
import type { Choice } from '@quorate/shared/domain/votes/majority'
import { explainInBoth } from '@quorate/shared/domain/votes/majority-sentence'
import type { Feature } from '../../http/feature.ts'
import type { BallotDoc, RollDoc, VoteDoc } from './read-models.ts'

export const votePresenters: Feature<'votes'>['presenters'] = {
  VoteOpened: 'as recorded',
  /** Only the delegation's own view shows the choice, even if the event was addressed to others, too. */
  BallotCast: ({ data }, view) => ({
    ...data,
    choice: view.has(`delegation:${data.delegation}`) ? data.choice.words : null,
  }),
  BallotCounted: 'as recorded',
  VoteClosed: 'as recorded',
  VoteCertified: 'as recorded',
}

/** The fields of a vote that no summary needs. */
export const VOTE_SUMMARY = { words: 0, certifiedBy: 0, decision: 0 } as const
export type VoteSummaryDoc = Omit<VoteDoc, keyof typeof VOTE_SUMMARY>

export function summarizeVote(doc: VoteSummaryDoc): VoteSummary {
  const { _id: id, work, session, ballot, question, method, profile, status, openedAt, closedAt } = doc
  const { entitled, cast, result, wordings } = doc
  const what = { id, work, session, ballot, question, method, profile, status, openedAt, closedAt }
  const inLanguages = wordings === null ? {} : { wordings }
  return { ...what, ...inLanguages, entitled, cast, result, sentence: explainInBoth(profile, result) }
}

export function presentVoteRow(doc: VoteSummaryDoc): VoteRow {
  const { kind, symbol, title } = doc.about
  return { ...summarizeVote(doc), about: { kind, symbol, title } }
}

export function presentVote(doc: VoteDoc, { electorate, ballots }: RollDoc): Vote['vote'] {
  const { certifiedBy, decision } = doc
  return { ...summarizeVote(doc), electorate, ballots, certifiedBy, decision }
}

/** The ballot of the viewer's own delegation, with its receipt. */
export function presentBallot(doc: BallotDoc & { choice: Choice }): NonNullable<Vote['mine']> {
  const { choice, receipt, at, by, changed } = doc
  return { choice, receipt, at, by, changed }
}
