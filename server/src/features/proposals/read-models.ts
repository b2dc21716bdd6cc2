import type { Operation } from '@quorate/shared/domain/instrument/provision'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { ProposalKind } from '@quorate/shared/domain/proposals/events'
import type { ClauseRef } from '@quorate/shared/domain/works/events'
import { type PersonalDocOf, type PersonalDocsOf, personalModel } from '../../http/personal.ts'
import { type DocOf, type DocsOf, list, number, readModel, text, value } from '../../record/read-model.ts'

export const proposalReadModels = {
  /**
   * The content of a proposal; `_id` is its work's. `version`: the one that the operations are pinned to.
   * `justification`: null once erased.
   */
  proposals: readModel(
    { instrument: text(), version: number(), operations: list<Operation>(), justification: text<string | null>() },
    { committee: 1, instrument: 1 },
  ),
}

export const proposalPersonalModels = {
  /** A draft as its author left it: it may lack what a proposal needs. `_id` is `draftId(…)`. */
  drafts: personalModel(
    {
      draft: text(),
      kind: text<ProposalKind>(),
      clause: value<ClauseRef>(),
      instrument: text(),
      version: number(),
      title: value<OfficialText>(),
      operations: list<Operation>(),
      justification: text(),
      savedAt: number(),
    },
    { account: 1, committee: 1, savedAt: -1 },
  ),
}

export type ProposalDoc = DocOf<typeof proposalReadModels.proposals>
export type DraftDoc = PersonalDocOf<typeof proposalPersonalModels.drafts>

export function draftId({ account, committee, draft }: Pick<DraftDoc, 'account' | 'committee' | 'draft'>): string {
  return `${account}:${committee}:${draft}`
}

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof proposalReadModels> {}
}

declare module '../../http/personal.ts' {
  interface PersonalDocs extends PersonalDocsOf<typeof proposalPersonalModels> {}
}
