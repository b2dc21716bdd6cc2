import type { ImportDraft } from '@quorate/shared/contracts/reading'
import type { Language } from '@quorate/shared/domain/language'
import type { MandateClause } from '@quorate/shared/domain/mandate/events'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { Corrigendum } from '@quorate/shared/domain/reading/corrigendum'
import type { PerLanguage, SourceFile, Surroundings } from '@quorate/shared/domain/reading/entered'
import { type PersonalDocOf, type PersonalDocsOf, personalModel } from '../../http/personal.ts'
import { type DocOf, type DocsOf, flag, list, number, readModel, text, value } from '../../record/read-model.ts'

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

export const mandatePersonalModels = {
  /** The draft of an import, of either kind of document. `_id` is `importDraftId(…)`. */
  importDrafts: personalModel(
    {
      draft: text(),
      kind: text<ImportDraft['kind']>(),
      title: value<ImportDraft['title']>(),
      documents: value<ImportDraft['documents']>(),
      /** The SHA-256 of the files that it names, and by language their names. */
      files: list<string>(),
      names: value<PerLanguage<string>>(),
      /** How many there are. */
      corrections: number(),
      savedAt: number(),
    },
    { account: 1, committee: 1, savedAt: -1 },
    { committee: 1, files: 1 },
  ),
  /** A file that a person has sent, and may name. `_id` is `keptFileId(…)`. */
  keptFiles: personalModel(
    { sha256: text(), keptAt: number() },
    { account: 1, committee: 1 },
    { committee: 1, sha256: 1 },
  ),
}

export type ImportDraftDoc = PersonalDocOf<typeof mandatePersonalModels.importDrafts>
export type KeptFileDoc = PersonalDocOf<typeof mandatePersonalModels.keptFiles>

export function importDraftId({
  account,
  committee,
  draft,
}: Pick<ImportDraftDoc, 'account' | 'committee' | 'draft'>): string {
  return `${account}:${committee}:${draft}`
}

export function keptFileId({
  account,
  committee,
  sha256,
}: Pick<KeptFileDoc, 'account' | 'committee' | 'sha256'>): string {
  return `${account}:${committee}:${sha256}`
}

export type MandateDoc = DocOf<typeof mandateReadModels.mandates>

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof mandateReadModels> {}
}

declare module '../../http/personal.ts' {
  interface PersonalDocs extends PersonalDocsOf<typeof mandatePersonalModels> {}
}
