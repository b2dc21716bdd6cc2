import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { VoteMethod } from '@quorate/shared/domain/votes/events'
import type { Choice, MajorityProfile, VoteResult } from '@quorate/shared/domain/votes/majority'
import type { Office, VoteStatus } from '@quorate/shared/domain/votes/state'
import { type DocOf, type DocsOf, flag, list, number, readModel, text, value } from '../../record/read-model.ts'

export const voteReadModels = {
  votes: readModel(
    {
      work: text(),
      /** The work that is voted on, as it was called when the vote was opened. */
      about: value<{ kind: string; symbol: string; title: OfficialText; for: string | null }>(),
      session: text(),
      ballot: number<1 | 2>(),
      question: text(),
      /** The question in each language in which it is put; null where that is not known. */
      wordings: value<OfficialText | null>(),
      method: text<VoteMethod>(),
      profile: value<MajorityProfile>(),
      status: text<VoteStatus>(),
      /** Its place in lists: votes opened later have higher numbers. */
      order: number(),
      openedAt: number(),
      closedAt: number<number | null>(),
      /** How many Members are entitled, and how many have cast a ballot. */
      entitled: number(),
      cast: number(),
      result: value<VoteResult | null>(),
      certifiedBy: list<{ office: Office; member: string; at: number }>(),
      decision: text<string | null>(),
      /** The words of a search that finds it, as `searchWords` makes them. */
      words: list<string>(),
    },
    { committee: 1, order: -1 },
    { committee: 1, status: 1, order: -1 },
    { committee: 1, work: 1, order: 1 },
    { committee: 1, session: 1, order: -1 },
    { committee: 1, words: 1 },
  ),

  /**
   * The electorate of a vote and its ballots, apart from the vote because they are long and lists do not show them.
   * `_id` is the vote. `ballots`: the roll-call, once closed; null for a show of hands.
   */
  rolls: readModel({
    electorate: list<{ delegation: string; voter: string | null }>(),
    ballots: value<{ delegation: string; choice: Choice | null }[] | null>(),
  }),

  /**
   * A delegation's ballot as it is now: the last one cast counts. `_id` is `ballotId(vote, delegation)`. `receipt`: its
   * place in the record, and its commitment there.
   */
  ballots: readModel({
    vote: text(),
    delegation: text(),
    choice: text<Choice | null>(),
    receipt: text(),
    at: number(),
    by: text(),
    changed: flag(),
  }),
}

export type VoteDoc = DocOf<typeof voteReadModels.votes>
export type RollDoc = DocOf<typeof voteReadModels.rolls>
export type BallotDoc = DocOf<typeof voteReadModels.ballots>

export function ballotId(vote: string, delegation: string): string {
  return `${vote}:${delegation}`
}

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof voteReadModels> {}
}
