import { visibleTo } from '../../http/answer.ts'
import type { Feature } from '../../http/feature.ts'
import { nameless } from '../names.ts'
import { linesOf } from '../works/rows.ts'
import { threadPersonal } from './personal.ts'
import { threadPolicies } from './policy.ts'
import { threadAudiences, threadPresenters, threadPresentersNow } from './presenter.ts'
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
  audiencesNamed: threadAudiences,
  queries: threadQueries,
  personal: threadPersonal,
  personalModels: threadPersonalModels,

  /** A thread and a comment are named by their work; a comment also by its number. */
  async names(ids, source) {
    const { committee } = source.params
    const named = await source.readShared(['comments'], ['names', ...ids], ({ comments }) =>
      comments
        .find({ _id: { $in: [...ids] }, committee })
        .select({ audience: 1, thread: 1, number: 1 })
        .lean<Pick<CommentDoc, '_id' | 'audience' | 'thread' | 'number'>[]>(),
    )
    const comments = visibleTo(source.viewer, named)
    const wanted = [...new Set([...ids, ...comments.map(({ thread }) => thread)])]
    const found = await source.readShared(['threads'], ['names', ...wanted], ({ threads }) =>
      threads
        .find({ _id: { $in: wanted }, committee })
        .select({ audience: 1, work: 1 })
        .lean<Pick<ThreadDoc, '_id' | 'audience' | 'work'>[]>(),
    )
    const threads = visibleTo(source.viewer, found)
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
