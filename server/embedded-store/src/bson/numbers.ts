import { CommandError } from '../errors.ts'
import {
  addDecimal,
  type Decimal,
  decimalOf,
  decimalText,
  divideDecimal,
  multiplyDecimal,
  readDecimal,
  writeDecimal,
} from './decimal.ts'
import { readInt64, T, Value } from './value.ts'
import { values } from './writer.ts'

/** The number as a double, inexact where it must be. */
export function toDouble(value: Value): number {
  switch (value.type) {
    case T.int32:
      return value.buf.readInt32LE(value.off)
    case T.double:
      return value.buf.readDoubleLE(value.off)
    case T.int64:
      return Number(readInt64(value.buf, value.off))
    case T.decimal:
      return Number(decimalText(readDecimal(value.buf, value.off)))
    case T.date:
      return Number(value.buf.readBigInt64LE(value.off))
    default:
      return Number.NaN
  }
}

export function toDecimal(value: Value): Decimal {
  if (value.type === T.decimal) return readDecimal(value.buf, value.off)
  return decimalOf(value.type === T.int64 ? readInt64(value.buf, value.off) : toDouble(value))
}

export function decimalValue(decimal: Decimal): Value {
  return new Value(T.decimal, writeDecimal(decimal), 0)
}

function exactInteger(value: Value): bigint {
  return BigInt(value.type === T.int32 ? value.buf.readInt32LE(value.off) : readInt64(value.buf, value.off))
}

/** An integer result: int32 where both were and it fits, else int64. */
export function integerValue(result: bigint, wide: boolean): Value | undefined {
  if (!wide && result >= -0x80000000n && result <= 0x7fffffffn) return values.int32(Number(result))
  if (result >= -(1n << 63n) && result < 1n << 63n) return values.int64(result)
  return undefined
}

type Operation = '+' | '-' | '*'

/** Exact arithmetic with the type of the result by MongoDB's rules; undefined where 64 bits overflow. */
export function arithmetic(operation: Operation, a: Value, b: Value): Value | undefined {
  if (a.type === T.decimal || b.type === T.decimal) {
    const [x, y] = [toDecimal(a), toDecimal(b)]
    if (operation === '*') return decimalValue(multiplyDecimal(x, y))
    return decimalValue(addDecimal(x, operation === '-' ? { ...y, negative: !y.negative } : y))
  }
  if (a.type === T.double || b.type === T.double) {
    const [x, y] = [toDouble(a), toDouble(b)]
    return values.double(operation === '+' ? x + y : operation === '-' ? x - y : x * y)
  }
  const [x, y] = [exactInteger(a), exactInteger(b)]
  const result = operation === '+' ? x + y : operation === '-' ? x - y : x * y
  return integerValue(result, a.type === T.int64 || b.type === T.int64)
}

/** Division: a double, or a decimal where one is. */
export function divide(a: Value, b: Value): Value {
  if (a.type === T.decimal || b.type === T.decimal) return decimalValue(divideDecimal(toDecimal(a), toDecimal(b)))
  return values.double(toDouble(a) / toDouble(b))
}

/** Remainder with the sign of the dividend; integers stay integers. */
export function remainder(a: Value, b: Value): Value {
  const integers = (a.type === T.int32 || a.type === T.int64) && (b.type === T.int32 || b.type === T.int64)
  if (integers) {
    return integerValue(exactInteger(a) % exactInteger(b), a.type === T.int64 || b.type === T.int64) as Value
  }
  if (a.type === T.decimal || b.type === T.decimal) return decimalRemainder(toDecimal(a), toDecimal(b))
  return values.double(toDouble(a) % toDouble(b))
}

function decimalRemainder(a: Decimal, b: Decimal): Value {
  const exponent = Math.min(a.exponent, b.exponent)
  const x = a.coefficient * 10n ** BigInt(a.exponent - exponent)
  const y = b.coefficient * 10n ** BigInt(b.exponent - exponent)
  return decimalValue({ kind: 'finite', negative: a.negative, coefficient: x % y, exponent })
}

/** And, or, exclusive or of integers. */
export function bitwise(operation: 'and' | 'or' | 'xor', a: Value, b: Value): Value {
  const [x, y] = [exactInteger(a), exactInteger(b)]
  const result = operation === 'and' ? x & y : operation === 'or' ? x | y : x ^ y
  return integerValue(result, a.type === T.int64 || b.type === T.int64) as Value
}

export function isInteger(value: Value): boolean {
  return value.type === T.int32 || value.type === T.int64
}

/** A whole number of a command option. @throws CommandError 14 */
export function optionNumber(value: Value, name: string): number {
  const number = toDouble(value)
  if (Number.isNaN(number) || value.type === T.date) {
    throw new CommandError('TypeMismatch', `Field '${name}' must be a number`)
  }
  return Math.trunc(number)
}
