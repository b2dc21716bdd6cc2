import { assertNever } from '../assert-never.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { touchedProvisions } from '../instrument/touched.ts'
import { textRef } from '../words.ts'
import type { ProposalEvents } from './events.ts'

/** Takes an event of a proposal into the state. */
export function applyProposal(state: CommitteeState, event: RecordedEvent<keyof ProposalEvents>): void {
  switch (event.type) {
    case 'ProposalTabled': {
      const { proposal, symbol, instrument, version, operations, sponsor, justification } = event.data
      state.proposals.set(proposal, {
        proposal,
        symbol,
        status: 'tabled',
        instrument,
        version,
        operations,
        touched: [...touchedProvisions(state.instruments.get(instrument)?.provisions ?? [], operations)],
        sponsor,
        vote: null,
        tie: null,
        texts: textRef(event.seq, justification),
      })
      return
    }
    case 'ProposalWithdrawn': {
      const proposal = state.proposals.get(event.data.proposal)
      if (proposal !== undefined) proposal.status = 'withdrawn'
      return
    }
    default:
      assertNever(event)
  }
}
