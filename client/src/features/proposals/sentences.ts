import type { ProposalEvents } from '@quorate/shared/domain/proposals/events'
import { plain, type Sentences } from '../../data/sentence.ts'
import { instrumentName } from '../instrument/names.ts'
import { clauseName } from '../mandate/names.ts'
import type { messages } from './messages.en.ts'
import { proposalName } from './names.ts'

/** How what happens here reads in the record. */
export const proposalSentences: Sentences<ProposalEvents, typeof messages> = {
  ProposalTabled: ({ proposal, symbol, title, instrument, clause, sponsor }, names) => ({
    key: 'ProposalTabled',
    values: {
      proposal: { ...proposalName(names, proposal), text: symbol },
      title: plain(title),
      instrument: instrumentName(names, instrument),
      clause: clauseName(names, clause),
      sponsor: names.principal(sponsor),
    },
  }),
  ProposalWithdrawn: ({ proposal }, names) => ({
    key: 'ProposalWithdrawn',
    values: { proposal: proposalName(names, proposal) },
  }),
}
