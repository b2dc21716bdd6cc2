export const messages = {
  record: {
    sentence: {
      MandateImported_one: '{{actor}} imported the mandate “{{mandate}}”, with {{count}} clause.',
      MandateImported_other: '{{actor}} imported the mandate “{{mandate}}”, with {{count}} clauses.',
    },
    type: {
      MandateImported: 'mandate imported',
    },
    unknown: {
      mandate: 'the mandate',
    },
    clause: 'clause {{clause}}',
  },
}
