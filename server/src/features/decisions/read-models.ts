import type { DecisionEvents } from '@quorate/shared/domain/decisions/events'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { ClauseRef } from '@quorate/shared/domain/works/events'
import { type DocOf, type DocsOf, list, number, readModel, text, value } from '../../record/read-model.ts'

type Taken = DecisionEvents['DecisionTaken']

export const decisionReadModels = {
  decisions: readModel(
    {
      number: number(),
      symbol: text(),
      outcome: text<Taken['outcome']>(),
      /** The work that was decided, as it was called then. */
      work: value<{ id: string; kind: string; symbol: string; title: OfficialText }>(),
      clause: value<ClauseRef>(),
      by: value<Taken['by']>(),
      at: number(),
      /** The version of the instrument it made, if it carried. */
      version: value<{ instrument: string; number: number } | null>(),
      /** The words of a search that finds it, as `searchWords` makes them. */
      words: list<string>(),
    },
    { committee: 1, number: -1 },
    { committee: 1, 'work.id': 1 },
    { committee: 1, symbol: 1 },
    { committee: 1, words: 1 },
  ),
}

export type DecisionDoc = DocOf<typeof decisionReadModels.decisions>

/** The fields of a decision that name it. */
export const DECISION_OUTLINE = { symbol: 1 } as const

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof decisionReadModels> {}
}
