import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'
import { instrumentPaths } from './paths.ts'
import { instrumentsQuery } from './queries.ts'

export function instrumentName(names: Names, id: string): NamedThing {
  const title = names.from(instrumentsQuery)?.instruments.find((instrument) => instrument.id === id)?.title
  const to = instrumentPaths(names.address).instrument(id)
  return nameOr(title && names.official(title), names.t('instrument.record.unknown.instrument'), to)
}

export const versionName = (names: Names, instrument: string, version: number): NamedThing => ({
  text: String(version),
  to: instrumentPaths(names.address).instrument(instrument, version),
})
