import { assertNever } from '../assert-never.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'
import { applyToFloor } from '../sessions/apply.ts'
import type { VoteEvents } from './events.ts'
import type { Choice } from './majority.ts'

/** Takes an event of a vote into the state. */
export function applyVote(state: CommitteeState, event: RecordedEvent<keyof VoteEvents>): void {
  switch (event.type) {
    case 'VoteOpened': {
      const { question: _, present, ...data } = event.data
      state.votes.set(data.vote, {
        ...data,
        present: new Set(present),
        ballots: new Map(),
        closed: null,
        certified: new Set(),
      })
      applyToFloor(state, data.session, event)
      state.sessions.get(data.session)?.openVotes.add(data.vote)
      const proposal = state.proposals.get(data.proposal)
      if (proposal === undefined) return
      Object.assign(proposal, { status: 'voting', vote: data.vote })
      state.instruments.get(proposal.instrument)?.voting.add(data.proposal)
      return
    }
    case 'BallotCast':
      state.votes.get(event.data.vote)?.ballots.set(event.data.delegation, readChoice(event.data.choice.words))
      return
    case 'BallotCounted':
      return
    case 'VoteClosed':
      close(state, event)
      return
    case 'VoteCertified':
      state.votes.get(event.data.vote)?.certified.add(event.data.office)
      return
    default:
      assertNever(event)
  }
}

function readChoice(words: string | null): Choice {
  switch (words) {
    case 'for':
    case 'against':
    case 'abstain':
      return words
    default:
      throw new Error('A ballot of the record cannot be read')
  }
}

/** Without a quorum nothing was decided: the proposal stands as before, open for a vote or for its second ballot. */
function close(state: CommitteeState, { at, data }: RecordedEvent<'VoteClosed'>): void {
  const vote = state.votes.get(data.vote)
  if (vote === undefined) return
  vote.closed = { at, outcome: data.result.outcome }
  vote.electorate = []
  vote.present.clear()
  vote.ballots.clear()
  state.sessions.get(vote.session)?.openVotes.delete(vote.vote)
  const proposal = state.proposals.get(vote.proposal)
  if (proposal === undefined) return
  if (data.result.outcome === 'tied') proposal.tie = vote.vote
  else if (data.result.outcome !== 'no-quorum') proposal.tie = null
  else if (proposal.tie === null) {
    proposal.status = 'tabled'
    state.instruments.get(proposal.instrument)?.voting.delete(proposal.proposal)
  }
}
