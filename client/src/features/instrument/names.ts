import type { Address } from '../../data/address.ts'
import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'

export const instrumentPaths = (at: Address) => ({
  instruments: at('instrument'),
  instrument: (instrument: string, version?: number, provision?: string) =>
    (version === undefined ? at('instrument', instrument) : at('instrument', instrument, version)) +
    (provision === undefined ? '' : `#${provision}`),
  comparison: (instrument: string, from: number, to: number) => at('instrument', instrument, 'compare', from, to),
  importInstrument: at('instrument', 'import'),
})

export function instrumentName(names: Names, id: string): NamedThing {
  const title = names.of(id)?.title
  const to = instrumentPaths(names.address).instrument(id)
  return nameOr(title ? names.official(title) : undefined, names.t('instrument.record.unknown.instrument'), to)
}

export const versionName = (names: Names, instrument: string, version: number): NamedThing => ({
  text: String(version),
  to: instrumentPaths(names.address).instrument(instrument, version),
})
