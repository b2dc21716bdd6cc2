import type { Address } from '../../data/address.ts'
import { type NamedThing, type Names, plain } from '../../data/sentence.ts'

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
  return title
    ? instrumentCalled(names, id, names.official(title))
    : plain(names.t('instrument.record.unknown.instrument'))
}

/** An instrument by its title: “the instrument “Framework””. */
export const instrumentCalled = (names: Names, id: string, title: string): NamedThing => ({
  text: names.t('instrument.record.instrument', { title }),
  to: instrumentPaths(names.address).instrument(id),
})

export const versionName = (names: Names, instrument: string, version: number): NamedThing => ({
  text: String(version),
  to: instrumentPaths(names.address).instrument(instrument, version),
})
