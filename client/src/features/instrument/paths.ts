import type { Address } from '../../data/address.ts'

export const instrumentPaths = (at: Address) => ({
  instruments: at('instrument'),
  instrument: (instrument: string, version?: number, provision?: string) =>
    (version === undefined ? at('instrument', instrument) : at('instrument', instrument, version)) +
    (provision === undefined ? '' : `#${provision}`),
  comparison: (instrument: string, from: number, to: number) => at('instrument', instrument, 'compare', from, to),
  importInstrument: at('instrument', 'import'),
})
