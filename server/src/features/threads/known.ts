import type { QuerySource } from '../../http/answer.ts'
import type { InvolvementDoc } from '../works/read-models.ts'
import { readMarks } from './personal.ts'
import { type Range, unionOf } from './personal-ranges.ts'
import type { SilenceDoc } from './read-models.ts'

type Source = Pick<QuerySource, 'viewer' | 'personal' | 'readShared'> & { params: { committee: string } }

/** By thread, the comments that are not news to somebody; they may go beyond the last comment of an older answer. */
export type Known = (thread: string) => Range[]

/**
 * The comments that are not news to the viewer, of these threads or of all: those they have read, their own, and those
 * that are hidden, withdrawn or erased. Read it after the number of comments, which is then never ahead of it.
 */
export async function knownOf(
  source: Source,
  involvement: Promise<Partial<Pick<InvolvementDoc, 'comments'>> | null>,
  threads?: readonly string[],
): Promise<Known> {
  const { committee } = source.params
  const [marks, involved, silences] = await Promise.all([
    readMarks(source, threads),
    involvement,
    source.readShared(['silences'], [], (read) => read.silences.find({ committee }).lean<SilenceDoc[]>()),
  ])
  const silent = new Map(silences.map(({ _id, numbers }) => [_id, numbers]))
  return (thread) => {
    const [read, own, unshown] = [marks[thread], involved?.comments?.[thread], silent.get(thread)]
    const all = [...parsed(read), ...parsed(own)]
    for (const number of unshown ?? []) all.push([number, number])
    return unionOf(all)
  }
}

function parsed(ranges: string | undefined): Range[] {
  // Only this area and the involvements write them.
  return ranges === undefined ? [] : (JSON.parse(ranges) as Range[])
}
