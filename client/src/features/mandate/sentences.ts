import type { MandateEvents } from '@quorate/shared/domain/mandate/events'
import { named, plain, type Sentences } from '../../data/sentence.ts'
import { clauseName, mandateName } from './names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<MandateEvents, typeof messages> = {
  MandateImported: ({ mandate, title, clauses }, names, phrases) => ({
    key: 'MandateImported',
    values: { mandate: named(mandateName(names, mandate), title, phrases) },
    count: clauses.length,
  }),
  MandateEntered: ({ mandate, title, clauses }, names, phrases) => ({
    key: 'MandateImported',
    values: { mandate: named(mandateName(names, mandate), title, phrases) },
    count: clauses.length,
  }),
  MandateWithdrawn: ({ mandate, reason }, names) => ({
    key: 'MandateWithdrawn',
    values: { mandate: mandateName(names, mandate) },
    quote: reason,
  }),
  MandateCorrected: ({ mandate, clause, after, reason }, names) => ({
    key: 'MandateCorrected',
    values: {
      mandate: mandateName(names, mandate),
      clause: clauseName(names, { mandate, clause }),
      after: plain(after),
    },
    quote: reason,
  }),
}

export const mandateWords = { sentences }
