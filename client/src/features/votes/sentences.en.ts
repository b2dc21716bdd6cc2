export const messages = {
  record: {
    sentence: {
      VoteOpened: '{{actor}} opened {{vote}} on {{work}}.',
      VoteOpenedAgain: '{{actor}} opened {{vote}} on {{work}}: the second ballot after a tie.',
      BallotCast: '{{actor}} cast the vote of {{delegation, the}} in {{vote}}.',
      BallotCastOpen: '{{actor}} cast the vote of {{delegation, the}} in {{vote}}: {{choice}}.',
      BallotChanged: '{{actor}} changed the vote of {{delegation, the}} in {{vote}}.',
      BallotChangedOpen: '{{actor}} changed the vote of {{delegation, the}} in {{vote}}: {{choice}}.',
      BallotCounted_one: '{{count}} delegation had taken part in {{vote}}.',
      BallotCounted_other: '{{count}} delegations had taken part in {{vote}}.',
      VoteClosed: {
        carried:
          '{{actor}} closed {{vote}}: adopted, with {{for}} for, {{against}} against and {{abstain}} abstaining.',
        rejected:
          '{{actor}} closed {{vote}}: rejected, with {{for}} for, {{against}} against and {{abstain}} abstaining.',
        tied: '{{actor}} closed {{vote}}: equally divided, with {{for}} for and {{against}} against. A second ballot was to follow.',
        'no-quorum': '{{actor}} closed {{vote}}: no decision, because there was no quorum.',
      },
      VoteCertifiedByChair: '{{actor}} certified {{result}} for the chair.',
      VoteCertifiedBySecretariat: '{{actor}} certified {{result}} for the Secretariat.',
    },
    type: {
      VoteOpened: 'vote opened',
      BallotCast: 'vote cast',
      BallotCounted: 'number of votes cast',
      VoteClosed: 'vote closed',
      VoteCertified: 'result certified',
    },
    methods: {
      'roll-call': 'a roll-call vote',
      'show-of-hands': 'a vote by show of hands',
    },
    choices: {
      for: 'for',
      against: 'against',
      abstain: 'abstention',
    },
    unknown: {
      vote: 'a vote',
      result: 'the result of a vote',
    },
    voteOn: 'the vote on {{work}}',
    secondBallotOn: 'the second ballot on {{work}}',
    resultOn: 'the result of the vote on {{work}}',
    secondResultOn: 'the result of the second ballot on {{work}}',
  },
}
