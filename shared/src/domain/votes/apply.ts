import type { Folds } from '../area.ts'
import { applyToFloor } from '../sessions/apply.ts'
import type { VoteEvents } from './events.ts'
import { type Choice, readChoice } from './majority.ts'
import type { Office, VoteState } from './state.ts'

/** Takes the events of votes into the state. */
export const voteFolds: Folds<VoteEvents> = {
  VoteOpened(state, event) {
    const { question: _, wordings: __, present, ...data } = event.data
    const { votes, byWork } = state.votes
    const { audience } = event
    const fresh = { present: new Set(present), ballots: new Map(), closed: null, certified: new Set<Office>() }
    votes.set(data.vote, { ...data, audience, ...fresh })
    byWork.set(data.work, { vote: data.vote, tie: byWork.get(data.work)?.tie ?? null })
    state.votes.pending = [...state.votes.pending, data.vote]
    applyToFloor(state, data.session, event)
  },
  BallotCast({ votes: { votes } }, { data: { vote, delegation, choice } }) {
    votes.get(vote)?.ballots.set(delegation, choiceOf(choice.words))
  },
  BallotCounted() {},
  VoteClosed({ votes }, { at, data }) {
    const vote = votes.votes.get(data.vote)
    if (vote === undefined) return
    const { outcome } = data.result
    vote.closed = { at, outcome }
    vote.electorate = []
    vote.present.clear()
    vote.ballots.clear()
    const balloting = votes.byWork.get(vote.work)
    if (outcome === 'no-quorum') settle(votes, vote.vote)
    else if (balloting !== undefined) {
      // A second ballot with a result replaces the tied first one.
      if (balloting.tie !== null) settle(votes, balloting.tie)
      balloting.tie = outcome === 'tied' ? vote.vote : null
    }
  },
  VoteCertified({ votes: { votes } }, { data: { vote, office } }) {
    votes.get(vote)?.certified.add(office)
  },
}

/** A decided question is not put again. */
export const settleDecided: Folds<{ DecisionTaken: unknown }>['DecisionTaken'] = ({ votes }, { data }) => {
  if (data.by.way === 'vote') settle(votes, data.by.vote)
  const balloting = votes.byWork.get(data.work)
  if (balloting !== undefined) balloting.tie = null
}

function settle(votes: VoteState, vote: string): void {
  votes.pending = votes.pending.filter((id) => id !== vote)
}

function choiceOf(words: string | null): Choice {
  const choice = readChoice(words)
  if (choice === null) throw new Error('A ballot of the record cannot be read')
  return choice
}
