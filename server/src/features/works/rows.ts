import type { WorkRow } from '@quorate/shared/contracts/works'
import { type QuerySource, visibleTo } from '../../http/answer.ts'
import { readRanges } from '../threads/personal.ts'
import { countOf } from '../threads/personal-ranges.ts'
import { LINE, presentLine, presentRow, SUMMARY, type WorkOutline, type WorkSummaryDoc } from './presenter.ts'
import { type FollowDoc, type InvolvementDoc, involvementId, type WorkDoc } from './read-models.ts'

type Source = Pick<QuerySource, 'read' | 'readShared' | 'viewer'> & { params: { committee: string } }

/** Works as rows of the viewer's lists: their unread comments, and whether the viewer follows each. */
export async function rowsOf(
  source: Source & Pick<QuerySource, 'personal'>,
  docs: readonly WorkSummaryDoc[],
): Promise<WorkRow[]> {
  const { viewer, personal } = source
  const ids = docs.map(({ _id }) => _id)
  const [ranges, said, involved] = await Promise.all([
    readRanges(personal, { account: viewer.account, threads: docs.map(({ thread }) => thread) }),
    personal.follows.find({ _id: { $in: ids.map((id) => followId(viewer.account, id)) } }).lean<FollowDoc[]>(),
    source.read.involvements
      .find({ _id: { $in: ids.map((id) => involvementId(id, viewer.member)) } })
      .lean<InvolvementDoc[]>(),
  ])
  const choices = new Map(said.map(({ work, following }) => [work, following]))
  const isInvolved = new Set(involved.map(({ work }) => work))
  return docs.map((doc) =>
    presentRow(doc, {
      read: countOf(ranges.get(doc.thread) ?? []),
      following: choices.get(doc._id) ?? isInvolved.has(doc._id),
    }),
  )
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

export function followId(account: string, work: string): string {
  return `${account}:${work}`
}
