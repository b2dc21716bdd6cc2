import type { Folds } from '../area.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { touchedProvisions } from '../instrument/touched.ts'
import { textRef, textsAfter } from '../words.ts'
import type { ProposalEvents } from './events.ts'

/** Takes the events of proposals into the state. */
export const proposalFolds: Folds<ProposalEvents> = {
  ProposalTabled(state, { seq, data: { proposal, instrument, version, operations, justification } }) {
    state.proposals.set(proposal, {
      proposal,
      instrument,
      version,
      operations,
      touched: [...touchedProvisions(state.instrument.get(instrument)?.provisions ?? [], operations)],
      texts: textRef(seq, justification),
    })
  },
}

export function eraseJustification({ proposals }: CommitteeState, event: RecordedEvent<'WordsErased'>): void {
  const { subject } = event.data
  const proposal = subject.kind === 'proposal' ? proposals.get(subject.id) : undefined
  if (proposal !== undefined) proposal.texts = textsAfter(proposal.texts, event)
}
