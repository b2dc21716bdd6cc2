import { inView } from '../../http/answer.ts'
import type { Feature } from '../../http/feature.ts'
import { nameless } from '../names.ts'
import { linesOf } from '../works/rows.ts'
import { votePolicies } from './policy.ts'
import { votePresenters } from './presenter.ts'
import { alsoOnVotes, voteProjection } from './projection.ts'
import { voteQueries } from './queries.ts'
import { type VoteDoc, voteReadModels } from './read-models.ts'

export const votes: Feature<'votes'> = {
  policies: votePolicies,
  projection: voteProjection,
  alsoProjects: alsoOnVotes,
  readModels: voteReadModels,
  presenters: votePresenters,
  queries: voteQueries,

  /** A vote is named by its work and the number of its ballot. */
  async names(ids, source) {
    const { votes } = source.state.votes
    const own = ids.filter((id) => votes.has(id))
    if (own.length === 0) return new Map()
    const docs = await source.read.votes
      .find({ _id: { $in: own }, ...inView(source) })
      .select({ work: 1, about: 1, ballot: 1 })
      .lean<Pick<VoteDoc, '_id' | 'work' | 'about' | 'ballot'>[]>()
    const lines = await linesOf(
      source,
      docs.map(({ work }) => work),
    )
    return new Map(
      docs.map(({ _id, work, about: { symbol, title }, ballot }) => [
        _id,
        { ...nameless('vote'), symbol, title, number: ballot, work: lines.get(work) ?? null },
      ]),
    )
  },
}
