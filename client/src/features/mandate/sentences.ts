import type { MandateEvents } from '@quorate/shared/domain/mandate/events'
import { named, type Sentences } from '../../data/sentence.ts'
import type { messages } from './messages.en.ts'
import { mandateName } from './names.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<MandateEvents, typeof messages> = {
  MandateImported: ({ mandate, title, clauses }, names, phrases) => ({
    key: 'MandateImported',
    values: { mandate: named(mandateName(names, mandate), title, phrases) },
    count: clauses.length,
  }),
}

export const mandateWords = { sentences }
