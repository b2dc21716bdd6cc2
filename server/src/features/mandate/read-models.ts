import type { Language } from '@quorate/shared/domain/language'
import type { MandateClause } from '@quorate/shared/domain/mandate/events'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import { type DocOf, type DocsOf, list, number, readModel, value } from '../../record/read-model.ts'

export const mandateReadModels = {
  /** `at`: when it was imported, in UTC milliseconds. */
  mandates: readModel(
    { title: value<OfficialText>(), authentic: list<Language>(), clauses: list<MandateClause>(), at: number() },
    { committee: 1, at: -1 },
  ),
}

export type MandateDoc = DocOf<typeof mandateReadModels.mandates>

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof mandateReadModels> {}
}
