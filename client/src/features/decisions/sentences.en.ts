export const messages = {
  record: {
    sentence: {
      DecisionCarried: 'Decision {{decision}} was taken: {{work}} was adopted.',
      DecisionRejected: 'Decision {{decision}} was taken: {{work}} was rejected.',
    },
    type: {
      DecisionTaken: 'decision taken',
    },
    unknown: {
      decision: 'A decision',
    },
    decision: 'Decision {{symbol}}',
  },
}
