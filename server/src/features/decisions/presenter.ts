import type { DecisionSummary } from '@quorate/shared/contracts/decisions'
import type { DecisionDoc } from './read-models.ts'

export function summarizeDecision(doc: DecisionDoc): DecisionSummary {
  const { _id: id, number, symbol, outcome, work, by, at } = doc
  return { id, number, symbol, outcome, work, by, at }
}
