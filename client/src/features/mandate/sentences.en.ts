export const messages = {
  record: {
    sentence: {
      MandateImported_one: '{{actor}} imported the mandate “{{mandate}}”, with {{count}} clause.',
      MandateImported_other: '{{actor}} imported the mandate “{{mandate}}”, with {{count}} clauses.',
      MandateWithdrawn: '{{actor}} withdrew {{mandate}}, which was imported in error.',
      MandateCorrected:
        '{{actor}} corrected what was read wrongly in {{clause}} of {{mandate}}. It is now: “{{after}}”.',
    },
    type: {
      MandateImported: 'mandate imported',
      MandateEntered: 'mandate imported',
      MandateWithdrawn: 'mandate withdrawn',
      MandateCorrected: 'corrigendum of a mandate',
    },
    unknown: {
      mandate: 'the mandate',
    },
    clause: 'clause {{clause}}',
  },
}
