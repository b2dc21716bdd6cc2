import { assertNever } from '../assert-never.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../event.ts'
import { notFound, type Result } from '../refusal.ts'
import { decideCastBallot } from './decide-cast-ballot.ts'
import { decideCertifyVote } from './decide-certify-vote.ts'
import { decideCloseVote } from './decide-close-vote.ts'
import { decideOpenVote } from './decide-open-vote.ts'
import type { VoteCommands } from './events.ts'

/** Whether what is asked of a vote is in order, and what it makes. */
export function decideVote(
  state: CommitteeState,
  command: Command<keyof VoteCommands>,
  context: Context,
): Result<Draft[]> {
  if (command.type === 'openVote') return decideOpenVote(state, command, context)
  const vote = state.votes.get(command.vote)
  if (vote === undefined) return notFound('vote', command.vote)
  switch (command.type) {
    case 'castBallot':
      return decideCastBallot(state, vote, command, context)
    case 'closeVote':
      return decideCloseVote(vote)
    case 'certifyVote':
      return decideCertifyVote(state, vote, context)
    default:
      return assertNever(command)
  }
}
