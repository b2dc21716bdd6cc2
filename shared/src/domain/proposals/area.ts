import type { Area } from '../area.ts'
import { amendment } from './amendment.ts'
import { eraseJustification, proposalFolds } from './apply.ts'
import { proposalRules } from './decide.ts'
import type { ProposalCommands, ProposalEvents, ProposalKind } from './events.ts'
import { emptyProposals, type ProposalState } from './state.ts'

export type ProposalTypes = {
  commands: ProposalCommands
  events: ProposalEvents
  state: ProposalState
  erasable: 'proposal'
  kinds: ProposalKind
}

export const proposals: Area<ProposalTypes> = {
  empty: emptyProposals,
  rules: proposalRules,
  folds: proposalFolds,
  alsoFolds: { WordsErased: eraseJustification },
  kinds: { amendment },
  erasable: { proposal: ({ proposals }, id) => proposals.get(id)?.texts },
}
