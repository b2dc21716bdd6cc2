import { parseDecimal } from '../bson/decimal.ts'
import { decimalValue, integerValue, toDecimal, toDouble } from '../bson/numbers.ts'
import { bytesOf, isNumber, T, textOf, truthy, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName, wholeNumber } from '../query/operators.ts'
import { nullish, type Operator } from './operand.ts'

/** A value as text, for `$toString` and the text operators. */
export function plainText(value: Value, operator: string): string {
  switch (value.type) {
    case T.string:
    case T.symbol:
      return textOf(value)
    case T.int32:
    case T.double:
      return String(toDouble(value))
    case T.int64:
      return String(value.buf.readBigInt64LE(value.off))
    case T.bool:
      return value.buf[value.off] ? 'true' : 'false'
    case T.objectId:
      return bytesOf(value).toString('hex')
    case T.date:
      return new Date(toDouble(value)).toISOString()
    default:
      throw new CommandError(16007, `can't convert from BSON type ${typeName(value.type)} to String (${operator})`)
  }
}

function parseNumber(value: Value, target: string): number {
  const read =
    value.type === T.string
      ? Number(textOf(value))
      : value.type === T.bool
        ? (value.buf[value.off] as number)
        : toDouble(value)
  const empty = value.type === T.string && textOf(value).trim() === ''
  if ((Number.isNaN(read) && value.type !== T.double) || empty)
    throw new CommandError(241, `Failed to parse number in $convert to ${target}`)
  return read
}

function convert(run: (value: Value) => Value): Operator {
  return { arity: [1, 1], run: ([value]) => (nullish(value) ? values.null : run(value as unknown as Value)) }
}

function toInteger(value: Value, wide: boolean): Value {
  const name = wide ? 'long' : 'int'
  const whole =
    value.type === T.string && /^[+-]?\d+$/.test(textOf(value))
      ? BigInt(textOf(value))
      : value.type === T.date
        ? value.buf.readBigInt64LE(value.off)
        : isNumber(value)
          ? wholeNumber(value)
          : BigInt(Math.trunc(parseNumber(value, name)))
  const result = whole === undefined ? undefined : integerValue(whole, wide)
  if (result === undefined || (result.type === T.int64) !== wide)
    throw new CommandError(241, `Conversion would overflow target type in $convert to ${name}`)
  return result
}

function toDate(value: Value): Value {
  if (value.type === T.date) return value
  if (value.type === T.objectId) return values.date(value.buf.readUInt32BE(value.off) * 1000)
  const time =
    value.type === T.string
      ? Date.parse(textOf(value))
      : isNumber(value) && value.type !== T.int32
        ? Math.trunc(toDouble(value))
        : Number.NaN
  if (Number.isNaN(time)) throw new CommandError(241, 'Unsupported conversion to date in $convert')
  return values.date(time)
}

/** Operators that tell or change the type of a value. */
export const CONVERSION_OPERATORS: Record<string, Operator> = {
  $isNumber: { arity: [1, 1], run: ([value]) => values.bool(value !== undefined && isNumber(value)) },
  $type: { arity: [1, 1], run: ([value]) => values.string(value === undefined ? 'missing' : typeName(value.type)) },
  $toString: convert((value) => values.string(plainText(value, '$toString'))),
  $toInt: convert((value) => toInteger(value, false)),
  $toLong: convert((value) => toInteger(value, true)),
  $toDouble: convert((value) => values.double(parseNumber(value, 'double'))),
  $toDecimal: convert((value) =>
    decimalValue(value.type === T.string ? parseDecimal(textOf(value)) : toDecimal(value)),
  ),
  $toBool: convert((value) => values.bool(truthy(value))),
  $toDate: convert(toDate),
  $toObjectId: convert((value) => {
    if (value.type === T.objectId) return value
    const hex = value.type === T.string ? textOf(value) : ''
    if (!/^[0-9a-fA-F]{24}$/.test(hex)) throw new CommandError(241, 'Failed to parse objectId in $convert')
    return new Value(T.objectId, Buffer.from(hex, 'hex'), 0)
  }),
}
