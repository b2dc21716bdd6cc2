import { inView } from '../../http/answer.ts'
import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'
import { nameless } from '../names.ts'
import { searchWords } from '../search-words.ts'
import { linesOf } from '../works/rows.ts'
import { decisionQueries } from './queries.ts'
import { type DecisionDoc, decisionReadModels } from './read-models.ts'

export const decisions: Feature<'decisions'> = {
  policies: {},
  projection: {
    async DecisionTaken({ audience, at, data: { decision, number, symbol, outcome, by, ...data } }, docs) {
      const work = await docs.works.get(data.work)
      if (work === undefined) throw new Error(`The record decides on ${data.work}, which no event has brought`)
      // The kind, title and clause of a work never change.
      const { _id: id, kind, title, clause } = work
      docs.decisions.put({
        _id: decision,
        audience,
        ...{ number, symbol, outcome, by, at, clause },
        work: { id, kind, symbol: work.symbol, title },
        version: null,
        words: searchWords(symbol, work.symbol, title.en, title.fr),
      })
    },
  },
  alsoProjects: {
    async VersionConsolidated({ data: { decision, instrument, version } }, docs) {
      await change(docs.decisions, decision, (doc) => {
        doc.version = { instrument, number: version }
      })
    },
  },
  readModels: decisionReadModels,
  presenters: { DecisionTaken: 'as recorded' },
  queries: decisionQueries,

  async names(ids, source) {
    const docs = await source.read.decisions
      .find({ _id: { $in: [...ids] }, ...inView(source) })
      .select({ symbol: 1, work: 1 })
      .lean<Pick<DecisionDoc, '_id' | 'symbol' | 'work'>[]>()
    const lines = await linesOf(
      source,
      docs.map(({ work }) => work.id),
    )
    return new Map(
      docs.map(({ _id, symbol, work }) => [
        _id,
        { ...nameless('decision'), symbol, title: work.title, work: lines.get(work.id) ?? null },
      ]),
    )
  },
}
