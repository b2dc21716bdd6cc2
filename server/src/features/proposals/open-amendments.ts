import type { Command } from '@quorate/shared/domain/command'
import type { Operation } from '@quorate/shared/domain/instrument/provision'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import { inView, type QuerySource } from '../../http/answer.ts'
import { summariesOf } from '../works/rows.ts'
import type { ProposalDoc } from './read-models.ts'

export type OpenAmendment = {
  proposal: string
  symbol: string
  title: OfficialText
  sponsor: string | null
  version: number
  operations: readonly Operation[]
}

/** Whether somebody may table a proposal. It is written later, so only the policy judges. */
export const TABLE = {
  type: 'tableProposal',
  kind: 'amendment',
  clause: { mandate: '', clause: '' },
  instrument: '',
  version: 1,
  title: {},
  operations: [],
  justification: '',
} satisfies Command

/** The amendments of an instrument that are still before the committee, the first one first. */
export async function openAmendments(
  source: Pick<QuerySource, 'read' | 'readShared' | 'viewer' | 'state'> & { params: { committee: string } },
  instrument: string,
): Promise<OpenAmendment[]> {
  const { proposals, works } = source.state
  // The decision state lists the open proposals: few of hundreds at any time.
  const open = [...proposals.values()]
    .filter((one) => one.instrument === instrument && works.works.get(one.proposal)?.open)
    .map(({ proposal }) => proposal)
  const [docs, summaries] = await Promise.all([
    source.read.proposals
      .find({ _id: { $in: open }, ...inView(source) })
      .select({ justification: 0 })
      .lean<Omit<ProposalDoc, 'justification'>[]>(),
    summariesOf(source, open),
  ])
  return docs
    .flatMap(({ _id: proposal, version, operations }) => {
      const work = summaries.get(proposal)
      if (work === undefined) return []
      const { symbol, title, order } = work
      return [{ order, proposal, symbol, title, sponsor: work.for, version, operations }]
    })
    .sort((one, other) => one.order - other.order)
}
