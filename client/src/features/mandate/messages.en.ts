export const messages = {
  nav: 'Mandate',
  title: 'Mandate',
  lead: 'All work of the committee belongs to a clause of its mandate.',
  none: 'No mandate yet.',
  noneText: 'Once the Secretariat has imported one, all work is found here by its clauses.',
  clause: 'Clause {{clause}}',
  works_one: '{{count}} matter',
  works_other: '{{count}} matters',
  open_one: '{{count}} open',
  open_other: '{{count}} open',
  work: 'Work under this clause',
  noWork: 'No work under this clause yet.',
  noWorkText:
    'Work brought under it appears here, each matter with its discussion, sessions, votes, decision and version.',
  noneOpen: 'Nothing under this clause is open.',
  noneFollowed: 'You follow nothing under this clause.',
  import: {
    action: 'Import a mandate',
    title: 'Import a mandate',
    lead: 'From plain text or Markdown with numbered provisions. Page numbers, headers and footnotes are recognised and set aside.',
    submit: 'Import the mandate',
  },
  mayNotImport: 'Mandates are imported by the Secretariat.',
  record: {
    area: 'Mandate',
    sentence: {
      MandateImported_one: '{{actor}} imported the mandate {{mandate}}, with {{count}} clause.',
      MandateImported_other: '{{actor}} imported the mandate {{mandate}}, with {{count}} clauses.',
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
