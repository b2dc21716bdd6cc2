import type { ProposalSummary } from '@quorate/shared/contracts/proposals'
import type { Presenters } from '../../record/present-event-types.ts'
import type { ThreadDoc } from '../threads/docs.ts'
import type { ProposalDoc } from './docs.ts'

export const proposalPresenters: Presenters<'ProposalTabled'> = {
  ProposalTabled: ({ data }) => ({ ...data, justification: data.justification.words }),
}

/** `thread` is the proposal's own. */
export function summarizeProposal(
  doc: Omit<ProposalDoc, 'operations' | 'justification'>,
  thread: Pick<ThreadDoc, 'count' | 'open'>,
): ProposalSummary {
  const { _id: id, number, symbol, kind, title, status, clause, instrument, version, sponsor, tabledAt, tabledBy } = doc
  const names = { id, number, symbol, kind, title, status, clause, instrument, version, sponsor, thread: doc.thread }
  return { ...names, comments: thread.count, debateOpen: thread.open, tabledAt, tabledBy }
}
