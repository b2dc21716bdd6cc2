import { bytesOf, documentAt, T, Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import { tableRange } from '../storage/catalog.ts'
import type { Collection } from '../storage/collection.ts'
import { afterPrefix } from './bounds.ts'
import type { Predicate } from './matcher.ts'
import type { KeyRange, Plan } from './planner.ts'

/** A document found, in a buffer of its own. */
export interface Found {
  record: number
  doc: Value
}

const FIRST_STEP = 32
const LONGEST_STEP = 512
/** A step ends early once it has read so many bytes, so that hundreds of large documents are not held. */
const STEP_BYTES = 1024 * 1024

/** The keys and documents that a scan read, for `explain`. */
export interface ScanCounters {
  keys: number
  documents: number
}

/**
 * Walks through the collection or index of a plan and yields the documents that match. Between two steps it holds
 * nothing of the engine, so it may pause between batches for any time; it continues after the last key it saw. It
 * yields undefined after each step so that long walks can make room for others.
 */
export function* scanPlan(
  collection: Collection,
  plan: Plan,
  matches: Predicate,
  counters: ScanCounters = { keys: 0, documents: 0 },
): Generator<Found | undefined, void, void> {
  if (plan.branches) return yield* scanBranches(collection, plan.branches, matches, counters)
  if (!plan.index) return yield* scanRecords(collection, plan.reverse, matches, counters)
  const seen = plan.index.multikey !== 0 || plan.ranges.length > 1 ? new Set<number>() : undefined
  for (const range of plan.ranges) yield* scanIndex(collection, plan, range, matches, seen, counters)
}

function* scanBranches(
  collection: Collection,
  branches: Plan[],
  matches: Predicate,
  counters: ScanCounters,
): Generator<Found | undefined, void, void> {
  const seen = new Set<number>()
  for (const branch of branches) {
    for (const found of scanPlan(collection, branch, matches, counters)) {
      if (found === undefined) yield undefined
      else if (!seen.has(found.record)) {
        seen.add(found.record)
        yield found
      }
    }
  }
}

function* scanRecords(
  collection: Collection,
  reverse: boolean,
  matches: Predicate,
  counters: ScanCounters,
): Generator<Found | undefined, void, void> {
  let { lower, upper } = tableRange(collection.table)
  for (let step = FIRST_STEP; ; step = Math.min(step * 2, LONGEST_STEP)) {
    refuseDropped(collection)
    const found: Found[] = []
    let read = 0
    let bytes = 0
    for (const { key, value } of collection.engine.range({ lower, upper, reverse, limit: step })) {
      read++
      bytes += value.length
      const doc = documentAt(value)
      if (matches(doc)) found.push({ record: key.readUIntBE(4, 6), doc })
      if (reverse) upper = Buffer.from(key)
      else lower = behind(key)
      if (bytes >= STEP_BYTES) break
    }
    counters.documents += read
    yield* found
    if (read < step && bytes < STEP_BYTES) return
    yield undefined
  }
}

/** The rest of the collection is gone: the documents seen so far are no answer. @throws CommandError 175 */
function refuseDropped(collection: Collection): void {
  if (!collection.dropped) return
  throw new CommandError('QueryPlanKilled', `collection dropped: ${collection.namespace}`)
}

/** The first key after this one. */
function behind(key: Buffer): Buffer {
  const next = Buffer.alloc(key.length + 1)
  key.copy(next)
  return next
}

/** Records of the next entries of an index range, and the range that is left, undefined at its end. */
function stepIndex(
  collection: Collection,
  plan: Plan,
  range: KeyRange,
  limit: number,
): { records: number[]; rest: KeyRange | undefined } {
  const records: number[] = []
  let last: Buffer | undefined
  const bounds = { ...range, reverse: plan.reverse, limit }
  if (plan.index?.unique) {
    for (const { key, value } of collection.engine.range(bounds)) {
      records.push(value.readUIntBE(0, 6))
      last = key
    }
  } else {
    for (const key of collection.engine.keys(bounds)) {
      records.push(key.readUIntBE(key.length - 6, 6))
      last = key
    }
  }
  if (last === undefined || records.length < limit) return { records, rest: undefined }
  const rest = plan.reverse
    ? { lower: range.lower, upper: Buffer.from(last) }
    : { lower: behind(last), upper: range.upper }
  return { records, rest }
}

function* scanIndex(
  collection: Collection,
  plan: Plan,
  range: KeyRange,
  matches: Predicate,
  seen: Set<number> | undefined,
  counters: ScanCounters,
): Generator<Found | undefined, void, void> {
  const exact = plan.index?.unique && plan.index.multikey === 0 ? exactEntry(collection, range) : undefined
  if (exact !== undefined) {
    counters.keys++
    const found = fetch(collection, exact, matches, seen, counters)
    if (found) yield found
    return
  }
  let left: KeyRange | undefined = range
  for (let step = FIRST_STEP; left; step = Math.min(step * 2, LONGEST_STEP)) {
    refuseDropped(collection)
    const { records, rest } = stepIndex(collection, plan, left, step)
    counters.keys += records.length
    let found: Found[] = []
    let bytes = 0
    for (const record of records) {
      const one = fetch(collection, record, matches, seen, counters)
      if (!one) continue
      found.push(one)
      bytes += one.doc.buf.length
      if (bytes < STEP_BYTES) continue
      yield* found
      yield undefined
      refuseDropped(collection)
      found = []
      bytes = 0
    }
    left = rest
    yield* found
    if (left) yield undefined
  }
}

/** The record of a unique entry whose key is exactly the lower bound: no cursor is needed for it. */
function exactEntry(collection: Collection, range: KeyRange): number | undefined {
  if (!range.upper.equals(afterPrefix(range.lower))) return undefined
  const value = collection.engine.peek(range.lower)
  return value === undefined ? undefined : value.readUIntBE(0, 6)
}

function fetch(
  collection: Collection,
  record: number,
  matches: Predicate,
  seen: Set<number> | undefined,
  counters: ScanCounters,
): Found | undefined {
  if (seen) {
    if (seen.has(record)) return undefined
    seen.add(record)
  }
  counters.documents++
  const doc = collection.peek(record)
  if (!doc || !matches(doc)) return undefined
  return { record, doc: new Value(T.object, Buffer.from(bytesOf(doc)), 0) }
}
