import type { OfficialText } from '../official-text.ts'
import type { Operation, Provision } from './provision.ts'

export type InstrumentEvents = {
  InstrumentImported: { instrument: string; title: OfficialText; version: 1; provisions: Provision[] }
  /** The next version, made of `operations` adopted by `decision` on the version before it. */
  VersionConsolidated: { instrument: string; version: number; decision: string; operations: Operation[] }
}

export type InstrumentCommands = {
  importInstrument: { title: OfficialText; source: { en?: string | undefined; fr?: string | undefined } }
}
