import type { DecisionEvents } from '@quorate/shared/domain/decisions/events'
import type { Sentences } from '../../data/sentence.ts'
import { workName } from '../works/names.ts'
import { decisionPaths } from './names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<DecisionEvents, typeof messages> = {
  DecisionTaken: ({ decision, symbol, work, outcome }, names) => ({
    key: outcome === 'carried' ? 'DecisionCarried' : 'DecisionRejected',
    values: {
      decision: { text: symbol, to: decisionPaths(names.address).decision(decision) },
      work: workName(names, work),
    },
  }),
}

export const decisionWords = { sentences }
