import type { DecisionEvents } from '@quorate/shared/domain/decisions/events'
import type { Sentences } from '../../data/sentence.ts'
import { workName } from '../works/names.ts'
import type { messages } from './messages.en.ts'
import { decisionName } from './names.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<DecisionEvents, typeof messages> = {
  DecisionTaken: ({ decision, symbol, work, outcome }, names) => ({
    key: outcome === 'carried' ? 'DecisionCarried' : 'DecisionRejected',
    values: { decision: { ...decisionName(names, decision), text: symbol }, work: workName(names, work) },
  }),
}

export const decisionWords = { sentences }
