import { markRead } from '@quorate/shared/contracts/threads'
import { found, inView, type PersonalAnswer, personalAnswer } from '../../http/answer.ts'
import type { PersonalModels } from '../../http/personal.ts'
import { isDuplicateKey } from '../../record/store-errors.ts'
import { mergeRanges, type Range } from './personal-ranges.ts'
import type { ReadMarksDoc } from './read-models.ts'

/** How often a change is tried while another tab of the same person keeps changing the same document. */
const TRIES = 100

export function readMarksId(account: string, thread: string): string {
  return `${account}:${thread}`
}

/** The comments of a thread that the person has read; by thread, for several threads at once. */
export async function readRanges(
  personal: Pick<PersonalModels, 'readMarks'>,
  { account, threads }: { account: string; threads: readonly string[] },
): Promise<Map<string, Range[]>> {
  const ids = threads.map((thread) => readMarksId(account, thread))
  const marks = await personal.readMarks.find({ _id: { $in: ids } }).lean<ReadMarksDoc[]>()
  return new Map(marks.map(({ thread, ranges }) => [thread, ranges]))
}

const markReadAnswer = personalAnswer(markRead, async (input) => {
  const { params, body, read, viewer, personal } = input
  const { committee, thread: id } = params
  const thread = found(
    await read.threads.findOne({ _id: id, ...inView(input) }).lean<{ count: number }>(),
    'thread',
    id,
  )
  const marks = { _id: readMarksId(viewer.account, id), account: viewer.account, committee, thread: id }
  for (let tries = 0; tries < TRIES; tries++) {
    const merged = await addRanges(personal, marks, { ranges: body.ranges, last: thread.count })
    if (merged !== null) return { read: merged }
  }
  throw new Error('Other requests keep changing these reading marks')
})

/** The ranges after adding some; null if another request was faster, and it has to be tried again. */
async function addRanges(
  { readMarks }: Pick<PersonalModels, 'readMarks'>,
  marks: Pick<ReadMarksDoc, '_id' | 'account' | 'committee' | 'thread'>,
  { ranges, last }: { ranges: readonly Range[]; last: number },
): Promise<Range[] | null> {
  const before = await readMarks.findById(marks._id).lean<ReadMarksDoc>()
  const merged = mergeRanges([...(before?.ranges ?? []), ...ranges], last)
  if (before === null) {
    const made = await readMarks.create([{ ...marks, ranges: merged, revision: 1 }]).catch(unlessDuplicate)
    return made === null ? null : merged
  }
  if (JSON.stringify(merged) === JSON.stringify(before.ranges)) return merged
  const { _id, revision } = before
  const changed = await readMarks.updateOne({ _id, revision }, { $set: { ranges: merged, revision: revision + 1 } })
  return changed.matchedCount === 1 ? merged : null
}

function unlessDuplicate(error: unknown): null {
  if (isDuplicateKey(error)) return null
  throw error
}

export const threadPersonal: readonly PersonalAnswer[] = [markReadAnswer]
