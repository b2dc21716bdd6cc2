export const messages = {
  nav: 'Mandate',
  title: 'Mandate',
  lead: 'Each matter before the committee comes under a clause of its mandate.',
  none: 'No mandate yet.',
  noneText: 'When the Secretariat has imported one, you find all matters here by clause.',
  clause: 'Clause {{clause}}',
  works_one: '{{count}} matter',
  works_other: '{{count}} matters',
  open_one: '{{count}} open',
  open_other: '{{count}} open',
  work: 'Matters under this clause',
  noWork: 'No matter under this clause yet.',
  noWorkText: 'Each matter tabled under it appears here, with its discussion, sessions, votes, decision and version.',
  noneOpen: 'No matter under this clause is open.',
  noneFollowed: 'You follow no matter under this clause.',
  importAction: 'Import a mandate',
  record: {
    area: 'Mandate',
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
