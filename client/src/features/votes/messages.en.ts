export const messages = {
  nav: 'Votes',
  status: {
    open: 'Open',
    closed: 'Closed, to be certified',
    'no-quorum': 'Closed without a quorum',
    certified: 'Certified',
  },
  toVote: 'Go to the vote',
  call: 'The vote is open: {{question}}',
  callUnnamed: 'The vote is open.',
  close: {
    button: 'Close the vote',
    confirmTitle: 'Close this vote?',
    confirmText_one:
      '{{count}} of {{entitled}} delegations has voted. When the vote is closed, nobody can vote or change a vote, and the result is published.',
    confirmText_other:
      '{{count}} of {{entitled}} delegations have voted. When the vote is closed, nobody can vote or change a vote, and the result is published.',
    confirm: 'Close and publish the result',
  },
  area: 'Votes',
}
