import { getInstruments, getVersion } from '@quorate/shared/contracts/instrument'
import { getProposals } from '@quorate/shared/contracts/proposals'
import { committeeQuery } from '../../data/committee-query.ts'

export const instrumentsOptions = (committee: string) =>
  committeeQuery(['instrument', 'list'], getInstruments, { committee })

export const versionOptions = (committee: string, instrument: string, version: number) =>
  committeeQuery(['instrument', 'version', instrument, version], getVersion, { committee, instrument, version })

/** Only for whether the reader may propose; kept under the proposals' own key, so that it is asked once. */
export const proposingOptions = (committee: string) =>
  committeeQuery(['proposals', 'list'], getProposals, { committee })
