import { divide, toDouble } from '../../bson/numbers.ts'
import { isNumber, T, type Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import { isNaNValue } from '../../query/operators.ts'
import type { MakeAccumulator } from '../accumulator.ts'
import { add, calculate, subtract } from '../arithmetic-operators.ts'
import { type Evaluate, isNullish } from '../evaluation.ts'
import { Total } from '../total.ts'
import { type Bounds, endpointsOf } from './bounds.ts'
import { type Axis, evaluateAt } from './partition.ts'
import type { WindowFunction } from './windowed.ts'

/** What is differentiated or integrated, over what, and the length of the unit of time in milliseconds. */
export interface Curve {
  input: Evaluate
  axis: Axis
  unit: number | undefined
}

function requireTimes(times: ReadonlyArray<Value | undefined>, unit: number | undefined): void {
  const dates = times.filter((time) => time?.type === T.date).length
  if (unit !== undefined && dates < times.length)
    throw new CommandError(5624900, "$derivative with 'unit' expects the sortBy field to be a Date")
  if (unit === undefined && dates > 0)
    throw new CommandError(5624901, "$derivative where the sortBy is a Date requires an 'unit'")
  if (unit === undefined && times.some((time) => time === undefined || !isNumber(time)))
    throw new CommandError(5624902, "$derivative (with no 'unit') expects the sortBy field to be numeric")
}

/** `$derivative`: the slope between the ends of the window; null where they are at one place. */
export function derivative({ input, axis, unit }: Curve, bounds: Bounds): WindowFunction {
  return (partition) => {
    const endpoints = endpointsOf(bounds, partition)
    return (at) => {
      const window = endpoints(at)
      if (!window) return values.null
      const [left, right] = window.map((end) => evaluateAt(partition, end, axis.value))
      requireTimes([left, right], unit)
      const [from, to] = window.map((end) => evaluateAt(partition, end, input))
      const [rise, run] = [subtract([to, from]), subtract([right, left])]
      if (isNullish(rise)) throw new CommandError(5624903, '$derivative input must not be null or missing')
      if (toDouble(run) === 0) return values.null
      const slope = divide(rise, run)
      return unit === undefined ? slope : calculate('*', slope, values.int64(unit))
    }
  }
}

/** `$integral` by the trapezoidal rule. */
export function integral({ input, axis, unit }: Curve): MakeAccumulator {
  return () => {
    const area = new Total()
    let before: [Value, Value] | undefined
    let lost = false
    return {
      add: (environment) => {
        const [x, y] = [axis.value(environment), input(environment)]
        if (!x || !y || !isNumber(y) || (!isNumber(x) && x.type !== T.date))
          throw new CommandError(5423900, '$integral needs a numeric or date sortBy and a numeric input')
        if (unit !== undefined && x.type !== T.date)
          throw new CommandError(5423901, "$integral with 'unit' expects the sortBy field to be a Date")
        if (unit === undefined && x.type === T.date)
          throw new CommandError(5423902, "$integral (with no 'unit') expects the sortBy field to be numeric")
        if (isNaNValue(x) || isNaNValue(y)) lost = true
        else if (before && !lost) {
          const width = subtract([x, before[0]])
          area.add(divide(calculate('*', add([y, before[1]]), width), values.double(2)))
        }
        before = [x, y]
      },
      result: () => {
        if (!before) return values.null
        if (lost) return values.double(Number.NaN)
        return unit === undefined ? area.result() : divide(area.result(), values.int64(unit))
      },
    }
  }
}
