import { findComment } from '@quorate/shared/domain/threads/comments'
import { visibleTo } from '../../http/answer.ts'
import type { Feature } from '../../http/feature.ts'
import { nameless } from '../names.ts'
import { linesOf } from '../works/rows.ts'
import { threadPersonal } from './personal.ts'
import { threadPolicies } from './policy.ts'
import { threadAudiences, threadPresenters, threadPresentersNow } from './presenter.ts'
import { alsoOnComments, threadProjection } from './projection.ts'
import { threadQueries } from './queries.ts'
import { type CommentDoc, threadPersonalModels, threadReadModels } from './read-models.ts'

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
    const { threads, comments: posted } = source.state.threads
    const own = ids.filter((id) => findComment(posted, id) !== undefined)
    const named =
      own.length === 0
        ? []
        : await source.readShared(['comments'], ['names', ...own], ({ comments }) =>
            comments
              .find({ _id: { $in: own }, committee })
              .select({ audience: 1, thread: 1, number: 1 })
              .lean<Pick<CommentDoc, '_id' | 'audience' | 'thread' | 'number'>[]>(),
          )
    const comments = visibleTo(source.viewer, named)
    const wanted = new Set([...ids, ...comments.map(({ thread }) => thread)])
    const seen = visibleTo(
      source.viewer,
      [...wanted].flatMap((id) => threads.get(id) ?? []),
    )
    const lines = await linesOf(
      source,
      seen.map(({ work }) => work),
    )
    const workOf = new Map(seen.map(({ thread, work }) => [thread, lines.get(work) ?? null]))
    return new Map([
      ...[...workOf].map(([thread, work]) => [thread, { ...nameless('thread'), work }] as const),
      ...comments.map(
        ({ _id, thread, number }) =>
          [_id, { ...nameless('comment'), number, work: workOf.get(thread) ?? null }] as const,
      ),
    ])
  },
}
