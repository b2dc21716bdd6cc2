import type { OfficialText } from '../official-text.ts'
import type { Corrigendum } from '../reading/corrigendum.ts'
import type { EnteredDocument, PerLanguage, SourceFile, Surroundings } from '../reading/entered.ts'
import type { Operation, Provision } from './provision.ts'

export type InstrumentEvents = {
  /** The form of imports until documents came in with all that surrounds their provisions. No command makes it now. */
  InstrumentImported: { instrument: string; title: OfficialText; version: 1; provisions: Provision[] }
  InstrumentEntered: {
    instrument: string
    title: OfficialText
    version: 1
    provisions: Provision[]
    surroundings: Surroundings
    sources: PerLanguage<SourceFile>
  }
  InstrumentWithdrawn: { instrument: string; reason: string }
  /** A corrigendum of what was read wrongly from the source, in the version in force. */
  InstrumentCorrected: { instrument: string; version: number; provision: string } & Corrigendum
  /** The next version, made of `operations` adopted by `decision` on the version before it. */
  VersionConsolidated: { instrument: string; version: number; decision: string; operations: Operation[] }
}

export type InstrumentCommands = {
  importInstrument: EnteredDocument
  withdrawInstrument: { instrument: string; reason: string }
  correctInstrument: { instrument: string; version: number; provision: string } & Corrigendum
}
