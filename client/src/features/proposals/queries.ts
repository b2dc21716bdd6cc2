import { getDrafts, getProposal, getProposalText } from '@quorate/shared/contracts/proposals'
import { committeeQuery } from '../../data/committee-query.ts'
import { prepareMarkdown } from '../../ui/prepare-markdown.ts'

export const proposalKeys = {
  all: ['proposals'],
  each: ['proposals', 'one'],
  one: (proposal: string) => ['proposals', 'one', proposal],
  drafts: ['drafts'],
} as const

export const proposalQuery = (committee: string, proposal: string) =>
  committeeQuery(
    proposalKeys.one(proposal),
    getProposal,
    { committee, proposal },
    {},
    { prepare: ({ proposal: { justification } }) => prepareMarkdown([justification]) },
  )

/** It does not change once tabled. */
export const proposalTextQuery = (committee: string, proposal: string) =>
  committeeQuery(
    ['proposals', 'text', proposal],
    getProposalText,
    { committee, proposal },
    {},
    { forever: true, urgency: 'now' },
  )

export const draftsQuery = (committee: string) => committeeQuery(proposalKeys.drafts, getDrafts, { committee })
