import type { OfficialText } from '../official-text.ts'
import type { Words } from '../words.ts'
import type { Choice, MajorityProfile, VoteResult } from './majority.ts'

/** Roll-call: every ballot is published at the close. Show of hands: the counts only. */
export const VOTE_METHODS = ['roll-call', 'show-of-hands'] as const
export type VoteMethod = (typeof VOTE_METHODS)[number]

export type VoteEvents = {
  /** Everything the vote depends on is fixed here; later changes of membership do not alter it. */
  VoteOpened: {
    vote: string
    work: string
    session: string
    /** 1, or 2 for the second ballot after a tie. */
    ballot: 1 | 2
    question: string
    /** The question in each language in which it is put; left out where that is not known. */
    wordings?: OfficialText
    method: VoteMethod
    profile: MajorityProfile
    /** Every Member entitled, with the participant who holds its credential (null: nobody can cast). */
    electorate: { delegation: string; voter: string | null }[]
    /** The delegations recorded present in the session when the vote was opened. */
    present: string[]
  }
  /** The delegation's own receipt; nobody else sees `choice` before the close. */
  BallotCast: { vote: string; delegation: string; choice: Words; changed: boolean }
  /** Turnout, for everybody: how many Members have cast a ballot. One event for each Member. */
  BallotCounted: { vote: string; cast: number }
  VoteClosed: {
    vote: string
    result: VoteResult
    /** The roll-call, in the electorate's order; null for a show of hands. `null` choice: did not vote. */
    ballots: { delegation: string; choice: Choice | null }[] | null
  }
  VoteCertified: { vote: string; office: 'chair' | 'secretariat' }
}

export type VoteCommands = {
  openVote: {
    work: string
    session: string
    question: string
    wordings?: OfficialText | undefined
    method: VoteMethod
    profile: string
  }
  castBallot: { vote: string; choice: Choice }
  closeVote: { vote: string }
  certifyVote: { vote: string }
}
