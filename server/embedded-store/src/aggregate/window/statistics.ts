import { decimalValue, divide, isInteger, toDecimal, toDouble } from '../../bson/numbers.ts'
import { elements, field, fields, isNumber, T, type Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import type { MakeAccumulator } from '../accumulator.ts'
import { calculate, subtract } from '../arithmetic-operators.ts'
import type { Compile, Evaluate } from '../evaluation.ts'
import { Total } from '../total.ts'

function mean(total: Total, count: number): Value {
  return divide(total.result(), values.int32(count))
}

/** `$covariancePop`, `$covarianceSamp` of pairs of numbers; other values are passed over. */
export function covariance(input: Evaluate, sample: boolean): MakeAccumulator {
  return () => {
    const [x, y, products] = [new Total(), new Total(), new Total()]
    let count = 0
    return {
      add: (environment) => {
        const pair = input(environment)
        const [a, b, more] = pair?.type === T.array ? elements(pair) : []
        if (!a || !b || more || !isNumber(a) || !isNumber(b)) return
        if (![a, b].every((one) => Number.isFinite(toDouble(one)))) {
          products.add(calculate('+', a, b))
          return
        }
        const before = count === 0 ? undefined : subtract([a, mean(x, count)])
        x.add(a)
        y.add(b)
        count++
        if (before) products.add(calculate('*', before, subtract([b, mean(y, count)])))
      },
      result: () => {
        if (count === 1 && !sample) return values.double(0)
        const divisor = sample ? count - 1 : count
        return divisor <= 0 ? values.null : divide(products.result(), values.double(divisor))
      },
    }
  }
}

function refuse(message: string): CommandError {
  return new CommandError('FailedToParse', message)
}

/** The weight of a new value: `alpha`, or 2 / (N + 1). */
function readWeight(operand: Value): Value {
  const [n, alpha] = [field(operand, 'N'), field(operand, 'alpha')]
  if (n) {
    if (!isNumber(n) || !(isInteger(n) || Number.isSafeInteger(toDouble(n))))
      throw refuse("'N' field must be an integer")
    if (toDouble(n) <= 0) throw refuse("'N' must be greater than zero")
    return divide(decimal(values.int32(2)), calculate('+', n, values.int32(1)))
  }
  if (!alpha) throw refuse("$expMovingAvg needs an 'N' field or an 'alpha' field")
  if (!isNumber(alpha)) throw refuse("'alpha' must be a number")
  if (!(toDouble(alpha) > 0 && toDouble(alpha) < 1)) throw refuse("'alpha' must be between 0 and 1 (exclusive)")
  return decimal(alpha)
}

function decimal(value: Value): Value {
  return decimalValue(toDecimal(value))
}

/** `$expMovingAvg`, computed in decimals as MongoDB does. @throws CommandError 9 */
export function movingAverage(operand: Value, sorted: boolean, compile: Compile): MakeAccumulator {
  if (operand.type !== T.object || fields(operand).length !== 2 || !field(operand, 'input'))
    throw refuse("$expMovingAvg must have exactly two fields: An 'input' field, and either an 'N' or an 'alpha' field")
  if (!sorted) throw refuse("$expMovingAvg requires an explicit 'sortBy'")
  const weight = readWeight(operand)
  const rest = calculate('-', values.int32(1), weight)
  const input = compile(field(operand, 'input') as Value)
  return () => {
    let held: Value | undefined
    let exact = false
    return {
      add: (environment) => {
        const value = input(environment)
        if (!value || !isNumber(value)) return
        exact ||= value.type === T.decimal
        held = held
          ? calculate('+', calculate('*', decimal(value), weight), calculate('*', held, rest))
          : decimal(value)
      },
      result: () => (held === undefined ? values.null : exact ? held : values.double(toDouble(held))),
    }
  }
}
