import { bytesOf, documentAt, elements, T, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import { type Condition, compileFilter, type Filter } from '../query/matcher.ts'
import { choosePlan, type Hint, type Plan } from '../query/planner.ts'
import { type Found, scanPlan } from '../query/scan.ts'
import { compareKeys, parseSort, type SortKey, sortValue } from '../query/sort.ts'
import type { Collection } from '../storage/collection.ts'
import type { Update } from '../update/apply.ts'
import { setAt } from '../update/paths.ts'
import { closeTree, Tree } from '../update/tree.ts'
import { type Store, yieldToOthers } from './context.ts'
import { hintOf } from './find.ts'

/** The documents that a write is about. */
export interface Target {
  filter: Filter
  sort: SortKey[]
  hint: Hint | undefined
}

export function targetOf(filter: Value, hint: Value | undefined, sort?: Value): Target {
  return { filter: compileFilter(filter), sort: sort ? parseSort(sort) : [], hint: hintOf(hint) }
}

function planTarget(collection: Collection, target: Target): Plan {
  return choosePlan(collection, target.filter, target.sort, target.hint)
}

/** The one document a write is about, found inside its write job. */
export function findOne(collection: Collection, target: Target): Found | undefined {
  const { filter, sort } = target
  const plan = planTarget(collection, target)
  let best: { found: Found; keys: Value[] } | undefined
  for (const found of scanPlan(collection, plan, filter.matches)) {
    if (found && plan.sorted) return found
    const keys = found && sort.map((key) => sortValue(found.doc, key))
    if (keys && (!best || compareKeys(sort, keys, best.keys) < 0)) best = { found, keys }
  }
  return best?.found
}

/** How many documents, and bytes of them, one write job changes at most. */
const JOB = { documents: 2000, bytes: 4 * 1024 * 1024 }
const SLICE_MS = 10

/** Options of a write: whether it waits for the flush to the disk, and how long it may search for its documents. */
export interface Limits {
  durable: boolean
  deadline: number
}

/**
 * Changes all documents a write is about. Many documents are gathered with pauses, and written by several jobs.
 * @param change is given a document that still matches, inside a write job
 * @returns how many documents there were
 */
export async function changeAll(
  store: Pick<Store, 'engine'>,
  collection: Collection,
  target: Target,
  { durable, deadline }: Limits,
  change: (record: number, doc: Value) => void,
): Promise<number> {
  const records: number[] = []
  let since = performance.now()
  for (const found of scanPlan(collection, planTarget(collection, target), target.filter.matches)) {
    if (found) records.push(found.record)
    else if (performance.now() - since > SLICE_MS) {
      await yieldToOthers(store, deadline)
      since = performance.now()
    }
  }
  let matched = 0
  for (let next = 0; next < records.length; ) {
    const job = await store.engine.write(() => {
      let [at, bytes, count] = [next, 0, 0]
      for (; at < records.length && at - next < JOB.documents && bytes < JOB.bytes; at++) {
        const record = records[at] as number
        const doc = collection.dropped ? undefined : collection.read(record)
        if (!doc || !target.filter.matches(doc)) continue
        change(record, doc)
        bytes += doc.buf.length
        count++
      }
      return { at, count }
    }, durable)
    next = job.at
    matched += job.count
  }
  return matched
}

/** The new bytes of a document, or undefined if nothing changes. */
export function updated(update: Update, doc: Value): Buffer | undefined {
  const after = update.apply(doc, false)
  return after.equals(bytesOf(doc)) ? undefined : after
}

/** The values that a condition requires of a field: none, one, or by `$all` several. */
function equalities({ operator, operand }: Condition): Value[] {
  if (operator === '$eq') return [operand]
  if ((operator !== '$in' && operator !== '$all') || operand.type !== T.array) return []
  const list = elements(operand)
  if (operator === '$in' && list.length > 1) return []
  return list.filter(({ type }) => type !== T.regex)
}

/**
 * The document an upsert starts from: the equalities of its filter; for a replacement the `_id` alone.
 * @throws CommandError 54 if the filter names a field twice
 */
function upsertSeed(filter: Filter, update: Update): Value {
  const tree = new Tree(false)
  const known: string[] = []
  for (const condition of filter.conditions) {
    const { path } = condition
    if (update.replacement && path !== '_id') continue
    for (const value of equalities(condition)) {
      const twice = known.find((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`))
      if (twice !== undefined) {
        const text = `cannot infer query fields to set, path '${path}' is matched twice`
        throw new CommandError('NotSingleValueField', text)
      }
      known.push(path)
      setAt(tree, path.split('.'), value)
    }
  }
  return documentAt(closeTree(tree))
}

/** Inserts the document that an upsert makes from its filter and update. Only inside a write job. */
export function upsert(collection: Collection, target: Target, update: Update): Buffer {
  const seed = upsertSeed(target.filter, update)
  return collection.insert(documentAt(update.apply(seed, true)))
}
