import { inView } from '../../http/answer.ts'
import type { Feature } from '../../http/feature.ts'
import { nameless } from '../names.ts'
import { linesOf } from '../works/rows.ts'
import { threadPersonal } from './personal.ts'
import { threadPolicies } from './policy.ts'
import { threadPresenters, threadPresentersNow } from './presenter.ts'
import { alsoOnComments, threadProjection } from './projection.ts'
import { threadQueries } from './queries.ts'
import { type CommentDoc, type ThreadDoc, threadPersonalModels, threadReadModels } from './read-models.ts'

export const threads: Feature<'threads'> = {
  policies: threadPolicies,
  projection: threadProjection,
  alsoProjects: alsoOnComments,
  readModels: threadReadModels,
  presenters: threadPresenters,
  presentsNow: threadPresentersNow,
  queries: threadQueries,
  personal: threadPersonal,
  personalModels: threadPersonalModels,

  /** A thread and a comment are named by their work; a comment also by its number. */
  async names(ids, source) {
    const seen = inView(source)
    const comments = await source.read.comments
      .find({ _id: { $in: [...ids] }, ...seen })
      .select({ thread: 1, number: 1 })
      .lean<Pick<CommentDoc, '_id' | 'thread' | 'number'>[]>()
    const threads = await source.read.threads
      .find({ _id: { $in: [...ids, ...comments.map(({ thread }) => thread)] }, ...seen })
      .select({ work: 1 })
      .lean<Pick<ThreadDoc, '_id' | 'work'>[]>()
    const lines = await linesOf(
      source,
      threads.map(({ work }) => work),
    )
    const workOf = new Map(threads.map(({ _id, work }) => [_id, lines.get(work) ?? null]))
    return new Map([
      ...threads.map(({ _id }) => [_id, { ...nameless('thread'), work: workOf.get(_id) ?? null }] as const),
      ...comments.map(
        ({ _id, thread, number }) =>
          [_id, { ...nameless('comment'), number, work: workOf.get(thread) ?? null }] as const,
      ),
    ])
  },
}
