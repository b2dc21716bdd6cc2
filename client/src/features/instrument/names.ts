import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'
import { instrumentPaths } from './paths.ts'

export function instrumentName(names: Names, id: string): NamedThing {
  const title = names.of(id)?.title
  const to = instrumentPaths(names.address).instrument(id)
  return nameOr(title ? names.official(title) : undefined, names.t('instrument.record.unknown.instrument'), to)
}

export const versionName = (names: Names, instrument: string, version: number): NamedThing => ({
  text: String(version),
  to: instrumentPaths(names.address).instrument(instrument, version),
})
