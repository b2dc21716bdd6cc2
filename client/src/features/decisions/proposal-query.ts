import { getProposal } from '@quorate/shared/contracts/proposals'
import { committeeQuery } from '../../data/committee-query.ts'

/** The proposal decided on, with what it hangs on and what came of it. */
export const proposalQuery = (committee: string, proposal: string) =>
  committeeQuery(['proposals', 'one', proposal], getProposal, { committee, proposal })
