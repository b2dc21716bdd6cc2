import type { Rule, RuleContext, Rules } from '../area.ts'
import type { Command, CommandType } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { NewEvent } from '../event.ts'
import { notFound, type Result } from '../refusal.ts'
import { decideCastBallot } from './decide-cast-ballot.ts'
import { decideCertifyVote } from './decide-certify-vote.ts'
import { decideCloseVote } from './decide-close-vote.ts'
import { decideOpenVote } from './decide-open-vote.ts'
import type { VoteCommands } from './events.ts'
import type { Vote } from './state.ts'

/** The rules of votes. */
export const voteRules: Rules<VoteCommands> = {
  openVote: decideOpenVote,
  castBallot: onVote(decideCastBallot),
  closeVote: onVote((state, vote, _command, context) => decideCloseVote(state, vote, context)),
  certifyVote: onVote((state, vote, _command, context) => decideCertifyVote(state, vote, context)),
}

type OnVote<C> = (state: CommitteeState, vote: Vote, command: C, context: RuleContext) => Result<NewEvent[]>

/** A rule about a vote that exists. */
function onVote<T extends CommandType & keyof VoteCommands>(decide: OnVote<Command<T> & { vote: string }>): Rule<T> {
  return (state, command, context) => {
    // Every command but the one that opens a vote names the vote.
    const named = command as Command<T> & { vote: string }
    const vote = state.votes.votes.get(named.vote)
    return vote === undefined ? notFound('vote', named.vote) : decide(state, vote, named, context)
  }
}
