import type { VoteEvents } from '@quorate/shared/domain/votes/events'
import type { Choice } from '@quorate/shared/domain/votes/majority'
import { plain, type Sentences } from '../../data/sentence.ts'
import { workName } from '../works/names.ts'
import { resultName, voteName } from './names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<VoteEvents, typeof messages> = {
  VoteOpened: ({ vote, work, question, wordings, method, ballot }, names, phrases) => ({
    key: ballot === 2 ? 'VoteOpenedAgain' : 'VoteOpened',
    values: {
      vote: { ...voteName(names, vote), text: phrases.t(`votes.record.methods.${method}`) },
      work: workName(names, work),
    },
    quote: wordings === undefined ? question : phrases.official(wordings),
  }),
  BallotCast: ({ vote, delegation, choice, changed }, names, phrases) => ({
    key: `${changed ? 'BallotChanged' : 'BallotCast'}${choice === null ? '' : 'Open'}`,
    values: {
      delegation: names.principal(delegation),
      vote: voteName(names, vote),
      // The edge: in the event a choice counts among words that may be erased; those that are there are choices.
      ...(choice === null ? {} : { choice: plain(phrases.t(`votes.record.choices.${choice as Choice}`)) }),
    },
  }),
  BallotCounted: ({ vote, cast }, names) => ({
    key: 'BallotCounted',
    values: { vote: voteName(names, vote) },
    count: cast,
  }),
  VoteClosed: ({ vote, result }, names) => ({
    key: `VoteClosed.${result.outcome}`,
    values: {
      vote: voteName(names, vote),
      for: plain(result.for),
      against: plain(result.against),
      abstain: plain(result.abstain),
    },
  }),
  VoteCertified: ({ vote, office }, names) => ({
    key: office === 'chair' ? 'VoteCertifiedByChair' : 'VoteCertifiedBySecretariat',
    values: { result: resultName(names, vote) },
  }),
}

export const voteWords = { sentences }
