import type { Operation } from '../instrument/provision.ts'
import type { TextRef } from '../words.ts'

/** `voting` from the opening of a vote until its result is certified, unless the vote decided nothing. */
export const PROPOSAL_STAGES = ['tabled', 'voting', 'carried', 'rejected', 'withdrawn'] as const
export type ProposalStage = (typeof PROPOSAL_STAGES)[number]

/** The content of a proposal; `proposal` is the work's id. */
export type Proposal = {
  proposal: string
  instrument: string
  /** The version the operations are pinned to. */
  version: number
  operations: Operation[]
  /** The provisions of that version which the operations reword, move or delete. */
  touched: string[]
  /** The justification. */
  texts: readonly TextRef[]
}

export type ProposalState = Map<string, Proposal>

export function emptyProposals(): ProposalState {
  return new Map()
}
