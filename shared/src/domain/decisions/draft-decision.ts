import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../event.ts'
import type { Proposal } from '../proposals/state.ts'
import type { Vote } from '../votes/state.ts'

/** The decision that a certified vote makes and, where it carried, the version that the decision makes. */
export function draftDecision(
  state: CommitteeState,
  { vote, proposal, carried }: { vote: Vote; proposal: Proposal; carried: boolean },
  { newId }: Pick<Context, 'newId'>,
): Draft[] {
  const decision = newId('d')
  const number = state.decisions.size + 1
  const taken: Draft = {
    type: 'DecisionTaken',
    audience: 'committee',
    data: {
      decision,
      number,
      symbol: `${state.established?.symbol}/D/${number}`,
      proposal: proposal.proposal,
      vote: vote.vote,
      outcome: carried ? 'carried' : 'rejected',
    },
  }
  const { instrument, operations } = proposal
  const version = (state.instruments.get(instrument)?.version ?? 0) + 1
  const consolidated: Draft = {
    type: 'VersionConsolidated',
    audience: 'committee',
    data: { instrument, version, decision, operations: [...operations] },
  }
  return carried ? [taken, consolidated] : [taken]
}
