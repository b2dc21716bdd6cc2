export const messages = {
  title: 'Decisions',
  lead: 'The committee’s decisions, the newest first.',
  listLabel: 'Decisions',
  search: 'Search by symbol or title',
  empty: {
    title: 'No decision has been taken yet',
    text: 'A decision appears here when the chair and the Secretariat have both certified the result of a vote.',
  },
  decision: 'Decision {{symbol}}',
  on: 'Taken {{when}}',
  text: {
    title: 'The decision',
    carried: 'The committee adopted {{symbol}}, “{{title}}”.',
    rejected: 'The committee did not adopt {{symbol}}, “{{title}}”.',
    broughtFor: '{{kind}} tabled by {{sponsor, the}}',
  },
  how: {
    title: 'How it was reached',
    vote: 'See the vote',
    certified: 'Certified by {{name}} for the chair, {{when}}',
    certifiedSecretariat: 'Certified by {{name}} for the Secretariat, {{when}}',
  },
  changed: {
    title: 'What it changed',
    version: 'It made version {{number}} of {{instrument}}.',
    readVersion: 'Read version {{number}}',
    nothing: 'It changed nothing in the instrument.',
    rejectedText: 'The text that was not adopted',
  },
  cite: {
    title: 'Cite as',
    copy: 'Copy the citation',
    copied: 'The citation is copied.',
    failed: 'The browser does not allow this. Select the line and copy it.',
    line: '{{body}}, {{committee}}, Decision {{symbol}}, {{title}}, {{date}}',
    outcome: {
      carried: 'adopted',
      rejected: 'rejected',
    },
  },
}
