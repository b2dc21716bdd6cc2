export const messages = {
  record: {
    sentence: {
      InstrumentImported_one: '{{actor}} imported {{instrument}}, with {{count}} provision, as version 1.',
      InstrumentImported_other: '{{actor}} imported {{instrument}}, with {{count}} provisions, as version 1.',
      VersionConsolidated: '{{decision}} made version {{version}} of {{instrument}}.',
    },
    type: {
      InstrumentImported: 'instrument imported',
      VersionConsolidated: 'new version made',
    },
    unknown: {
      instrument: 'the instrument',
    },
    instrument: 'the instrument “{{title}}”',
  },
}
