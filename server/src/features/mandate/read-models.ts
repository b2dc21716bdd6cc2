import type { Language } from '@quorate/shared/domain/language'
import type { MandateClause } from '@quorate/shared/domain/mandate/events'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { Corrigendum } from '@quorate/shared/domain/reading/corrigendum'
import type { PerLanguage, SourceFile, Surroundings } from '@quorate/shared/domain/reading/entered'
import { type DocOf, type DocsOf, flag, list, number, readModel, value } from '../../record/read-model.ts'

export type MandateCorrigendum = Corrigendum & { clause: string; before: string; at: number }

export const mandateReadModels = {
  /** `at`: when it was imported, in UTC milliseconds. */
  mandates: readModel(
    {
      title: value<OfficialText>(),
      authentic: list<Language>(),
      clauses: list<MandateClause>(),
      surroundings: value<Surroundings>(),
      sources: value<PerLanguage<SourceFile>>(),
      /** A withdrawn one is kept for the record, which names it. */
      withdrawn: flag(),
      /** Of clauses, the first one first; `before`: the words that it replaced. */
      corrigenda: list<MandateCorrigendum>(),
      at: number(),
    },
    { committee: 1, at: -1 },
  ),
}

export type MandateDoc = DocOf<typeof mandateReadModels.mandates>

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof mandateReadModels> {}
}
