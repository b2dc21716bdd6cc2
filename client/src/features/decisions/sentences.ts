import type { DecisionEvents } from '@quorate/shared/domain/decisions/events'
import type { Sentences } from '../../data/sentence.ts'
import { proposalName } from '../proposals/names.ts'
import type { messages } from './messages.en.ts'
import { decisionName } from './names.ts'

/** How what happens here reads in the record. */
export const decisionSentences: Sentences<DecisionEvents, typeof messages> = {
  DecisionTaken: ({ decision, symbol, proposal, outcome }, names) => ({
    key: outcome === 'carried' ? 'DecisionCarried' : 'DecisionRejected',
    values: { decision: { ...decisionName(names, decision), text: symbol }, proposal: proposalName(names, proposal) },
  }),
}
