import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Vote, VoteRow, Votes } from '@quorate/shared/contracts/votes'
import type { VoteEvents } from '@quorate/shared/domain/votes/events'
import type { LiveOf } from '../../area.ts'
import { presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { withCast } from '../works/patches.ts'
import { dropVoteAlert, raiseVoteAlert } from './alerts.ts'
import { certifiedAfter, closedAfter } from './patches.ts'
import { voteKeys } from './queries.ts'

/** `vote` is null where the event came without its contents: then any vote may be concerned. */
function refreshVote({ refresh }: LiveContext, vote: string | null, seq: number): void {
  refresh(vote === null ? voteKeys.each : voteKeys.one(vote), seq, 'now')
  refresh(voteKeys.list, seq)
}

/** The event says what has become of the vote; those who are to act on it ask at once what they may do next. */
function happened(
  { seq, data }: PresentedEvent<'VoteClosed' | 'VoteCertified'>,
  context: LiveContext,
  after: (vote: Vote['vote']) => Vote['vote'],
): void {
  if (data === null) {
    refreshVote(context, null, seq)
    return
  }
  const key = voteKeys.one(data.vote)
  context.patch<Vote>(key, seq, (old) => ({ ...old, vote: after(old.vote) }))
  context.refresh(key, seq, presides(context) ? 'now' : 'later')
  context.refresh(voteKeys.list, seq)
}

/** What happens to votes. Turnout is patched, so that a busy vote costs its viewers no request per ballot. */
export const voteLive: LiveOf<VoteEvents> = {
  VoteOpened: (event, context) => {
    raiseVoteAlert(event, context)
    // Who shows the list fetches what the vote is about.
    context.refresh(voteKeys.list, event.seq)
  },
  // Only the delegation itself is told.
  BallotCast: ({ seq, data }, { refresh }) => refresh(data ? voteKeys.one(data.vote) : voteKeys.each, seq, 'now'),
  BallotCounted: ({ seq, data }, { patch }) => {
    if (!data) return
    // The answer's own point of the record stays: what else its entry changed is still to be fetched.
    patch<Vote>(voteKeys.one(data.vote), seq, (old) => ({ ...old, vote: withCast(old.vote, data) }))
    const counted = (vote: VoteRow) => withCast(vote, data)
    patch<Votes>(voteKeys.list, seq, (old) => ({ ...old, votes: old.votes.map(counted) }))
  },
  VoteClosed: (event, context) => {
    dropVoteAlert(event, context)
    happened(event, context, (vote) => closedAfter(vote, event, vote.profile))
  },
  VoteCertified: (event, context) => happened(event, context, (vote) => certifiedAfter(vote, event)),
}

export const voteReactions: LiveHandlers = {
  // Who casts for a delegation concerns everybody in it.
  CredentialIssued: ({ seq }, { refresh }) => refresh(voteKeys.each, seq, 'now'),
  CredentialLapsed: ({ seq }, { refresh }) => refresh(voteKeys.each, seq, 'now'),
  DecisionTaken: ({ seq, data }, context) => {
    if (data === null) return refreshVote(context, null, seq)
    const { decision } = data
    context.patch<Vote>(voteKeys.one(data.by.vote), seq, (old) => ({ ...old, vote: { ...old.vote, decision } }))
    context.refresh(voteKeys.list, seq)
  },
}
