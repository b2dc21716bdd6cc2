import type { QuerySource } from '../../http/answer.ts'
import type { InvolvementDoc } from '../works/read-models.ts'
import { readMarks } from './personal.ts'
import { parsedRanges, type Range, unionOf } from './personal-ranges.ts'
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
  // A page of today asks for a thread once for each reply in it.
  const found = new Map<string, Range[]>()
  return (thread) => {
    const before = found.get(thread)
    if (before !== undefined) return before
    const kinds = [parsedRanges(marks[thread]), parsedRanges(involved?.comments?.[thread]), alone(silent.get(thread))]
    const some = kinds.filter(({ length }) => length > 0)
    const all = some.length > 1 ? unionOf(some.flat()) : (some[0] ?? [])
    found.set(thread, all)
    return all
  }
}

/** In order and apart from one another, but not merged: they are counted and looked up just as well. */
function alone(numbers: readonly number[] = []): Range[] {
  return numbers.map((number) => [number, number])
}
