export const messages = {
  record: {
    words: 'the justification of {{work}}',
    sentence: {
      ProposalTabled_one:
        '{{actor}} proposed {{count}} change to version {{version}} of {{instrument}}, in {{proposal}}.',
      ProposalTabled_other:
        '{{actor}} proposed {{count}} changes to version {{version}} of {{instrument}}, in {{proposal}}.',
    },
    type: {
      ProposalTabled: 'proposal tabled',
    },
  },
}
