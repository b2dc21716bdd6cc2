import type { Vote, VoteRow, Votes } from '@quorate/shared/contracts/votes'
import type { VoteEvents } from '@quorate/shared/domain/votes/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { withCast } from '../works/patches.ts'
import { dropVoteAlert, raiseVoteAlert } from './alerts.ts'
import { voteKeys } from './queries.ts'

/** `vote` is null if the event came without its contents: then any vote may be concerned. */
function refreshVote({ refresh }: LiveContext, vote: string | null, seq: number): void {
  refresh(vote === null ? voteKeys.each : voteKeys.one(vote), seq, 'now')
  refresh(voteKeys.list, seq)
}

/** How events change votes. Turnout is patched, so that a busy vote costs its viewers no request for each ballot. */
export const voteLive: LiveOf<VoteEvents> = {
  VoteOpened: (event, context) => {
    raiseVoteAlert(event, context)
    // Pages with the list fetch the work that the vote is about.
    context.refresh(voteKeys.list, event.seq)
  },
  // Only the delegation itself gets this event.
  BallotCast: ({ seq, data }, { refresh }) => refresh(data ? voteKeys.one(data.vote) : voteKeys.each, seq, 'now'),
  BallotCounted: ({ seq, data }, { patch }) => {
    if (!data) return
    // The answer's own point of the record stays: other changes of the entry are still to be fetched.
    patch<Vote>(voteKeys.one(data.vote), seq, (old) => ({ ...old, vote: withCast(old.vote, data) }))
    const counted = (vote: VoteRow) => withCast(vote, data)
    patch<Votes>(voteKeys.list, seq, (old) => ({ ...old, votes: old.votes.map(counted) }))
  },
  VoteClosed: (event, context) => {
    dropVoteAlert(event, context)
    refreshVote(context, event.data?.vote ?? null, event.seq)
  },
  VoteCertified: ({ seq, data }, context) => refreshVote(context, data?.vote ?? null, seq),
}

export const voteReactions: LiveHandlers = {
  // A change of the voter concerns everybody in the delegation.
  CredentialIssued: ({ seq }, { refresh }) => refresh(voteKeys.each, seq, 'now'),
  CredentialLapsed: ({ seq }, { refresh }) => refresh(voteKeys.each, seq, 'now'),
  DecisionTaken: ({ seq, data }, context) => refreshVote(context, data?.by.vote ?? null, seq),
}
