import type { Provision } from './provision.ts'

/** An instrument as it is now: consolidation needs the official text of the current version. */
export type Instrument = {
  instrument: string
  version: number
  provisions: readonly Provision[]
  /** By provision, deleted ones included, the version in which it last changed. Those of version 1 are left out. */
  changedIn: Map<string, number>
  /** Whether an amendment to it was ever tabled. */
  used: boolean
  /** By provision, the open proposals to amend it, the first one first. */
  amending: Map<string, readonly string[]>
}

export type InstrumentState = Map<string, Instrument>

export function emptyInstrument(): InstrumentState {
  return new Map()
}
