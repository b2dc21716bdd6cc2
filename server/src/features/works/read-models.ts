import type { Audience } from '@quorate/shared/domain/audience'
import type { EventActor } from '@quorate/shared/domain/event'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { ClauseRef, LinkMeaning } from '@quorate/shared/domain/works/events'
import { type PersonalDocOf, type PersonalDocsOf, personalModel } from '../../http/personal.ts'
import { type DocOf, type DocsOf, flag, list, number, readModel, text, value } from '../../record/read-model.ts'

export const workReadModels = {
  /**
   * The works that a participant has a part in (`involve`): they follow these unless they say otherwise. And the numbers of
   * their own comments: by thread, as ranges in JSON. `_id`: the member. It is written before the works, so that a work
   * never counts a comment that this lacks.
   */
  involvements: readModel({ works: list<string>(), comments: value<Record<string, string>>() }),

  works: readModel(
    {
      kind: text(),
      symbol: text(),
      title: value<OfficialText>(),
      clause: value<ClauseRef>(),
      touches: list<ClauseRef>(),
      /** All its clauses, as `clauseKey` writes them. */
      clauses: list<string>(),
      by: value<EventActor>(),
      for: text<string | null>(),
      thread: text(),
      stage: text(),
      open: flag(),
      /** Its place in lists: works brought later have higher numbers. */
      order: number(),
      broughtAt: number(),
      movedAt: number(),
      /** Its stages, the first one first. */
      moves: list<{ stage: string; by: EventActor; at: number; reason: string | null }>(),
      /** How many comments its thread ever had. */
      comments: number(),
      debateOpen: flag(),
      decision: value<{ id: string; symbol: string; version: { instrument: string; number: number } | null } | null>(),
      /** Its links, with who may see each. `way` says whether the link begins at this work. */
      links: list<{ way: 'to' | 'from'; meaning: LinkMeaning; work: string; audience: Audience }>(),
      /** The words of a search that finds it, as `searchWords` makes them. */
      words: list<string>(),
    },
    { committee: 1, order: -1 },
    { committee: 1, kind: 1, order: -1 },
    { committee: 1, open: 1, order: -1 },
    { committee: 1, for: 1, order: -1 },
    { committee: 1, clauses: 1, order: -1 },
    { committee: 1, words: 1 },
    { committee: 1, symbol: 1 },
  ),
}

/** By work, whether a person follows it, if they have said so. `_id` is `personalId`. */
export const workPersonalModels = {
  follows: personalModel({ works: value<Record<string, boolean>>() }),
}

export type WorkDoc = DocOf<typeof workReadModels.works>
export type InvolvementDoc = DocOf<typeof workReadModels.involvements>
export type FollowsDoc = PersonalDocOf<typeof workPersonalModels.follows>

export function clauseKey({ mandate, clause }: ClauseRef): string {
  return `${mandate} ${clause}`
}

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof workReadModels> {}
}

declare module '../../http/personal.ts' {
  interface PersonalDocs extends PersonalDocsOf<typeof workPersonalModels> {}
}
