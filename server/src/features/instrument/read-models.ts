import type { Span } from '@quorate/shared/domain/instrument/provenance'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { Corrigendum } from '@quorate/shared/domain/reading/corrigendum'
import type { PerLanguage, SourceFile, Surroundings } from '@quorate/shared/domain/reading/entered'
import { type DocOf, type DocsOf, flag, list, number, readModel, text, value } from '../../record/read-model.ts'

/** Where the words of a text come from, for the languages in which a decision changed it; else it is as imported. */
export type Provenance = { en?: Span[]; fr?: Span[] }

/** `corrigenda`: how many changed its text. */
type VersionLine = { number: number; at: number; decision: string | null; corrigenda: number }
export type InstrumentCorrigendum = Corrigendum & { version: number; provision: string; before: string; at: number }

export const instrumentReadModels = {
  /** `versions`: from the first edition on; `decision` is null for the imported one. */
  instruments: readModel(
    {
      title: value<OfficialText>(),
      versions: list<VersionLine>(),
      surroundings: value<Surroundings>(),
      sources: value<PerLanguage<SourceFile>>(),
      /** A withdrawn one is kept for the record, which names it. */
      withdrawn: flag(),
    },
    { committee: 1, _id: 1 },
  ),

  /** A version changes only by corrigenda, and only until the next one. `_id` is `versionId(instrument, number)`; `provisions` in reading order. */
  versions: readModel({
    instrument: text(),
    number: number(),
    at: number(),
    decision: text<string | null>(),
    provisions: list<Provision & { spans: Provenance }>(),
    /** Of this version and those before it, the first one first; `before`: the words that it replaced. */
    corrigenda: list<InstrumentCorrigendum>(),
  }),
}

export type InstrumentDoc = DocOf<typeof instrumentReadModels.instruments>
export type VersionDoc = DocOf<typeof instrumentReadModels.versions>

export function versionId(instrument: string, number: number): string {
  return `${instrument}:${number}`
}

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof instrumentReadModels> {}
}
