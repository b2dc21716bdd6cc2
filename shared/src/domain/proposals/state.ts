import type { Operation } from '../instrument/provision.ts'
import type { TextRef } from '../words.ts'

/** `voting` from the opening of a vote until its result is certified, unless the vote decided nothing. */
export type ProposalStatus = 'tabled' | 'voting' | 'carried' | 'rejected' | 'withdrawn'

export type Proposal = {
  proposal: string
  symbol: string
  status: ProposalStatus
  instrument: string
  /** The version the operations are pinned to. */
  version: number
  operations: readonly Operation[]
  /** The provisions of that version which the operations reword, move or delete. */
  touched: readonly string[]
  /** The sponsoring delegation. */
  sponsor: string
  /** The vote last opened on it. */
  vote: string | null
  /** The first ballot that ended in a tie, until a second ballot has decided or the tie is recorded as lost. */
  tie: string | null
  /** The justification. */
  texts: readonly TextRef[]
}

export type ProposalState = Map<string, Proposal>
