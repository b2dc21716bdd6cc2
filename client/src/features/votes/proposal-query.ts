import { getProposal } from '@quorate/shared/contracts/proposals'
import { committeeQuery } from '../../data/committee-query.ts'

/** The proposal a question is to be put on. */
export const proposalQuery = (committee: string, proposal: string) =>
  committeeQuery(['proposals', 'one', proposal], getProposal, { committee, proposal })
