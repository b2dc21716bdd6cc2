import type { Docs, ReadModels } from '../../record/read-model.ts'
import type { Range } from '../threads/personal-ranges.ts'
import type { InvolvementDoc } from './read-models.ts'

/**
 * Notes in a projection that a participant has a part in a work: they follow it unless they say otherwise. Works note those
 * who bring one or comment on it; a kind of work notes those who sponsor one or are asked in it.
 */
export async function involve(docs: Docs, { work, member }: { work: string; member: string }): Promise<void> {
  const involvement = await involvementOf(docs, member)
  if (involvement.works.includes(work)) return
  docs.involvements.put({ ...involvement, works: [...involvement.works, work] })
}

/** Notes in a projection a comment as its author's own: it is never news to them. */
export async function noteOwnComment(
  docs: Docs,
  { thread, number, member }: { thread: string; number: number; member: string },
): Promise<void> {
  const involvement = await involvementOf(docs, member)
  const ranges = withNext(involvement.comments[thread], number)
  docs.involvements.put({ ...involvement, comments: { ...involvement.comments, [thread]: ranges } })
}

async function involvementOf(docs: Docs, member: string): Promise<Omit<InvolvementDoc, 'committee' | 'seq'>> {
  const known = await docs.involvements.get(member)
  return known ?? { _id: member, audience: `person:${member}`, works: [], comments: {} }
}

/** Numbers only rise within a thread, so only the last range is read, however many there are. */
function withNext(ranges: string | undefined, number: number): string {
  if (ranges === undefined) return JSON.stringify([[number, number]])
  const at = ranges.lastIndexOf('[')
  const [from, to] = JSON.parse(ranges.slice(at, -1)) as Range
  if (number <= to) return ranges
  return number === to + 1
    ? `${ranges.slice(0, at)}[${from},${number}]]`
    : `${ranges.slice(0, -1)},[${number},${number}]]`
}

/** A participant's involvement; of its comments those in these threads only. */
export async function readInvolvement(
  { read, viewer }: { read: Pick<ReadModels, 'involvements'>; viewer: { member: string } },
  threads?: readonly string[],
): Promise<Partial<InvolvementDoc> | null> {
  const fields = threads && { works: 1, ...Object.fromEntries(threads.map((thread) => [`comments.${thread}`, 1])) }
  // A query of mongoose is asked anew by each that awaits it; a promise is not.
  return read.involvements
    .findById(viewer.member)
    .select(fields ?? {})
    .lean<Partial<InvolvementDoc>>()
}
