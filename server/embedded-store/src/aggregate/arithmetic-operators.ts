import { arithmetic, decimalValue, divide, remainder, toDecimal, toDouble } from '../bson/numbers.ts'
import { T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { order } from './comparison-operators.ts'
import { ANY, needNumber, nullish, type Operand, type Operator, spread, unary } from './operand.ts'
import { Total, totalOf } from './total.ts'

/** Exact arithmetic; where 64 bits overflow, MongoDB goes on with doubles. */
export function calculate(operation: '+' | '-' | '*', a: Value, b: Value): Value {
  return (
    arithmetic(operation, a, b) ??
    values.double(
      operation === '+'
        ? toDouble(a) + toDouble(b)
        : operation === '-'
          ? toDouble(a) - toDouble(b)
          : toDouble(a) * toDouble(b),
    )
  )
}

/** Sum with MongoDB's types; a date plus milliseconds is a date, and what is null or missing makes it null. */
export function add(operands: Operand[]): Value {
  const total = new Total()
  let date = false
  for (const operand of operands) {
    if (nullish(operand)) return values.null
    const value = operand as Value
    if (value.type !== T.date) total.add(needNumber(value, '$add'))
    else if (date) throw new CommandError(16612, 'only one date allowed in an $add expression')
    else {
      date = true
      total.add(values.int64(value.buf.readBigInt64LE(value.off)))
    }
  }
  return date ? values.date(Math.round(toDouble(total.result()))) : total.result()
}

/** Difference; of two dates in milliseconds. */
export function subtract([a, b]: Operand[]): Value {
  if (nullish(a) || nullish(b)) return values.null
  const [x, y] = [a as Value, b as Value]
  if (x.type === T.date && y.type === T.date)
    return values.int64(x.buf.readBigInt64LE(x.off) - y.buf.readBigInt64LE(y.off))
  if (x.type === T.date) return values.date(toDouble(x) - Math.round(toDouble(needNumber(y, '$subtract'))))
  return calculate('-', needNumber(x, '$subtract'), needNumber(y, '$subtract'))
}

function extreme(operator: '$min' | '$max'): Operator {
  const pick = (items: Operand[]) =>
    items
      .filter((item) => !nullish(item))
      .reduce<Operand>(
        (best, item) =>
          best === undefined || (operator === '$min' ? order(item, best) < 0 : order(item, best) > 0) ? item : best,
        undefined,
      )
  return { arity: [1, Number.POSITIVE_INFINITY], run: (operands) => pick(spread(operands)) ?? values.null }
}

function average(operands: Operand[]): Value {
  const { sum, count } = totalOf(spread(operands))
  return count === 0 ? values.null : divide(sum, values.int32(count))
}

/** Operators on numbers and dates. */
export const ARITHMETIC_OPERATORS: Record<string, Operator> = {
  $add: { arity: [0, ANY], run: add },
  $subtract: { arity: [2, 2], run: subtract },
  $multiply: {
    arity: [0, ANY],
    run: (operands) =>
      operands.some(nullish)
        ? values.null
        : operands.reduce<Value>(
            (product, one) => calculate('*', product, needNumber(one as Value, '$multiply')),
            values.int32(1),
          ),
  },
  $divide: {
    arity: [2, 2],
    run: ([a, b]) => {
      if (nullish(a) || nullish(b)) return values.null
      if (toDouble(needNumber(b as Value, '$divide')) === 0) throw new CommandError('BadValue', "can't $divide by zero")
      return divide(needNumber(a as Value, '$divide'), b as Value)
    },
  },
  $mod: {
    arity: [2, 2],
    run: ([a, b]) => {
      if (nullish(a) || nullish(b)) return values.null
      if (toDouble(needNumber(b as Value, '$mod')) === 0) throw new CommandError(16610, "can't $mod by zero")
      return remainder(needNumber(a as Value, '$mod'), b as Value)
    },
  },
  $abs: unary('$abs', (value) => {
    if (value.type === T.decimal) return decimalValue({ ...toDecimal(value), negative: false })
    if (toDouble(value) >= 0) return value
    const size = arithmetic('-', values.int32(0), value)
    if (!size) throw new CommandError(28680, "can't take $abs of long long min")
    return size
  }),
  $min: extreme('$min'),
  $max: extreme('$max'),
  $sum: { arity: [0, ANY], run: (operands) => totalOf(spread(operands)).sum },
  $avg: { arity: [0, ANY], run: average },
}
