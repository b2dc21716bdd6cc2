import type { Choice } from '@quorate/shared/domain/votes/majority'
import { change, type Handlers } from '../../record/projection-handlers.ts'
import { ballotId } from './docs.ts'

export const votesProjection: Handlers = {
  VoteOpened({ audience, at, data }, docs) {
    const { vote, present: _, ...rest } = data
    const fresh = { closedAt: null, cast: 0, result: null, ballots: null, certifiedBy: [], decision: null }
    docs.votes.put({ _id: vote, audience, ...rest, status: 'open', openedAt: at, ...fresh })
  },

  BallotCast({ audience, actor, at, seq, index, data }, docs) {
    const { vote, delegation, choice, changed } = data
    const place = `${seq}.${index}`
    docs.ballots.put({
      _id: ballotId(vote, delegation),
      audience,
      vote,
      delegation,
      choice: toChoice(choice.words),
      receipt: choice.commitment === undefined ? place : `${place}.${choice.commitment}`,
      at,
      by: actor.member,
      changed,
    })
  },

  async BallotCounted({ data: { vote, cast } }, docs) {
    await change(docs.votes, vote, (doc) => {
      doc.cast = cast
    })
  },

  async VoteClosed({ at, data: { vote, result, ballots } }, docs) {
    await change(docs.votes, vote, (doc) => {
      doc.status = 'closed'
      doc.closedAt = at
      doc.result = result
      doc.ballots = ballots
    })
  },

  async VoteCertified({ actor, at, data: { vote, office } }, docs) {
    await change(docs.votes, vote, (doc) => {
      const others = doc.certifiedBy.filter((certified) => certified.office !== office)
      doc.certifiedBy = [...others, { office, member: actor.member, at }]
      doc.status = doc.certifiedBy.length === 2 ? 'certified' : 'closed'
    })
  },

  async DecisionTaken({ data: { vote, decision } }, docs) {
    await change(docs.votes, vote, (doc) => {
      doc.decision = decision
    })
  },
}

const CHOICES: readonly Choice[] = ['for', 'against', 'abstain']

function toChoice(words: string | null): Choice | null {
  return CHOICES.find((choice) => choice === words) ?? null
}
