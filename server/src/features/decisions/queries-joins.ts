import type { DecisionSummary } from '@quorate/shared/contracts/decisions'
import type { ReadModels } from '../../record/read-models.ts'
import type { ProposalDoc } from '../proposals/docs.ts'
import type { DecisionDoc } from './docs.ts'
import { summarizeDecision } from './presenter.ts'

type Named = Pick<ProposalDoc, '_id' | 'symbol' | 'title'>

/** The decisions' summaries, each with the name of what was decided on. */
export async function summarizeDecisions(
  read: Pick<ReadModels, 'proposals'>,
  decisions: readonly DecisionDoc[],
): Promise<DecisionSummary[]> {
  const ids = decisions.map(({ proposal }) => proposal)
  const proposals = await read.proposals
    .find({ _id: { $in: ids } })
    .select({ symbol: 1, title: 1 })
    .lean<Named[]>()
  const byId = new Map(proposals.map((proposal) => [proposal._id, proposal]))
  return decisions.map((decision) => summarizeDecision(decision, byId.get(decision.proposal) ?? UNKNOWN))
}

const UNKNOWN = { symbol: '', title: '' }
