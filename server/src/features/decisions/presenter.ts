import type { DecisionSummary } from '@quorate/shared/contracts/decisions'
import type { ProposalDoc } from '../proposals/docs.ts'
import type { DecisionDoc } from './docs.ts'

/** `proposal` is what was decided on. */
export function summarizeDecision(doc: DecisionDoc, proposal: Pick<ProposalDoc, 'symbol' | 'title'>): DecisionSummary {
  const { _id: id, number, symbol, outcome, vote, at } = doc
  const what = { proposal: doc.proposal, proposalSymbol: proposal.symbol, title: proposal.title }
  return { id, number, symbol, outcome, ...what, vote, at }
}
