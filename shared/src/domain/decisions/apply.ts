import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'

/** Takes a decision into the state: its proposal is settled. */
export function applyDecision(state: CommitteeState, { data }: RecordedEvent<'DecisionTaken'>): void {
  state.decisions.set(data.decision, { proposal: data.proposal })
  const proposal = state.proposals.get(data.proposal)
  if (proposal === undefined) return
  Object.assign(proposal, { status: data.outcome, tie: null })
  state.instruments.get(proposal.instrument)?.voting.delete(proposal.proposal)
}
