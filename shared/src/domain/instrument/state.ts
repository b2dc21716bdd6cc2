import type { Provision } from './provision.ts'

/** An instrument as it stands now: consolidation needs the official text of the current version. */
export type Instrument = {
  instrument: string
  version: number
  provisions: readonly Provision[]
  /** By provision, deleted ones included, the version in which it last changed. Those of version 1 are left out. */
  changedIn: Map<string, number>
  /** The proposals on it that are being voted on: from the opening of a vote until the decision. */
  voting: Set<string>
}

export type InstrumentState = Map<string, Instrument>
