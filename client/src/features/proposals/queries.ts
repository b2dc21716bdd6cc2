import { getDrafts, getProposal, getProposals } from '@quorate/shared/contracts/proposals'
import { committeeQuery } from '../../data/committee-query.ts'

export const proposalKeys = {
  all: ['proposals'],
  list: ['proposals', 'list'],
  each: ['proposals', 'one'],
  one: (proposal: string) => ['proposals', 'one', proposal],
} as const

export const proposalsQuery = (committee: string) => committeeQuery(proposalKeys.list, getProposals, { committee })

export const proposalQuery = (committee: string, proposal: string) =>
  committeeQuery(proposalKeys.one(proposal), getProposal, { committee, proposal })

export const draftsQuery = (committee: string) => committeeQuery(['drafts'], getDrafts, { committee })
