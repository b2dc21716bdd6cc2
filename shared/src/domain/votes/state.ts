import type { VoteMethod } from './events.ts'
import type { Choice, MajorityProfile, VoteResult } from './majority.ts'

export type Office = 'chair' | 'secretariat'

export type Vote = {
  vote: string
  proposal: string
  session: string
  ballot: 1 | 2
  method: VoteMethod
  profile: MajorityProfile
  /** Electorate, presence and ballots are emptied at the close: no rule needs them after it. */
  electorate: readonly { delegation: string; voter: string | null }[]
  /** Recorded present at the opening. */
  present: Set<string>
  /** By delegation, its choice for now. */
  ballots: Map<string, Choice>
  /** Null while the vote is open. */
  closed: { at: number; outcome: VoteResult['outcome'] } | null
  certified: Set<Office>
}

export type VoteState = Map<string, Vote>
