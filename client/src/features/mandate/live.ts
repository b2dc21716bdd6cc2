import type { Chain, Clause } from '@quorate/shared/contracts/mandate'
import type { MandateEvents } from '@quorate/shared/domain/mandate/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandler, LiveHandlers } from '../../live/handlers.ts'
import { withCast, withComments, withStatus } from '../proposals/patches.ts'
import { mandateKeys } from './queries.ts'

type Happened = { seq: number }

const all = ({ seq }: Happened, { refresh }: LiveContext) => refresh(mandateKeys.all, seq)
const clauses = ({ seq }: Happened, { refresh }: LiveContext) => refresh(mandateKeys.clauses, seq)

/** Changes the chains under the clauses that are held. */
function patchChains({ patch }: LiveContext, seq: number, change: (chain: Chain) => Chain): void {
  patch<Clause>(mandateKeys.clauses, seq, (old) => ({ ...old, chains: old.chains.map(change) }))
}

const debated: LiveHandler<'DebateClosed' | 'DebateReopened'> = ({ seq, type, data }, context) => {
  const open = type === 'DebateReopened'
  patchChains(context, seq, (chain) =>
    chain.thread.id === data?.thread
      ? { ...chain, thread: { ...chain.thread, open }, proposal: { ...chain.proposal, debateOpen: open } }
      : chain,
  )
}

const sat: LiveHandler<'SessionOpened' | 'SessionSuspended' | 'SessionResumed' | 'SessionClosed'> = (event, context) =>
  patchChains(context, event.seq, (chain) => ({ ...chain, sessions: withStatus(chain.sessions, event) }))

export const mandateLive: LiveOf<MandateEvents> = { MandateImported: all }

/** The chain under a clause has a part in nearly everything that happens to a proposal. */
export const mandateReactions: LiveHandlers = {
  ProposalTabled: all,
  ProposalWithdrawn: all,
  CommentPosted: (event, context) => {
    const { seq, data } = event
    if (data === null) {
      context.refresh(mandateKeys.clauses, seq, 'later')
      return
    }
    patchChains(context, seq, (chain) => {
      const proposal = withComments(chain.proposal, data)
      return proposal === chain.proposal
        ? chain
        : { ...chain, proposal, thread: { ...chain.thread, comments: proposal.comments } }
    })
  },
  DebateClosed: debated,
  DebateReopened: debated,
  SessionScheduled: clauses,
  SessionOpened: sat,
  SessionSuspended: sat,
  SessionResumed: sat,
  SessionClosed: sat,
  VoteOpened: clauses,
  BallotCounted: ({ seq, data }, context) => {
    if (data)
      patchChains(context, seq, (chain) => ({ ...chain, votes: chain.votes.map((vote) => withCast(vote, data)) }))
  },
  VoteClosed: clauses,
  VoteCertified: clauses,
  DecisionTaken: all,
  VersionConsolidated: clauses,
}
