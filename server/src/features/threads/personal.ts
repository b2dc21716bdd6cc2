import { markRead } from '@quorate/shared/contracts/threads'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { Thread } from '@quorate/shared/domain/threads/state'
import {
  found,
  type PersonalAnswer,
  type PersonalInput,
  personalAnswer,
  type Viewer,
  visibleTo,
} from '../../http/answer.ts'
import { type PersonalModels, personalId } from '../../http/personal.ts'
import { isDuplicateKey } from '../../store-errors.ts'
import { mergeRanges, parsedRanges, type Range } from './personal-ranges.ts'
import type { ReadMarksDoc } from './read-models.ts'

/** How often a change is tried while another tab of the same person keeps changing the same marks. */
const TRIES = 100

type Source = {
  viewer: Pick<Viewer, 'account'>
  personal: Pick<PersonalModels, 'readMarks'>
  params: { committee: string }
}

/** The comments that the viewer has read, by thread, as JSON: those of all threads, or only of these. */
export async function readMarks(source: Source, threads?: readonly string[]): Promise<Record<string, string>> {
  const marks = await source.personal.readMarks
    .findById(idOf(source))
    .select(Object.fromEntries(threads?.map((thread) => [`threads.${thread}`, 1]) ?? []))
    .lean<Partial<ReadMarksDoc>>()
  return marks?.threads ?? {}
}

const markReadAnswer = personalAnswer(markRead, async (input) => {
  const { body } = input
  const thread = await markedThread(input)
  for (let tries = 0; tries < TRIES; tries++) {
    const merged = await addRanges(input, thread, body.ranges)
    if (merged !== null) return { read: merged }
  }
  throw new Error('Other requests keep changing these reading marks')
})

/**
 * The thread whose comments are marked. A page may show a comment before this node's read models have it, so the decision
 * state says which is the last one.
 */
async function markedThread({ viewer, state, latestState, params, body }: PersonalInput<typeof markRead>) {
  const threadIn = ({ threads }: CommitteeState) =>
    found(visibleTo(viewer, [threads.threads.get(params.thread) ?? []].flat())[0], 'thread', params.thread)
  const thread = threadIn(state)
  const last = Math.max(...body.ranges.map(([, to]) => to))
  return last > thread.comments ? threadIn(await latestState()) : thread
}

/** The ranges after adding some; null if another request was faster, and it has to be tried again. */
async function addRanges(
  source: Source,
  { thread, comments }: Thread,
  ranges: readonly Range[],
): Promise<Range[] | null> {
  const { readMarks } = source.personal
  const path = `threads.${thread}`
  const marks = await readMarks
    .findById(idOf(source))
    .select({ [path]: 1 })
    .lean<Partial<ReadMarksDoc>>()
  const before = marks?.threads?.[thread]
  const merged = mergeRanges([...parsedRanges(before), ...ranges], comments)
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

function unlessDuplicate(error: unknown): null {
  if (isDuplicateKey(error)) return null
  throw error
}

export const threadPersonal: readonly PersonalAnswer[] = [markReadAnswer]
