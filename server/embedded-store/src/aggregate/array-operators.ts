import { compareValues, keyOf } from '../bson/key.ts'
import { toDouble } from '../bson/numbers.ts'
import { isNumber, T, truthy, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { wholeNumber } from '../query/operators.ts'
import { slice as sliceOf } from '../query/projection.ts'
import { array, list, nullish, type Operand, type Operator } from './operand.ts'

function sets(operator: string, run: (lists: Value[][]) => Operand): Operator {
  return {
    arity: [1, Number.POSITIVE_INFINITY],
    run: (operands) => (operands.some(nullish) ? values.null : run(operands.map((one) => list(one, operator)))),
  }
}

function unique(items: Value[]): Value[] {
  const seen = new Map<string, Value>()
  for (const item of items) {
    const key = keyOf(item).toString('latin1')
    if (!seen.has(key)) seen.set(key, item)
  }
  return [...seen.values()].sort(compareValues)
}

function has(items: Value[], wanted: Value): boolean {
  return items.some((item) => compareValues(item, wanted) === 0)
}

/** @throws CommandError 40096, 40097 */
function placeIn(value: Operand, otherwise: number): number {
  if (value === undefined) return otherwise
  const place = wholeNumber(value)
  if (place === undefined || Number(place) !== toDouble(value))
    throw new CommandError(40096, '$indexOfArray requires an integral starting and ending index')
  if (place < 0n) throw new CommandError(40097, '$indexOfArray requires a nonnegative starting and ending index')
  return Number(place)
}

/** A whole number that fits 32 bits. @throws CommandError with these codes */
function int32Of(value: Operand, type: number, whole: number, what: string): number {
  if (value === undefined || !isNumber(value)) throw new CommandError(type, `${what} must be numeric`)
  const number = toDouble(value)
  if (!Number.isInteger(number) || Math.abs(number) > 0x7fffffff)
    throw new CommandError(whole, `${what} must be representable as a 32-bit integer`)
  return number
}

function range([from, to, by]: Operand[]): Value {
  const start = int32Of(from, 34443, 34444, "$range's starting value")
  const end = int32Of(to, 34445, 34446, "$range's ending value")
  const step = by === undefined ? 1 : int32Of(by, 34447, 34448, "$range's step value")
  if (step === 0) throw new CommandError(34449, '$range requires a non-zero step value')
  if ((end - start) / step > 1_000_000) throw new CommandError('BadValue', '$range would be too long')
  const items: Value[] = []
  for (let at = start; step > 0 ? at < end : at > end; at += step) items.push(values.int32(at))
  return array(items)
}

function slice([items, a, b]: Operand[]): Value {
  if (nullish(items) || nullish(a)) return values.null
  const all = list(items, '$slice')
  const first = int32Of(a, 28725, 28726, 'Second argument to $slice')
  if (b === undefined) return array(sliceOf(all, undefined, first))
  if (nullish(b)) return values.null
  const count = int32Of(b, 28727, 28728, 'Third argument to $slice')
  if (count <= 0) throw new CommandError(28729, `Third argument to $slice must be positive: ${count}`)
  return array(sliceOf(all, first, count))
}

/** Operators on arrays and sets. */
export const ARRAY_OPERATORS: Record<string, Operator> = {
  $isArray: { arity: [1, 1], run: ([value]) => values.bool(value?.type === T.array) },
  $size: { arity: [1, 1], run: ([value]) => values.int32(list(value, '$size').length) },
  $in: {
    arity: [2, 2],
    run: ([wanted, items]) => values.bool(wanted !== undefined && has(list(items, '$in'), wanted)),
  },
  $first: { arity: [1, 1], run: ([value]) => (nullish(value) ? values.null : list(value, '$first')[0]) },
  $last: { arity: [1, 1], run: ([value]) => (nullish(value) ? values.null : list(value, '$last').at(-1)) },
  $reverseArray: {
    arity: [1, 1],
    run: ([value]) => (nullish(value) ? values.null : array(list(value, '$reverseArray').reverse())),
  },
  $concatArrays: sets('$concatArrays', (lists) => array(lists.flat())),
  $slice: { arity: [2, 3], run: slice },
  $indexOfArray: {
    arity: [2, 4],
    run: ([items, wanted, from, to]) => {
      if (nullish(items)) return values.null
      const all = list(items, '$indexOfArray')
      const [start, end] = [placeIn(from, 0), placeIn(to, all.length)]
      return values.int32(
        all.findIndex((one, i) => i >= start && i < end && wanted !== undefined && compareValues(one, wanted) === 0),
      )
    },
  },
  $range: { arity: [2, 3], run: range },
  $setUnion: sets('$setUnion', (lists) => array(unique(lists.flat()))),
  $setIntersection: sets('$setIntersection', ([first = [], ...rest]) =>
    array(unique(first).filter((item) => rest.every((one) => has(one, item)))),
  ),
  $setDifference: sets('$setDifference', ([a = [], b = []]) => array(unique(a).filter((item) => !has(b, item)))),
  $setEquals: sets('$setEquals', ([first = [], ...rest]) =>
    values.bool(rest.every((one) => one.every((item) => has(first, item)) && first.every((item) => has(one, item)))),
  ),
  $setIsSubset: sets('$setIsSubset', ([a = [], b = []]) => values.bool(a.every((item) => has(b, item)))),
  $anyElementTrue: sets('$anyElementTrue', ([a = []]) => values.bool(a.some(truthy))),
  $allElementsTrue: sets('$allElementsTrue', ([a = []]) => values.bool(a.every(truthy))),
}
