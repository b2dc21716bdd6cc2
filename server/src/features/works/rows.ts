import type { WorkRow } from '@quorate/shared/contracts/works'
import { type QuerySource, visibleTo } from '../../http/answer.ts'
import { personalId } from '../../http/personal.ts'
import { readRanges } from '../threads/personal.ts'
import { countOf, type Range } from '../threads/personal-ranges.ts'
import { LINE, presentLine, presentRow, SUMMARY, type WorkOutline, type WorkSummaryDoc } from './presenter.ts'
import type { FollowsDoc, InvolvementDoc, WorkDoc } from './read-models.ts'

type Source = Pick<QuerySource, 'read' | 'readShared' | 'viewer'> & { params: { committee: string } }

/** What the viewer has read of each thread, and the works that they follow. */
export type Own = { rangesOf: (thread: string) => Range[]; followed: ReadonlySet<string> }

/** A person follows the works they are involved in or chose to follow, except those they stopped following. */
export async function ownOf(source: Source & Pick<QuerySource, 'personal'>): Promise<Own> {
  const { viewer, read, personal, params } = source
  const { account, member } = viewer
  const [rangesOf, follows, involved] = await Promise.all([
    readRanges(source),
    personal.follows.findById(personalId({ account, ...params })).lean<FollowsDoc>(),
    read.involvements.findById(member).lean<InvolvementDoc>(),
  ])
  const followed = new Set(involved?.works)
  for (const [work, following] of Object.entries(follows?.works ?? {}))
    if (following) followed.add(work)
    else followed.delete(work)
  return { rangesOf, followed }
}

/** A work as a row of the viewer's lists: their unread comments, and whether they follow it. */
export function rowOf(doc: WorkSummaryDoc, { rangesOf, followed }: Own): WorkRow {
  return presentRow(doc, { read: countOf(rangesOf(doc.thread)), following: followed.has(doc._id) })
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
