import { getInstruments, getVersion } from '@quorate/shared/contracts/instrument'
import { getMandates } from '@quorate/shared/contracts/mandate'
import { getDrafts, getProposal, getProposals } from '@quorate/shared/contracts/proposals'
import { committeeQuery } from '../../data/committee-query.ts'

export const proposalsOptions = (committee: string) =>
  committeeQuery(['proposals', 'list'], getProposals, { committee })

export const proposalOptions = (committee: string, proposal: string) =>
  committeeQuery(['proposals', 'one', proposal], getProposal, { committee, proposal })

export const draftsOptions = (committee: string) => committeeQuery(['drafts'], getDrafts, { committee })

export const instrumentsOptions = (committee: string) =>
  committeeQuery(['instrument', 'list'], getInstruments, { committee })

export const versionOptions = (committee: string, instrument: string, version: number) =>
  committeeQuery(['instrument', 'version', instrument, version], getVersion, { committee, instrument, version })

export const mandatesOptions = (committee: string) => committeeQuery(['mandate', 'list'], getMandates, { committee })
