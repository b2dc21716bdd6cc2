import type { MandateEvents } from '@quorate/shared/domain/mandate/events'
import { named, type Sentences } from '../../data/sentence.ts'
import { mandateName } from './names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<MandateEvents, typeof messages> = {
  MandateImported: ({ mandate, title, clauses }, names, phrases) => ({
    key: 'MandateImported',
    values: { mandate: named(mandateName(names, mandate), title, phrases) },
    count: clauses.length,
  }),
}

export const mandateWords = { sentences }
