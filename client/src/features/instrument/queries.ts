import { getInstruments, getVersion } from '@quorate/shared/contracts/instrument'
import { committeeQuery } from '../../data/committee-query.ts'

export const instrumentKeys = { all: ['instrument'], versions: ['instrument', 'version'] } as const

export const instrumentsQuery = (committee: string) =>
  committeeQuery([...instrumentKeys.all, 'list'], getInstruments, { committee })

export const versionQuery = (committee: string, instrument: string, version: number) =>
  committeeQuery([...instrumentKeys.versions, instrument, version], getVersion, {
    committee,
    instrument,
    version,
  })
