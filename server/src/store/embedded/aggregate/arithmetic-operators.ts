import {
  arithmetic,
  decimalValue,
  divide,
  integerValue,
  isInteger,
  remainder,
  toDecimal,
  toDouble,
} from '../bson/numbers.ts'
import { isNumber, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { wholeNumber } from '../query/operators.ts'
import { order } from './comparison-operators.ts'
import { ANY, needNumber, nullish, type Operand, type Operator, spread } from './operand.ts'

function exact(operation: '+' | '-' | '*', a: Value, b: Value): Value {
  // Where 64 bits overflow, MongoDB goes on with doubles.
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

/** Sum with MongoDB's types; a date plus milliseconds is a date. */
function add(operands: Operand[], operator = '$add'): Value {
  let sum: Value = values.int32(0)
  let date = false
  for (const operand of operands) {
    if (nullish(operand)) return values.null
    const value = operand as Value
    if (value.type === T.date) {
      if (date) throw new CommandError(16612, 'only one date allowed in an $add expression')
      date = true
      sum = exact('+', sum, values.int64(value.buf.readBigInt64LE(value.off)))
    } else sum = exact('+', sum, needNumber(value, operator))
  }
  return date ? values.date(Math.round(toDouble(sum))) : sum
}

function subtract([a, b]: Operand[]): Value {
  if (nullish(a) || nullish(b)) return values.null
  const [x, y] = [a as Value, b as Value]
  if (x.type === T.date && y.type === T.date)
    return values.int64(x.buf.readBigInt64LE(x.off) - y.buf.readBigInt64LE(y.off))
  if (x.type === T.date) return values.date(toDouble(x) - Math.round(toDouble(needNumber(y, '$subtract'))))
  return exact('-', needNumber(x, '$subtract'), needNumber(y, '$subtract'))
}

function unary(operator: string, run: (value: Value) => Value): Operator {
  return { arity: [1, 1], run: ([value]) => (nullish(value) ? values.null : run(needNumber(value as Value, operator))) }
}

function real(operator: string, run: (value: number) => number): Operator {
  return unary(operator, (value) => {
    if (value.type === T.decimal)
      throw new CommandError('CommandNotSupported', `${operator} of a Decimal128 is not supported by this store`)
    return values.double(run(toDouble(value)))
  })
}

function toWhole(operator: string, run: (value: number) => number): Operator {
  return unary(operator, (value) => {
    if (isInteger(value)) return value
    if (value.type === T.decimal)
      throw new CommandError('CommandNotSupported', `${operator} of a Decimal128 is not supported by this store`)
    return values.double(run(toDouble(value)))
  })
}

/** Half to even, as MongoDB rounds. */
function roundEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

function rounded(operator: string, whole: (value: number) => number): Operator {
  return {
    arity: [1, 2],
    run: ([value, places]) => {
      if (nullish(value) || (places !== undefined && nullish(places))) return values.null
      const number = needNumber(value as Value, operator)
      const digits = places === undefined ? 0 : Number(wholeNumber(places as Value) ?? 0n)
      if (isInteger(number) && digits >= 0) return number
      if (number.type === T.decimal)
        throw new CommandError('CommandNotSupported', `${operator} of a Decimal128 is not supported by this store`)
      const scale = 10 ** digits
      const result = whole(toDouble(number) * scale) / scale
      return isInteger(number)
        ? (integerValue(BigInt(Math.trunc(result)), number.type === T.int64) as Value)
        : values.double(result)
    },
  }
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

function sum(operands: Operand[]): Value {
  return spread(operands).reduce<Value>(
    (total, item) => (item !== undefined && isNumber(item) ? exact('+', total, item) : total),
    values.int32(0),
  )
}

function average(operands: Operand[]): Value {
  const numbers = spread(operands).filter((item): item is Value => item !== undefined && isNumber(item))
  return numbers.length === 0 ? values.null : divide(sum(numbers), values.int32(numbers.length))
}

/** Operators on numbers and dates. */
export const ARITHMETIC_OPERATORS: Record<string, Operator> = {
  $add: { arity: [0, ANY], run: (operands) => add(operands) },
  $subtract: { arity: [2, 2], run: subtract },
  $multiply: {
    arity: [0, ANY],
    run: (operands) =>
      operands.some(nullish)
        ? values.null
        : operands.reduce<Value>(
            (product, one) => exact('*', product, needNumber(one as Value, '$multiply')),
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
    return toDouble(value) < 0 ? exact('-', values.int32(0), value) : value
  }),
  $ceil: toWhole('$ceil', Math.ceil),
  $floor: toWhole('$floor', Math.floor),
  $round: rounded('$round', roundEven),
  $trunc: rounded('$trunc', Math.trunc),
  $sqrt: real('$sqrt', Math.sqrt),
  $exp: real('$exp', Math.exp),
  $ln: real('$ln', Math.log),
  $log10: real('$log10', Math.log10),
  $min: extreme('$min'),
  $max: extreme('$max'),
  $sum: { arity: [0, ANY], run: sum },
  $avg: { arity: [0, ANY], run: average },
}
