import { compareValues } from '../bson/key.ts'
import { T, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import type { Collection } from '../storage/collection.ts'
import { type Index, keyPattern } from '../storage/index-definition.ts'
import { boundPrefix } from '../storage/index-keys.ts'
import { afterPrefix, type Interval, intersect, intervalsOf } from './bounds.ts'
import type { Condition, Filter } from './matcher.ts'
import type { SortKey } from './sort.ts'

export interface KeyRange {
  lower: Buffer
  upper: Buffer
}

/** How the documents of a query are found. */
export interface Plan {
  /** Undefined for a walk through the whole collection. */
  index: Index | undefined
  ranges: KeyRange[]
  /** Walk the collection or index backwards. */
  reverse: boolean
  /** The documents come in the requested order. */
  sorted: boolean
  /** Plans of the branches of an `$or`, instead of an index. */
  branches?: Plan[]
}

export type Hint = { name: string } | { pattern: Value } | { natural: 1 | -1 }

const MAX_RANGES = 2000

function tablePrefix(index: Index): Buffer {
  const prefix = Buffer.allocUnsafe(4)
  prefix.writeUInt32BE(index.table)
  return prefix
}

interface Bounds {
  ranges: KeyRange[]
  /** Fields pinned to one value, from the first on. */
  pinned: number
  /** Fields pinned to one value or several, from the first on. */
  points: number
  /** Fields that narrow the ranges. */
  used: number
}

/** The conditions on a field as intervals; on a field that holds arrays only one condition may count. */
function fieldIntervals(index: Index, position: number, conditions: Condition[]): Interval[] | undefined {
  const field = index.fields[position]
  if (!field) return undefined
  const multikey = (index.multikey & (1 << position)) !== 0
  let result: Interval[] | undefined
  for (const condition of conditions) {
    if (condition.path !== field.name) continue
    const found = intervalsOf(condition, field.descending)
    if (found === undefined) continue
    if (result === undefined) result = found
    else if (multikey) {
      if (found.length > 0 && found.every((one) => one.point) && !result.every((one) => one.point)) result = found
    } else result = intersect(result, found)
  }
  return result
}

function severalMultikey(index: Index): boolean {
  return (index.multikey & (index.multikey - 1)) !== 0
}

function boundsOf(index: Index, conditions: Condition[]): Bounds {
  let prefixes = [tablePrefix(index)]
  let [pinned, pointed] = [0, 0]
  for (let position = 0; position < index.fields.length; position++) {
    if (position > 0 && severalMultikey(index)) break
    const intervals = fieldIntervals(index, position, conditions)
    if (intervals === undefined) break
    const points = intervals.every((one) => one.point)
    if (!points || prefixes.length * intervals.length > MAX_RANGES) {
      if (prefixes.length * intervals.length > MAX_RANGES) break
      const ranges = prefixes.flatMap((prefix) =>
        intervals.map((one) => cutRange(Buffer.concat([prefix, one.lower]), Buffer.concat([prefix, one.upper]))),
      )
      return { ranges, pinned, points: pointed, used: position + 1 }
    }
    if (intervals.length === 1 && pinned === position) pinned++
    pointed = position + 1
    prefixes = prefixes.flatMap((prefix) => intervals.map((one) => Buffer.concat([prefix, one.lower])))
    if (position === index.fields.length - 1)
      return { ranges: prefixes.map(prefixRange), pinned, points: pointed, used: pointed }
    if (prefixes.length === 0) return { ranges: [], pinned, points: pointed, used: pointed }
    if (!conditions.some((condition) => condition.path === index.fields[position + 1]?.name)) {
      return { ranges: prefixes.map(prefixRange), pinned, points: pointed, used: pointed }
    }
  }
  const used = prefixes.length === 1 && prefixes[0]?.length === 4 ? 0 : Math.max(pinned, 1)
  return { ranges: prefixes.map(prefixRange), pinned, points: pointed, used }
}

function prefixRange(prefix: Buffer): KeyRange {
  const lower = boundPrefix(prefix)
  return { lower, upper: afterPrefix(lower) }
}

/** Bounds longer than what a key keeps are widened, so that keys that were cut still fall inside. */
function cutRange(lower: Buffer, upper: Buffer): KeyRange {
  const end = boundPrefix(upper)
  return { lower: boundPrefix(lower), upper: end.length < upper.length ? afterPrefix(end) : upper }
}

/**
 * Whether walking the index gives the order: 1 forwards, -1 backwards, 0 not at all. A field that holds arrays may be
 * pinned to one value, because a document is met once for it; an index never gives the order of such a field.
 */
function sortDirection(index: Index, pinned: number, sort: SortKey[]): 1 | -1 | 0 {
  if (sort.length === 0 || index.truncated || index.multikey >> pinned !== 0) return 0
  const isArrays = (position: number) => (index.multikey & (1 << position)) !== 0
  if (index.fields.some(({ name }, position) => isArrays(position) && sort.some((field) => field.name === name)))
    return 0
  const fixed = new Set(index.fields.slice(0, pinned).map((field) => field.name))
  const wanted = sort.filter((field) => !fixed.has(field.name))
  if (wanted.length === 0) return 1
  for (let start = 0; start <= pinned; start++) {
    const offered = index.fields.slice(start).filter((field, i) => start + i >= pinned || !fixed.has(field.name))
    let direction: 1 | -1 | 0 = 0
    const fits = wanted.every((field, i) => {
      const has = offered[i]
      if (!has || has.name !== field.name) return false
      const way = has.descending === field.descending ? 1 : -1
      if (direction === 0) direction = way
      return direction === way
    })
    if (fits && direction !== 0) return direction
  }
  return 0
}

/** Whether every document the filter finds is in the index. */
function covers(index: Index, filter: Filter): boolean {
  if (index.sparse && !index.fields.some((field) => rejectsMissing(filter.conditions, field.name))) return false
  if (!index.partial) return true
  if (index.partial.branches.length > 0) return false
  return index.partial.conditions.every((needed) => implied(needed, filter.conditions))
}

function rejectsMissing(conditions: Condition[], path: string): boolean {
  return conditions.some((condition) => {
    if (condition.path !== path) return false
    const { operator, operand } = condition
    if (operator === '$exists') return operand.type === T.bool && operand.buf[operand.off] === 1
    if (operator === '$regex' || operator === '$elemMatch') return true
    if (!['$eq', '$gt', '$gte', '$lt', '$lte', '$in'].includes(operator)) return false
    const intervals = intervalsOf(condition, false)
    return intervals?.every((one) => (one.lower[0] as number) > 0x0a) ?? false
  })
}

/** Whether a condition of the query makes a condition of a partial index certain. */
function implied(needed: Condition, given: Condition[]): boolean {
  return given.some((condition) => {
    if (condition.path !== needed.path) return false
    if (needed.operator === '$exists') {
      return needed.operand.type === T.bool && needed.operand.buf[needed.operand.off] === 1
        ? rejectsMissing([condition], condition.path)
        : false
    }
    if (condition.operator === needed.operator && compareValues(condition.operand, needed.operand) === 0) {
      return condition.operand.type === needed.operand.type
    }
    const inner = intervalsOf(condition, false)
    const outer = intervalsOf(needed, false)
    if (!inner || !outer || inner.length === 0) return false
    return inner.every((x) =>
      outer.some((y) => Buffer.compare(y.lower, x.lower) <= 0 && Buffer.compare(x.upper, y.upper) <= 0),
    )
  })
}

/** At most one document for each requested value. */
const EXACT = 1000

interface Candidate {
  plan: Plan
  /** By how much it narrows the search. */
  narrows: number
}

function indexPlan(index: Index, filter: Filter, sort: SortKey[]): Candidate {
  const { pinned, points, used, ranges: found } = boundsOf(index, filter.conditions)
  const direction = sortDirection(index, pinned, sort)
  const exact = index.unique && points === index.fields.length
  const narrows = (exact ? EXACT : 0) + pinned * 20 + (points - pinned) * 15 + (used - points) * 8
  const ranges = [...found].sort((a, b) => Buffer.compare(a.lower, b.lower))
  if (direction === -1) ranges.reverse()
  return { plan: { index, ranges, reverse: direction === -1, sorted: direction !== 0 || sort.length === 0 }, narrows }
}

/** The weight of the order beside that of narrowing. */
const IN_ORDER = 10
/** Sorting so few documents is faster than walking through others in order. */
const FEW = 100

/**
 * The candidate that narrows most, with the weight of the order. If another one narrows as much or more, its keys are
 * counted: a word that few documents hold is looked up, one that most hold is met on the way.
 */
function bestOf(collection: Collection, candidates: readonly Candidate[], sort: SortKey[]): Plan | undefined {
  const worth = ({ plan, narrows }: Candidate) => narrows + (sort.length > 0 && plan.sorted ? IN_ORDER : 0)
  let best: Candidate | undefined
  for (const one of candidates) if (worth(one) > Math.max(0, best ? worth(best) : 0)) best = one
  if (best === undefined || best.narrows >= EXACT) return best?.plan
  let other: Candidate | undefined
  for (const one of candidates) if (one !== best && one.narrows >= Math.max(1, (other ?? best).narrows)) other = one
  return other !== undefined && leadsToFew(collection, other.plan.ranges) ? other.plan : best.plan
}

function leadsToFew(collection: Collection, ranges: readonly KeyRange[]): boolean {
  let left = FEW
  for (const range of ranges) {
    for (const _ of collection.engine.keys({ ...range, reverse: false, limit: left + 1 })) left--
    if (left < 0) return false
  }
  return true
}

function scan(sort: SortKey[], reverse = false): Plan {
  return { index: undefined, ranges: [], reverse, sorted: sort.length === 0 }
}

function orPlan(collection: Collection, filter: Filter, sort: SortKey[]): Plan | undefined {
  for (const list of filter.branches) {
    const plans = list.map((branch) => choosePlan(collection, branch, []))
    if (plans.every((plan) => plan.index !== undefined || plan.branches !== undefined)) {
      return { index: undefined, ranges: [], reverse: false, sorted: sort.length === 0, branches: plans }
    }
  }
  return undefined
}

/** Chooses how to find the documents of a filter in the requested order. */
export function choosePlan(collection: Collection, filter: Filter, sort: SortKey[], hint?: Hint): Plan {
  const [natural] = sort
  if (natural?.name === '$natural') return { ...scan([], natural.descending), sorted: true }
  if (hint) return hinted(collection, filter, sort, hint)
  const usable = collection.indexes.filter((index) => covers(index, filter))
  const candidates = usable.map((index) => indexPlan(index, filter, sort))
  return bestOf(collection, candidates, sort) ?? orPlan(collection, filter, sort) ?? scan(sort)
}

function hinted(collection: Collection, filter: Filter, sort: SortKey[], hint: Hint): Plan {
  if ('natural' in hint) return scan(sort, hint.natural === -1)
  const index = collection.indexes.find((one) =>
    'name' in hint ? one.name === hint.name : compareValues(keyPattern(one), hint.pattern) === 0,
  )
  if (!index) throw new CommandError('BadValue', 'hint provided does not correspond to an existing index')
  // A hint on an index that leaves documents out gives only what it holds for sparse ones, as in MongoDB; a partial one
  // is refused.
  if (index.partial && !covers(index, filter)) {
    throw new CommandError('BadValue', 'the partial index does not cover the query')
  }
  return indexPlan(index, filter, sort).plan
}
