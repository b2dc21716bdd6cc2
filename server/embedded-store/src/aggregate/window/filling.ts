import { compareValues } from '../../bson/key.ts'
import { divide } from '../../bson/numbers.ts'
import { copyValue, isNumber, T, type Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import type { MakeAccumulator } from '../accumulator.ts'
import { add, calculate, subtract } from '../arithmetic-operators.ts'
import { type Evaluate, isNullish } from '../evaluation.ts'
import { type Axis, evaluateAt, type Partition } from './partition.ts'
import type { WindowFunction } from './windowed.ts'

/** `$locf`: the last value that was there. */
export function lastObserved(input: Evaluate): MakeAccumulator {
  return () => {
    let held: Value = values.null
    return {
      add: (environment) => {
        const value = input(environment)
        if (!isNullish(value)) held = copyValue(value as Value)
      },
      result: () => held,
    }
  }
}

interface Point {
  x: Value
  y: Value
}

/** y1 + (x − x1) · ((y2 − y1) / (x2 − x1)) */
function between(a: Point, b: Point, x: Value): Value {
  const slope = divide(subtract([b.y, a.y]), subtract([b.x, a.x]))
  return add([a.y, calculate('*', subtract([x, a.x]), slope)])
}

/** The next place that has a value and an x. */
function following(partition: Partition, at: number, input: Evaluate, axis: Axis): Point | undefined {
  for (let i = at + 1; i < partition.docs.length; i++) {
    const [x, y] = [evaluateAt(partition, i, axis.value), evaluateAt(partition, i, input)]
    if (!isNullish(x) && !isNullish(y)) return { x: x as Value, y: y as Value }
  }
  return undefined
}

function requirePoint(x: Value | undefined, y: Value | undefined, before: Value | undefined): void {
  if (!isNullish(y) && !isNumber(y as Value))
    throw new CommandError('TypeMismatch', 'Value to be filled must be numeric or nullish')
  if (x === undefined || (!isNumber(x) && x.type !== T.date))
    throw new CommandError('TypeMismatch', 'Value of the sortBy field must be numeric or a date')
  if (before && compareValues(before, x) === 0)
    throw new CommandError(6050106, 'There can be no repeated values in the sort field')
  if (before && (before.type === T.date) !== (x.type === T.date))
    throw new CommandError('TypeMismatch', 'Conflicting sort value types')
}

/** `$linearFill`: what is null lies on the line between its neighbours. @throws CommandError 14, 6050106 */
export function linearFill(input: Evaluate, axis: Axis): WindowFunction {
  return (partition) => {
    let [left, right]: [Point | undefined, Point | undefined] = [undefined, undefined]
    let [before, ended]: [Value | undefined, boolean] = [undefined, false]
    return (at) => {
      const [x, y] = [evaluateAt(partition, at, axis.value), evaluateAt(partition, at, input)]
      requirePoint(x, y, before)
      before = x
      if (!isNullish(y)) {
        left = { x: x as Value, y: y as Value }
        right = undefined
        return y
      }
      if (!left || ended) return values.null
      right ??= following(partition, at, input, axis)
      ended = right === undefined
      return right ? between(left, right, x as Value) : values.null
    }
  }
}
