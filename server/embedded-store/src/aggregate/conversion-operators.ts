import { Decimal128 } from 'bson'
import { parseDecimal } from '../bson/decimal.ts'
import { decimalValue, integerValue, toDecimal, toDouble } from '../bson/numbers.ts'
import { bytesOf, isNumber, T, textOf, truthy, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName, wholeNumber } from '../query/operators.ts'
import { parseIso } from './dates/text-operators.ts'
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
    case T.decimal:
      return new Decimal128(Buffer.from(bytesOf(value))).toString()
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

/** MongoDB's ConversionFailure, which `onError` of `$convert` catches. */
const FAILED = 241

function failed(value: Value, target: string): CommandError {
  return new CommandError(FAILED, `Unsupported conversion from ${typeName(value.type)} to ${target} in $convert`)
}

function unreadable(text: string, target: string): CommandError {
  return new CommandError(FAILED, `Failed to parse number '${text}' in $convert to ${target}`)
}

const WHOLE = /^[+-]?\d+$/
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i

function toReal(value: Value): Value {
  switch (value.type) {
    case T.double:
      return value
    case T.int32:
    case T.int64:
    case T.decimal:
    case T.date:
      return values.double(toDouble(value))
    case T.bool:
      return values.double(truthy(value) ? 1 : 0)
    case T.string: {
      const text = textOf(value)
      const special = SPECIAL.exec(text)
      if (special) return values.double(special[2] ? Number(`${special[1]}Infinity`) : Number.NaN)
      if (!NUMBER.test(text)) throw unreadable(text, 'double')
      return values.double(Number(text))
    }
    default:
      throw failed(value, 'double')
  }
}

function toDecimalValue(value: Value): Value {
  switch (value.type) {
    case T.decimal:
      return value
    case T.string: {
      const text = textOf(value)
      const special = SPECIAL.exec(text)
      if (special) return decimalValue(toDecimal(toReal(value)))
      if (!NUMBER.test(text)) throw unreadable(text, 'decimal')
      return decimalValue(parseDecimal(text))
    }
    case T.date:
      return decimalValue(toDecimal(values.int64(value.buf.readBigInt64LE(value.off))))
    case T.bool:
      return decimalValue(toDecimal(values.int32(truthy(value) ? 1 : 0)))
    default:
      if (!isNumber(value)) throw failed(value, 'decimal')
      return decimalValue(toDecimal(value))
  }
}

function wholeOf(value: Value, target: string): bigint | undefined {
  if (isNumber(value)) return wholeNumber(value)
  if (value.type === T.bool) return truthy(value) ? 1n : 0n
  if (value.type === T.date && target === 'long') return value.buf.readBigInt64LE(value.off)
  if (value.type !== T.string) throw failed(value, target)
  if (!WHOLE.test(textOf(value))) throw unreadable(textOf(value), target)
  return BigInt(textOf(value).replace('+', ''))
}

function toInteger(value: Value, wide: boolean): Value {
  const name = wide ? 'long' : 'int'
  const whole = wholeOf(value, name)
  const result = whole === undefined ? undefined : integerValue(whole, wide)
  if (result === undefined || (result.type === T.int64) !== wide)
    throw new CommandError(FAILED, `Conversion would overflow target type in $convert to ${name}`)
  return result
}

function toDate(value: Value): Value {
  switch (value.type) {
    case T.date:
      return value
    case T.objectId:
      return values.date(value.buf.readUInt32BE(value.off) * 1000)
    case T.timestamp:
      return values.date(value.buf.readUInt32LE(value.off + 4) * 1000)
    case T.string:
      return values.date(parseIso(textOf(value)))
    case T.int64:
      return new Value(T.date, Buffer.from(bytesOf(value)), 0)
    case T.double:
    case T.decimal: {
      const whole = toInteger(value, true)
      return new Value(T.date, Buffer.from(bytesOf(whole)), 0)
    }
    default:
      throw failed(value, 'date')
  }
}

function toObjectId(value: Value): Value {
  if (value.type === T.objectId) return value
  const hex = value.type === T.string ? textOf(value) : ''
  if (!/^[0-9a-fA-F]{24}$/.test(hex)) throw new CommandError(FAILED, 'Failed to parse objectId in $convert')
  return new Value(T.objectId, Buffer.from(hex, 'hex'), 0)
}

function toText(value: Value): Value {
  try {
    return values.string(plainText(value, '$toString'))
  } catch {
    throw failed(value, 'string')
  }
}

/** Conversions by the name of the type they lead to. */
const CONVERSIONS: Record<string, (value: Value) => Value> = {
  double: toReal,
  string: toText,
  objectId: toObjectId,
  bool: (value) => values.bool(truthy(value)),
  date: toDate,
  int: (value) => toInteger(value, false),
  long: (value) => toInteger(value, true),
  decimal: toDecimalValue,
}

/** The conversion that `to` of `$convert` asks for, by name or number. @throws CommandError 2 */
export function conversionTo(to: Value): (value: Value) => Value {
  const name = to.type === T.string ? textOf(to) : isNumber(to) ? typeName(toDouble(to) & 0xff) : ''
  if (Object.hasOwn(CONVERSIONS, name)) return CONVERSIONS[name] as (value: Value) => Value
  if (to.type === T.string && !Object.values(T).some((type) => typeName(type) === name))
    throw new CommandError('BadValue', `Unknown type name: ${name}`)
  return (value) => {
    throw failed(value, name)
  }
}

/** Whether it is a failure that `onError` of `$convert` catches. */
export function isConversionFailure(error: unknown): boolean {
  return error instanceof CommandError && error.code === FAILED
}

function convert(run: (value: Value) => Value): Operator {
  return { arity: [1, 1], run: ([value]) => (nullish(value) ? values.null : run(value as unknown as Value)) }
}

/** Operators that tell or change the type of a value. */
export const CONVERSION_OPERATORS: Record<string, Operator> = {
  $isNumber: { arity: [1, 1], run: ([value]) => values.bool(value !== undefined && isNumber(value)) },
  $type: { arity: [1, 1], run: ([value]) => values.string(value === undefined ? 'missing' : typeName(value.type)) },
  $toString: convert(toText),
  $toInt: convert((value) => toInteger(value, false)),
  $toLong: convert((value) => toInteger(value, true)),
  $toDouble: convert(toReal),
  $toDecimal: convert(toDecimalValue),
  $toBool: convert((value) => values.bool(truthy(value))),
  $toDate: convert(toDate),
  $toObjectId: convert(toObjectId),
}
