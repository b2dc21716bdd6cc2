export const messages = {
  record: {
    sentence: {
      InstrumentImported_one: '{{actor}} imported {{instrument}}, with {{count}} provision, as version 1.',
      InstrumentImported_other: '{{actor}} imported {{instrument}}, with {{count}} provisions, as version 1.',
      VersionConsolidated: '{{decision}} made version {{version}} of {{instrument}}.',
      InstrumentWithdrawn: '{{actor}} withdrew {{instrument}}, which was imported in error.',
      InstrumentCorrected:
        '{{actor}} corrected what was read wrongly in {{provision}} of {{instrument}}, version {{version}}. It is now: “{{after}}”.',
    },
    type: {
      InstrumentImported: 'instrument imported',
      InstrumentEntered: 'instrument imported',
      InstrumentWithdrawn: 'instrument withdrawn',
      InstrumentCorrected: 'corrigendum of an instrument',
      VersionConsolidated: 'new version made',
    },
    provision: 'a provision',
    unknown: {
      instrument: 'the instrument',
    },
    instrument: 'the instrument “{{title}}”',
  },
}
