import type { WorkRow } from '@quorate/shared/contracts/works'
import { type QuerySource, visibleTo } from '../../http/answer.ts'
import { personalId } from '../../http/personal.ts'
import { type Known, knownOf } from '../threads/known.ts'
import { countOf } from '../threads/personal-ranges.ts'
import { readInvolvement } from './involve.ts'
import { LINE, presentLine, SUMMARY, summarizeWork, type WorkOutline, type WorkSummaryDoc } from './presenter.ts'
import type { FollowsDoc, WorkDoc } from './read-models.ts'

type Source = Pick<QuerySource, 'read' | 'readShared' | 'viewer'> & { params: { committee: string } }
type OwnSource = Source & Pick<QuerySource, 'personal'>

/** The comments that are not news to the viewer, and the works that they follow. */
export type Own = { known: Known; followed: ReadonlySet<string> }

/** `threads`: those of which the comments are needed; without it, of all. Read it after the works, as `knownOf` says. */
export async function ownOf(source: OwnSource, threads?: readonly string[]): Promise<Own> {
  const involvement = readInvolvement(source, threads)
  const [known, followed] = await Promise.all([knownOf(source, involvement, threads), followedBy(source, involvement)])
  return { known, followed }
}

/** A person follows the works they are involved in or chose to follow, except those they stopped following. */
export async function followedBy(
  source: OwnSource,
  involvement: ReturnType<typeof readInvolvement> = readInvolvement(source, []),
): Promise<ReadonlySet<string>> {
  const { viewer, personal, params } = source
  const [follows, involved] = await Promise.all([
    personal.follows.findById(personalId({ account: viewer.account, ...params })).lean<FollowsDoc>(),
    involvement,
  ])
  const followed = new Set(involved?.works)
  for (const [work, following] of Object.entries(follows?.works ?? {}))
    if (following) followed.add(work)
    else followed.delete(work)
  return followed
}

/** A work as a row of the viewer's lists: their unread comments, and whether they follow it. */
export function rowOf(doc: WorkSummaryDoc, { known, followed }: Own): WorkRow {
  const unread = doc.comments - countOf(known(doc.thread), doc.comments)
  return { ...summarizeWork(doc), unread, following: followed.has(doc._id) }
}

/** The lines of the works that the viewer may see. */
export async function linesOf(source: Source, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ReturnType<typeof presentLine>>()
  const { committee } = source.params
  const wanted = [...new Set(ids)]
  const docs = await source.readShared(['works'], ['lines', ...wanted], ({ works }) =>
    works
      .find({ _id: { $in: wanted }, committee })
      .select({ ...LINE, audience: 1 })
      .lean<(WorkOutline & Pick<WorkDoc, 'audience'>)[]>(),
  )
  return new Map(visibleTo(source.viewer, docs).map((doc) => [doc._id, presentLine(doc)]))
}

/** The summaries of the works that the viewer may see. */
export async function summariesOf(source: Source, ids: readonly string[]): Promise<Map<string, WorkSummaryDoc>> {
  if (ids.length === 0) return new Map()
  const { committee } = source.params
  const wanted = [...new Set(ids)]
  const docs = await source.readShared(['works'], ['summaries', ...wanted], ({ works }) =>
    works
      .find({ _id: { $in: wanted }, committee })
      .select(SUMMARY)
      .lean<WorkSummaryDoc[]>(),
  )
  return new Map(visibleTo(source.viewer, docs).map((doc) => [doc._id, doc]))
}
