import type { VoteMethod } from '@quorate/shared/domain/votes/events'
import type { Choice, MajorityProfile, VoteResult } from '@quorate/shared/domain/votes/majority'
import type { SeenDoc } from '../docs.ts'

export type VoteDoc = SeenDoc & {
  proposal: string
  session: string
  ballot: 1 | 2
  question: string
  method: VoteMethod
  profile: MajorityProfile
  electorate: { delegation: string; voter: string | null }[]
  status: 'open' | 'closed' | 'certified'
  openedAt: number
  closedAt: number | null
  /** How many Members have cast a ballot. */
  cast: number
  result: VoteResult | null
  /** The roll-call, once closed; null for a show of hands. */
  ballots: { delegation: string; choice: Choice | null }[] | null
  certifiedBy: { office: 'chair' | 'secretariat'; member: string; at: number }[]
  decision: string | null
}

/** A delegation's ballot as it stands: the last one cast counts. `_id` is `ballotId(vote, delegation)`. */
export type BallotDoc = SeenDoc & {
  vote: string
  delegation: string
  choice: Choice | null
  /** Where it stands in the record, and the commitment it stands under there. */
  receipt: string
  at: number
  by: string
  changed: boolean
}

export function ballotId(vote: string, delegation: string): string {
  return `${vote}:${delegation}`
}
