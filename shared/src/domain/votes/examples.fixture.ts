import fc from 'fast-check'
import { opening } from '../committee-fixture.ts'
import { type Examples, NO, profile, result, session, vote, work, YES } from '../example-parts.fixture.ts'
import type { VoteTypes } from './area.ts'
import { MAJORITY_PROFILES } from './majority.ts'

export const votes: Examples<VoteTypes> = {
  events: {
    VoteOpened: ([1, 2] as const).map((ballot) => ({
      ...(ballot === 2 ? {} : { wordings: { en: 'Q', fr: 'Q' } }),
      vote: 'v',
      work: 'w',
      session: 's',
      ballot,
      question: 'Q',
      method: 'roll-call',
      profile,
      electorate: [],
      present: [],
    })),
    BallotCast: [true, false].flatMap((changed) =>
      ['for', null].map((choice) => ({ vote: 'v', delegation: 'd', choice, changed })),
    ),
    BallotCounted: [{ vote: 'v', cast: 1 }],
    VoteClosed: (['carried', 'rejected', 'tied', 'no-quorum'] as const).map((outcome) => ({
      vote: 'v',
      result: { ...result, outcome },
      ballots: null,
    })),
    VoteCertified: [
      { vote: 'v', office: 'chair' },
      { vote: 'v', office: 'secretariat' },
    ],
  },
  commands: {
    openVote: opening('p1'),
    castBallot: { type: 'castBallot', vote: 'v1', choice: 'for' },
    closeVote: { type: 'closeVote', vote: 'v1' },
    certifyVote: { type: 'certifyVote', vote: 'v1' },
  },
  rights: {
    openVote: [opening('p1'), [NO, NO, NO, YES, YES, NO]],
    castBallot: [
      { type: 'castBallot', vote: 'v1', choice: 'for' },
      [
        YES,
        'business-does-not-vote',
        'observers-do-not-vote',
        'chair-does-not-vote',
        'chair-does-not-vote',
        'secretariat-does-not-vote',
      ],
    ],
    closeVote: [{ type: 'closeVote', vote: 'v1' }, [NO, NO, NO, YES, YES, NO]],
    certifyVote: [{ type: 'certifyVote', vote: 'v1' }, [NO, NO, NO, YES, YES, YES]],
  },
  fields: {
    openVote: {
      work,
      session,
      question: fc.constantFrom('One.', 'Un.'),
      wordings: fc.constantFrom(undefined, { en: 'One.' }, { en: 'One.', fr: 'Un.' }),
      method: fc.constantFrom('roll-call', 'show-of-hands'),
      profile: fc.constantFrom(...MAJORITY_PROFILES.map((profile) => profile.id)),
    },
    castBallot: { vote, choice: fc.constantFrom('for', 'for', 'against', 'abstain') },
    closeVote: { vote },
    certifyVote: { vote },
  },
}
