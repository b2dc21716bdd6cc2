import { getProposals } from '@quorate/shared/contracts/proposals'
import { committeeQuery } from '../../data/committee-query.ts'

/** The proposals that can be put on an agenda, and their symbols. */
export const proposalsQuery = (committee: string) => committeeQuery(['proposals', 'list'], getProposals, { committee })
