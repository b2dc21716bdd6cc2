import type { VoteEvents } from '@quorate/shared/domain/votes/events'
import type { LiveOf } from '../../area.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { dropVoteAlert, raiseVoteAlert } from './alerts.ts'
import { voteKeys, voteQuery, votesQuery } from './queries.ts'

/** `vote` is null where the event came without its contents: then any vote may be concerned. */
function refreshVote({ refresh }: LiveContext, vote: string | null, seq: number): void {
  refresh(vote === null ? voteKeys.each : voteKeys.one(vote), seq)
  refresh(voteKeys.list, seq)
}

/** What happens to votes. Turnout is patched, so that a busy vote costs its viewers no request per ballot. */
export const voteLive: LiveOf<VoteEvents> = {
  VoteOpened: (event, context) => {
    raiseVoteAlert(event, context)
    refreshVote(context, event.data?.vote ?? null, event.seq)
  },
  BallotCast: ({ seq, data }, { refresh }) => {
    if (data) refresh(voteKeys.one(data.vote), seq)
  },
  BallotCounted: ({ seq, data }, { client, committee }) => {
    if (!data) return
    const counted = <V extends { id: string; cast: number }>(vote: V): V =>
      vote.id === data.vote ? { ...vote, cast: Math.max(vote.cast, data.cast) } : vote
    // The answer's own point of the record stays: what else its entry changed is still to be fetched.
    client.setQueryData(voteQuery(committee, data.vote).queryKey, (old) =>
      old && old.seq < seq ? { ...old, vote: counted(old.vote) } : old,
    )
    client.setQueryData(votesQuery(committee).queryKey, (old) =>
      old && old.seq < seq ? { ...old, votes: old.votes.map(counted) } : old,
    )
  },
  VoteClosed: (event, context) => {
    dropVoteAlert(event, context)
    refreshVote(context, event.data?.vote ?? null, event.seq)
  },
  VoteCertified: ({ seq, data }, context) => refreshVote(context, data?.vote ?? null, seq),
}

export const voteReactions: LiveHandlers = {
  // Who casts for a delegation concerns everybody in it.
  CredentialIssued: ({ seq }, { refresh }) => refresh(voteKeys.each, seq),
  CredentialLapsed: ({ seq }, { refresh }) => refresh(voteKeys.each, seq),
  DecisionTaken: ({ seq, data }, context) => refreshVote(context, data?.vote ?? null, seq),
}
