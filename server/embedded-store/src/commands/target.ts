import { bytesOf, documentAt, type Value } from '../bson/value.ts'
import { compileFilter, type Filter } from '../query/matcher.ts'
import { choosePlan, type Hint, type Plan } from '../query/planner.ts'
import { scanPlan } from '../query/scan.ts'
import { parseSort, Sorter, type SortKey } from '../query/sort.ts'
import { type Collection, withId } from '../storage/collection.ts'
import type { Update } from '../update/apply.ts'
import { upsertSeed } from '../update/upsert-seed.ts'
import { breathe, type Call, deadlineOf } from './context.ts'
import { expressions, hintOf, positionFor } from './find.ts'
import { checkValid, validatorOf } from './validation.ts'

/** Which documents a write is about. */
export interface Target {
  filter: Filter
  positions: Map<string, number>
  sort: SortKey[]
  hint: Hint | undefined
  multi: boolean
}

export function targetOf(
  call: Call,
  filter: Value,
  options: { sort?: Value | undefined; hint?: Value | undefined; multi: boolean },
): Target {
  const positions = new Map<string, number>()
  const context = {
    expression: expressions(call),
    onArrayMatch: (path: string, index: number) => void (positions.has(path) || positions.set(path, index)),
  }
  return {
    filter: compileFilter(filter, context),
    positions,
    sort: options.sort ? parseSort(options.sort) : [],
    hint: hintOf(options.hint),
    multi: options.multi,
  }
}

export function planTarget(collection: Collection, target: Target): Plan {
  return choosePlan(collection, target.filter, target.sort, target.hint)
}

/** The one document a write is about, found inside its write job. */
export function findOne(collection: Collection, target: Target): { record: number; doc: Value } | undefined {
  const plan = planTarget(collection, target)
  const scan = scanPlan(collection, plan, target.filter.matches)
  if (plan.sorted) {
    for (const found of scan) if (found) return found
    return undefined
  }
  const sorter = new Sorter(target.sort, 1)
  const records = new Map<Value, number>()
  for (const found of scan) {
    if (!found) continue
    records.set(found.doc, found.record)
    sorter.add(found.doc)
    if (records.size > 10_000) {
      const [kept] = sorter.take()
      for (const doc of records.keys()) if (doc !== kept) records.delete(doc)
    }
  }
  const [doc] = sorter.take()
  return doc && { record: records.get(doc) as number, doc }
}

/** Records of all documents a write is about; more than fits a moment is gathered with rests in between. */
export async function findRecords(call: Call, collection: Collection, target: Target): Promise<number[]> {
  const records: number[] = []
  const deadline = deadlineOf(call)
  let since = performance.now()
  for (const found of scanPlan(collection, planTarget(collection, target), target.filter.matches)) {
    if (found) records.push(found.record)
    else if (performance.now() - since > 10) {
      await breathe(call.store, deadline)
      since = performance.now()
    }
  }
  return records
}

/** The new bytes of a document, or undefined where nothing changes. */
export function updated(update: Update, target: Target, doc: Value): Buffer | undefined {
  const { positions } = target
  if (update.positional) {
    positions.clear()
    target.filter.matches(doc)
  }
  const after = update.apply(doc, (path) => positionFor(positions, path), false)
  return after.equals(bytesOf(doc)) ? undefined : after
}

/** Inserts what an upsert makes of its filter and update. Only inside a write job. */
export function upsert(call: Call, collection: Collection, target: Target, update: Update): Buffer {
  const seed = upsertSeed(target.filter, update)
  const bytes = withId(documentAt(update.apply(seed, undefined, true)))
  checkValid(validatorOf(call, collection), documentAt(bytes))
  return collection.insert(documentAt(bytes))
}
