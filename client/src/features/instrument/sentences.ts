import type { InstrumentEvents } from '@quorate/shared/domain/instrument/events'
import type { Sentences } from '../../data/sentence.ts'
import { decisionName } from '../decisions/names.ts'
import { instrumentCalled, instrumentName, versionName } from './names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<InstrumentEvents, typeof messages> = {
  InstrumentImported: ({ instrument, title, provisions }, names, phrases) => ({
    key: 'InstrumentImported',
    values: { instrument: instrumentCalled(names, instrument, phrases.official(title)) },
    count: provisions.length,
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
