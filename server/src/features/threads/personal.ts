import { markRead } from '@quorate/shared/contracts/threads'
import { found, inView, type PersonalAnswer, personalAnswer, type Viewer } from '../../http/answer.ts'
import { type PersonalModels, personalId } from '../../http/personal.ts'
import { isDuplicateKey } from '../../record/store-errors.ts'
import { mergeRanges, type Range } from './personal-ranges.ts'
import type { ReadMarksDoc, ThreadDoc } from './read-models.ts'

/** How often a change is tried while another tab of the same person keeps changing the same marks. */
const TRIES = 100

type Source = {
  viewer: Pick<Viewer, 'account'>
  personal: Pick<PersonalModels, 'readMarks'>
  params: { committee: string }
}

/** The comments that the viewer has read, by thread: those of all threads, or only of one. */
export async function readRanges(source: Source, thread?: string): Promise<(thread: string) => Range[]> {
  const marks = await source.personal.readMarks
    .findById(idOf(source))
    .select(thread === undefined ? {} : { [`threads.${thread}`]: 1 })
    .lean<Partial<ReadMarksDoc>>()
  return (id) => parsed(marks?.threads?.[id])
}

const markReadAnswer = personalAnswer(markRead, async (input) => {
  const { params, body, read } = input
  const thread = found(
    await read.threads
      .findOne({ _id: params.thread, ...inView(input) })
      .select({ count: 1 })
      .lean<Pick<ThreadDoc, '_id' | 'count'>>(),
    'thread',
    params.thread,
  )
  for (let tries = 0; tries < TRIES; tries++) {
    const merged = await addRanges(input, thread, body.ranges)
    if (merged !== null) return { read: merged }
  }
  throw new Error('Other requests keep changing these reading marks')
})

/** The ranges after adding some; null if another request was faster, and it has to be tried again. */
async function addRanges(
  source: Source,
  { _id: thread, count }: Pick<ThreadDoc, '_id' | 'count'>,
  ranges: readonly Range[],
): Promise<Range[] | null> {
  const { readMarks } = source.personal
  const path = `threads.${thread}`
  const marks = await readMarks
    .findById(idOf(source))
    .select({ [path]: 1 })
    .lean<Partial<ReadMarksDoc>>()
  const before = marks?.threads?.[thread]
  const merged = mergeRanges([...parsed(before), ...ranges], count)
  const after = JSON.stringify(merged)
  if (after === before) return merged
  const { account } = source.viewer
  const { committee } = source.params
  // If these marks have changed meanwhile, no document matches, and the one to be made has an id that exists.
  const changed = await readMarks
    .updateOne(
      { _id: idOf(source), [path]: before ?? { $exists: false } },
      { $set: { account, committee, [path]: after } },
      { upsert: true },
    )
    .catch(unlessDuplicate)
  return changed === null ? null : merged
}

function idOf({ viewer: { account }, params: { committee } }: Pick<Source, 'viewer' | 'params'>): string {
  return personalId({ account, committee })
}

function parsed(ranges: string | undefined): Range[] {
  // Only `addRanges` writes them.
  return ranges === undefined ? [] : (JSON.parse(ranges) as Range[])
}

function unlessDuplicate(error: unknown): null {
  if (isDuplicateKey(error)) return null
  throw error
}

export const threadPersonal: readonly PersonalAnswer[] = [markReadAnswer]
