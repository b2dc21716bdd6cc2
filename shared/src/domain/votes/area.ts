import type { Area } from '../area.ts'
import { settleDecided, voteFolds } from './apply.ts'
import { voteRules } from './decide.ts'
import type { VoteCommands, VoteEvents } from './events.ts'
import { emptyVotes, type VoteState } from './state.ts'

export type VoteTypes = {
  commands: VoteCommands
  events: VoteEvents
  state: VoteState
  /** A ballot is kept closed until its vote is closed; it is not erased. */
  erasable: never
}

export const votes: Area<VoteTypes> = {
  empty: emptyVotes,
  rules: voteRules,
  folds: voteFolds,
  alsoFolds: { DecisionTaken: settleDecided },
  erasable: {},
}
