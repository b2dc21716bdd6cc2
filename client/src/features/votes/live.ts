import type { Vote, Votes } from '@quorate/shared/contracts/votes'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { callVote, endCall } from './calls.ts'

/** `vote` is null where the event came without its contents: then any vote may be concerned. */
function refreshVote({ refresh }: LiveContext, vote: string | null, seq: number): void {
  refresh(vote === null ? ['votes', 'vote'] : ['votes', 'vote', vote], seq)
  refresh(['votes', 'list'], seq)
}

/** What happens to votes. Turnout is patched, so that a busy vote costs its viewers no request per ballot. */
export const voteHandlers: LiveHandlers = {
  VoteOpened: (event, context) => {
    callVote(event, context)
    refreshVote(context, event.data?.vote ?? null, event.seq)
  },
  // Who casts for a delegation concerns everybody in it.
  CredentialIssued: ({ seq }, { refresh }) => refresh(['votes', 'vote'], seq),
  CredentialLapsed: ({ seq }, { refresh }) => refresh(['votes', 'vote'], seq),
  BallotCast: ({ seq, data }, { refresh }) => {
    if (data) refresh(['votes', 'vote', data.vote], seq)
  },
  BallotCounted: ({ seq, data }, { client, committee }) => {
    if (!data) return
    const counted = <V extends { id: string; cast: number }>(vote: V): V =>
      vote.id === data.vote ? { ...vote, cast: Math.max(vote.cast, data.cast) } : vote
    // The answer's own point of the record stays: what else its entry changed is still to be fetched.
    client.setQueryData<Vote>([committee, 'votes', 'vote', data.vote], (old) =>
      old && old.seq < seq ? { ...old, vote: counted(old.vote) } : old,
    )
    client.setQueryData<Votes>([committee, 'votes', 'list'], (old) =>
      old && old.seq < seq ? { ...old, votes: old.votes.map(counted) } : old,
    )
  },
  VoteClosed: (event, context) => {
    endCall(event, context)
    refreshVote(context, event.data?.vote ?? null, event.seq)
  },
  VoteCertified: ({ seq, data }, context) => refreshVote(context, data?.vote ?? null, seq),
  DecisionTaken: ({ seq, data }, context) => refreshVote(context, data?.vote ?? null, seq),
}
