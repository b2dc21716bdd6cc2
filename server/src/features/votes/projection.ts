import { readChoice } from '@quorate/shared/domain/votes/majority'
import { closedWith } from '@quorate/shared/domain/votes/state'
import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'
import { searchWords } from '../search-words.ts'
import { ballotId } from './read-models.ts'

export const voteProjection: Feature<'votes'>['projection'] = {
  async VoteOpened({ audience, seq, index, at, data }, docs) {
    const { vote, present: _, electorate, ...rest } = data
    const work = await docs.works.get(data.work)
    if (work === undefined) throw new Error(`The record opens a vote on ${data.work}, which no event has brought`)
    // The kind, title and audience of a work never change.
    const { kind, symbol, title } = work
    const fresh = { closedAt: null, cast: 0, result: null, certifiedBy: [], decision: null }
    docs.votes.put({
      _id: vote,
      audience,
      ...rest,
      wordings: data.wordings ?? null,
      ...fresh,
      about: { kind, symbol, title, for: work.for },
      status: 'open',
      order: seq * 1000 + index,
      openedAt: at,
      entitled: electorate.length,
      words: searchWords(symbol, title.en, title.fr, data.question, data.wordings?.en, data.wordings?.fr),
    })
    docs.rolls.put({ _id: vote, audience, electorate, ballots: null })
  },

  BallotCast({ audience, actor, at, seq, index, data }, docs) {
    const { vote, delegation, choice, changed } = data
    const place = `${seq}.${index}`
    docs.ballots.put({
      _id: ballotId(vote, delegation),
      audience,
      vote,
      delegation,
      choice: readChoice(choice.words),
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
      doc.status = closedWith(result)
      doc.closedAt = at
      doc.result = result
    })
    await change(docs.rolls, vote, (doc) => {
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
}

export const alsoOnVotes: NonNullable<Feature<'votes'>['alsoProjects']> = {
  async DecisionTaken({ data: { by, decision } }, docs) {
    await change(docs.votes, by.vote, (doc) => {
      doc.decision = decision
    })
  },
}
