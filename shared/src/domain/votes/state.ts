import type { Audience } from '../audience.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { VoteMethod } from './events.ts'
import type { Choice, MajorityProfile, VoteResult } from './majority.ts'

/** The offices that certify a result. */
export const OFFICES = ['chair', 'secretariat'] as const
export type Office = (typeof OFFICES)[number]

/** `closed`: with a result that is to be certified; `no-quorum`: closed without one, so that there is nothing to certify. */
export const VOTE_STATUSES = ['open', 'closed', 'no-quorum', 'certified'] as const
export type VoteStatus = (typeof VOTE_STATUSES)[number]

/** How a vote ends that is closed with this result. */
export const closedWith = ({ outcome }: VoteResult): VoteStatus => (outcome === 'no-quorum' ? 'no-quorum' : 'closed')

export type Vote = {
  vote: string
  work: string
  audience: Audience
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

/** The vote last opened on a work, and the first ballot that ended in a tie which nothing has decided yet. */
export type Balloting = { vote: string; tie: string | null }

export type VoteState = {
  votes: Map<string, Vote>
  byWork: Map<string, Balloting>
  /** Votes that are open, or closed with a result not yet certified: few at any time. */
  pending: readonly string[]
}

export function emptyVotes(): VoteState {
  return { votes: new Map(), byWork: new Map(), pending: [] }
}

/** Votes that are open, or closed with a result not yet certified. */
export function pendingVotes({ votes: { votes, pending } }: CommitteeState): Vote[] {
  return pending.flatMap((id) => votes.get(id) ?? [])
}

/** The vote that is open on a work. */
export function openVoteOn({ votes: { votes, byWork } }: CommitteeState, work: string): Vote | undefined {
  const vote = votes.get(byWork.get(work)?.vote ?? '')
  return vote?.closed === null ? vote : undefined
}

/** The vote that is open in a session. */
export function openVoteIn(state: CommitteeState, session: string): Vote | undefined {
  return pendingVotes(state).find((vote) => vote.session === session && vote.closed === null)
}
