import { CommandError, unsupported } from '../errors.ts'
import { decimalText, readDecimal } from './decimal.ts'
import { readInt64, T, type Value } from './value.ts'
import { values } from './writer.ts'

/** The number as a double, inexact if need be. */
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
    default:
      return Number.NaN
  }
}

function exactInteger(value: Value): bigint {
  return BigInt(value.type === T.int32 ? value.buf.readInt32LE(value.off) : readInt64(value.buf, value.off))
}

/**
 * The sum, exact, in the type that MongoDB gives it; undefined if 64 bits overflow. @throws CommandError 115 for
 * decimals
 */
export function sum(a: Value, b: Value): Value | undefined {
  if (a.type === T.decimal || b.type === T.decimal) throw unsupported('$inc of a Decimal128')
  if (a.type === T.double || b.type === T.double) return values.double(toDouble(a) + toDouble(b))
  const result = exactInteger(a) + exactInteger(b)
  const wide = a.type === T.int64 || b.type === T.int64
  if (!wide && result >= -0x80000000n && result <= 0x7fffffffn) return values.int32(Number(result))
  if (result >= -(1n << 63n) && result < 1n << 63n) return values.int64(result)
  return undefined
}

/** The integer part of a number, or undefined if it has none. */
export function wholeNumber(value: Value): bigint | undefined {
  switch (value.type) {
    case T.int32:
    case T.int64:
      return exactInteger(value)
    case T.double: {
      const number = value.buf.readDoubleLE(value.off)
      return Number.isFinite(number) ? BigInt(Math.trunc(number)) : undefined
    }
    case T.decimal: {
      const { kind, negative, coefficient, exponent } = readDecimal(value.buf, value.off)
      if (kind !== 'finite') return undefined
      const size = exponent >= 0 ? coefficient * 10n ** BigInt(exponent) : coefficient / 10n ** BigInt(-exponent)
      return negative ? -size : size
    }
    default:
      return undefined
  }
}

export function isNaNValue(value: Value): boolean {
  if (value.type === T.double) return Number.isNaN(value.buf.readDoubleLE(value.off))
  return value.type === T.decimal && readDecimal(value.buf, value.off).kind === 'nan'
}

/** A whole number of a command option. @throws CommandError 14 */
export function optionNumber(value: Value, name: string): number {
  const number = toDouble(value)
  if (Number.isNaN(number)) throw new CommandError('TypeMismatch', `Field '${name}' must be a number`)
  return Math.trunc(number)
}
