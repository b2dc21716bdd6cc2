import type { InstrumentEvents } from '@quorate/shared/domain/instrument/events'
import { plain, type Sentences } from '../../data/sentence.ts'
import { decisionName } from '../decisions/names.ts'
import { instrumentCalled, instrumentName, instrumentPaths, versionName } from './names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<InstrumentEvents, typeof messages> = {
  InstrumentImported: ({ instrument, title, provisions }, names, phrases) => ({
    key: 'InstrumentImported',
    values: { instrument: instrumentCalled(names, instrument, phrases.official(title)) },
    count: provisions.length,
  }),
  InstrumentEntered: ({ instrument, title, provisions }, names, phrases) => ({
    key: 'InstrumentImported',
    values: { instrument: instrumentCalled(names, instrument, phrases.official(title)) },
    count: provisions.length,
  }),
  InstrumentWithdrawn: ({ instrument, reason }, names) => ({
    key: 'InstrumentWithdrawn',
    values: { instrument: instrumentName(names, instrument) },
    quote: reason,
  }),
  InstrumentCorrected: ({ instrument, version, provision, after, reason }, names) => ({
    key: 'InstrumentCorrected',
    values: {
      instrument: instrumentName(names, instrument),
      version: versionName(names, instrument, version),
      provision: {
        text: names.t('instrument.record.provision'),
        to: instrumentPaths(names.address).instrument(instrument, version, provision),
      },
      after: plain(after),
    },
    quote: reason,
  }),
  VersionConsolidated: ({ instrument, version, decision }, names) => ({
    key: 'VersionConsolidated',
    values: {
      instrument: instrumentName(names, instrument),
      version: versionName(names, instrument, version),
      decision: decisionName(names, decision),
    },
  }),
}

export const instrumentWords = { sentences }
