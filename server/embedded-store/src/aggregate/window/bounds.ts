import { compareValues } from '../../bson/key.ts'
import { arithmetic, decimalValue, isInteger, toDecimal, toDouble } from '../../bson/numbers.ts'
import { elements, field, fields, isNumber, T, textOf, type Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import { addUnits, readUnit, type TimeUnit } from '../dates/units.ts'
import type { Compile } from '../evaluation.ts'
import { type Axis, evaluateAt, type Partition } from './partition.ts'

type Edge<Distance> = 'unbounded' | 'current' | Distance

/** Which documents around the present one a window holds: by their number, or by the distance of what they sort by. */
export type Bounds =
  | { kind: 'documents'; lower: Edge<number>; upper: Edge<number> }
  | { kind: 'range'; lower: Edge<Value>; upper: Edge<Value>; unit: TimeUnit | undefined; axis: Axis }

export const WHOLE: Bounds = { kind: 'documents', lower: 'unbounded', upper: 'unbounded' }
export const RUNNING: Bounds = { kind: 'documents', lower: 'unbounded', upper: 'current' }

/** What the order of the partitions allows a window to be. */
export interface Ordering {
  sorted: boolean
  axis: Axis | undefined
  compile: Compile
}

function refuse(message: string): CommandError {
  return new CommandError('FailedToParse', message)
}

function readEdge(value: Value, compile: Compile, accept: (distance: Value) => string | undefined): Edge<Value> {
  if (value.type === T.string) {
    const text = textOf(value)
    if (text === 'unbounded' || text === 'current') return text
    throw refuse("Window bounds must be 'unbounded', 'current', or a number.")
  }
  const distance = compile(value)({ root: values.emptyDocument, variables: new Map() })
  const fault = distance === undefined ? 'Window bounds expression must be a constant.' : accept(distance)
  if (fault !== undefined) throw refuse(fault)
  return distance as Value
}

function readEdges(
  list: Value,
  compile: Compile,
  accept: (distance: Value) => string | undefined,
): [Edge<Value>, Edge<Value>] {
  const items = list.type === T.array ? elements(list) : []
  if (items.length !== 2) throw refuse('Window bounds must be a 2-element array')
  const [lower, upper] = items.map((item) => readEdge(item, compile, accept)) as [Edge<Value>, Edge<Value>]
  const [low, high] = [lower, upper].map((edge) => (edge === 'current' ? values.int32(0) : edge))
  if (low !== 'unbounded' && high !== 'unbounded' && compareValues(low as Value, high as Value) > 0)
    throw new CommandError(5339900, 'Lower bound must not exceed upper bound')
  return [lower, upper]
}

function whole(distance: Value): boolean {
  return isNumber(distance) && (isInteger(distance) || Number.isSafeInteger(toDouble(distance)))
}

function numeric(edge: Edge<Value>): Edge<number> {
  return typeof edge === 'string' ? edge : toDouble(edge)
}

/** Reads `window`. @throws CommandError 9, 5339900, 5339901, 5339902, 8947401 */
export function readWindow(window: Value, { sorted, axis, compile }: Ordering): Bounds {
  if (window.type !== T.object) throw refuse("'window' field must be an object")
  const [documents, range, unit] = [field(window, 'documents'), field(window, 'range'), field(window, 'unit')]
  if (documents && range) throw refuse("Window bounds can specify either 'documents' or 'range', not both.")
  if (!range && unit) throw refuse("Window bounds can only specify 'unit' with range-based bounds.")
  const known = (range ? 1 : 0) + (documents ? 1 : 0) + (unit ? 1 : 0)
  if (fields(window).length !== known)
    throw refuse("'window' field can only contain 'documents', or 'range' with an optional 'unit' field")
  if (documents) {
    const fault = 'Numeric document-based bounds must be an integer'
    const [lower, upper] = readEdges(documents, compile, (distance) => (whole(distance) ? undefined : fault))
    if (!sorted && (lower !== 'unbounded' || upper !== 'unbounded'))
      throw new CommandError(5339901, 'Document-based bounds require a sortBy')
    return { kind: 'documents', lower: numeric(lower), upper: numeric(upper) }
  }
  if (!range) return WHOLE
  const read = unit && readUnit(unit)
  const [lower, upper] = readEdges(range, compile, (distance) => {
    if (!isNumber(distance)) return 'Range-based bounds expression must be a number'
    return read && !whole(distance) ? "With 'unit', range-based bounds must be an integer" : undefined
  })
  if (!axis) throw new CommandError(5339902, 'Range-based bounds require sortBy a single field')
  if (axis.key.descending) throw new CommandError(8947401, 'Range-based bounds require an ascending sortBy')
  return { kind: 'range', lower, upper, unit: read, axis }
}

/** First and last place of the window of the document at a place; undefined where it holds none. */
export type Endpoints = (at: number) => [number, number] | undefined

/** The windows of a partition. The places are to be asked for in order. */
export function endpointsOf(bounds: Bounds, partition: Partition): Endpoints {
  return bounds.kind === 'documents' ? byNumber(bounds, partition.docs.length) : byDistance(bounds, partition)
}

function byNumber({ lower, upper }: { lower: Edge<number>; upper: Edge<number> }, count: number): Endpoints {
  return (at) => {
    const from = lower === 'unbounded' ? 0 : lower === 'current' ? at : at + lower
    const to = upper === 'unbounded' ? count - 1 : upper === 'current' ? at : at + upper
    return from >= count || to < 0 ? undefined : [Math.max(from, 0), Math.min(to, count - 1)]
  }
}

/** Numbers are added as decimals, so that 0.1 and 0.2 make 0.3. */
function shifted(base: Value, distance: Value, unit: TimeUnit | undefined): Value {
  if (unit) return addUnits(base, unit, toDouble(distance))
  return arithmetic('+', decimalValue(toDecimal(base)), decimalValue(toDecimal(distance))) as Value
}

function requireBase(base: Value | undefined, unit: TimeUnit | undefined): Value {
  if (unit && base?.type !== T.date)
    throw new CommandError(5429513, 'Invalid range: Expected the sortBy field to be a Date')
  if (!unit && base?.type === T.date)
    throw new CommandError(
      5429413,
      'Invalid range: For windows that involve date or time ranges, a unit must be provided.',
    )
  if (!unit && (base === undefined || !isNumber(base)))
    throw new CommandError(5429414, 'Invalid range: Expected the sortBy field to be a number')
  return base as Value
}

function byDistance(bounds: Bounds & { kind: 'range' }, partition: Partition): Endpoints {
  const { lower, upper, unit, axis } = bounds
  const count = partition.docs.length
  const value = (at: number): Value => evaluateAt(partition, at, axis.value) ?? values.null
  const fits = (at: number): boolean => (unit ? value(at).type === T.date : isNumber(value(at)))
  let [first, last] = [0, -1]
  return (at) => {
    const base = requireBase(evaluateAt(partition, at, axis.value), unit)
    if (lower === 'unbounded') while (first < count && !fits(first)) first++
    else if (lower !== 'current') {
      const least = shifted(base, lower, unit)
      while (first < count && compareValues(value(first), least) < 0) first++
    }
    const from = lower === 'current' ? at : first
    if (from >= count || !fits(from)) return undefined
    if (last < from - 1) last = from - 1
    if (upper === 'unbounded') while (last + 1 < count && fits(last + 1)) last++
    else if (upper !== 'current') {
      const most = shifted(base, upper, unit)
      while (last + 1 < count && compareValues(value(last + 1), most) <= 0) last++
    }
    const to = upper === 'current' ? at : last
    return to < from ? undefined : [from, to]
  }
}
