import type { DecisionState } from './decisions/state.ts'
import type { InstrumentState } from './instrument/state.ts'
import type { MandateState } from './mandate/state.ts'
import { emptyMembership, type MembershipState } from './membership/state.ts'
import type { ProposalState } from './proposals/state.ts'
import type { SessionState } from './sessions/state.ts'
import { emptyThreads, type ThreadState } from './threads/state.ts'
import type { VoteState } from './votes/state.ts'

/**
 * What the rules need to know of a committee, folded from its record: who sits where, what is open, who wrote what.
 *
 * It holds no words people wrote, only where they stand (`TextRef`), so that they can be erased. By necessity it holds
 * the ballots of open votes and the official text of the current version of each instrument. Plain data: it survives
 * `structuredClone`.
 */
export type CommitteeState = {
  id: string
  /** Null until the committee is established. */
  established: { symbol: string } | null
  /** The number of the last entry that was applied, and its time in UTC milliseconds. */
  seq: number
  at: number
  membership: MembershipState
  mandates: MandateState
  instruments: InstrumentState
  proposals: ProposalState
  threads: ThreadState
  sessions: SessionState
  /** The sessions that are open or suspended. */
  sessionsUnderWay: Set<string>
  votes: VoteState
  decisions: DecisionState
}

/** A committee of whose record nothing has been read. */
export function emptyState(id: string): CommitteeState {
  return {
    id,
    established: null,
    seq: 0,
    at: 0,
    membership: emptyMembership(),
    mandates: new Map(),
    instruments: new Map(),
    proposals: new Map(),
    threads: emptyThreads(),
    sessions: new Map(),
    sessionsUnderWay: new Set(),
    votes: new Map(),
    decisions: new Map(),
  }
}
