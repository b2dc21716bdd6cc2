import type { Capacity, Region, Role } from '@quorate/shared/domain/membership/events'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import { type DocOf, type DocsOf, flag, readModel, text, value } from '../../record/read-model.ts'

export const membershipReadModels = {
  /** `_id` is the committee. `restored`: when it was last restored from a backup, and as of which time; null: never. */
  committees: readModel({
    name: value<OfficialText>(),
    body: value<OfficialText>(),
    symbol: text(),
    restored: value<{ epoch: number; at: number; asOf: number } | null>(),
  }),

  /** `_id` is the membership. `name`: null once erased. `left`: they take no part any more. */
  participants: readModel(
    {
      name: text<string | null>(),
      capacity: text<Capacity>(),
      principal: text<string | null>(),
      role: text<Role | null>(),
      suspended: flag(),
      left: flag(),
    },
    { committee: 1, _id: 1 },
  ),

  /**
   * A delegation, seat or observer. The Secretariat chooses its id, so `_id` is `principalId(committee, id)`. `term`:
   * calendar years of a seat, both included. `voter`: the participant who casts a delegation's ballot.
   */
  principals: readModel(
    {
      id: text(),
      kind: text<'delegation' | 'seat' | 'observer'>(),
      name: value<OfficialText>(),
      region: text<Region | null>(),
      sector: text<string | null>(),
      term: value<{ from: number; until: number } | null>(),
      voter: text<string | null>(),
    },
    { committee: 1, _id: 1 },
  ),
}

export type CommitteeDoc = DocOf<typeof membershipReadModels.committees>
export type ParticipantDoc = DocOf<typeof membershipReadModels.participants>
export type PrincipalDoc = DocOf<typeof membershipReadModels.principals>

export function principalId(committee: string, principal: string): string {
  return `${committee}:${principal}`
}

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof membershipReadModels> {}
}
