import { readDecimal } from '../bson/decimal.ts'
import { compareValues, RANK, rankOf } from '../bson/key.ts'
import { elements, isNumber, readInt64, T, textOf, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'

type LeafTest = (value: Value | undefined) => boolean

/** What the operators need of the matcher, handed in to keep the two files apart. */
export interface LeafContext {
  equalTest(operand: Value): LeafTest
  regexTest(operand: Value): LeafTest
}

/** A test on one value for the operators that look at nothing but that value. */
export function leafOperator(operator: string, operand: Value, context: LeafContext): LeafTest {
  switch (operator) {
    case '$eq':
      return context.equalTest(operand)
    case '$gt':
      return ordered(operand, (order) => order > 0, false, context)
    case '$gte':
      return ordered(operand, (order) => order >= 0, true, context)
    case '$lt':
      return ordered(operand, (order) => order < 0, false, context)
    case '$lte':
      return ordered(operand, (order) => order <= 0, true, context)
    case '$in':
      return inTest(operand, context)
    case '$type':
      return typeTest(operand)
    case '$mod':
      return modTest(operand)
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return bitsTest(operator, operand)
    case '$near':
    case '$nearSphere':
    case '$geoWithin':
    case '$geoIntersects':
    case '$within':
      throw unsupported(operator)
    default:
      throw new CommandError('BadValue', `unknown operator: ${operator}`)
  }
}

function ordered(
  operand: Value,
  accept: (order: number) => boolean,
  inclusive: boolean,
  context: LeafContext,
): LeafTest {
  if (operand.type === T.regex) throw new CommandError('BadValue', `Can't have RegEx as arg to predicate`)
  const rank = rankOf(operand.type)
  if (rank === RANK.null || rank === RANK.undefined) return inclusive ? context.equalTest(operand) : () => false
  if (operand.type === T.minKey || operand.type === T.maxKey) {
    return (value) => value !== undefined && accept(rankOf(value.type) - rank)
  }
  const nan = isNaNValue(operand)
  // Values of other types are never greater or smaller for a filter, and neither is anything than NaN.
  return (value) => {
    if (value === undefined || rankOf(value.type) !== rank) return false
    if (nan || isNaNValue(value)) return inclusive && nan && isNaNValue(value)
    return accept(compareValues(value, operand))
  }
}

export function isNaNValue(value: Value): boolean {
  if (value.type === T.double) return Number.isNaN(value.buf.readDoubleLE(value.off))
  return value.type === T.decimal && readDecimal(value.buf, value.off).kind === 'nan'
}

function inTest(operand: Value, context: LeafContext): LeafTest {
  if (operand.type !== T.array) throw new CommandError('BadValue', '$in needs an array')
  const tests = elements(operand).map((item) => {
    if (item.type === T.object && item.buf[item.off + 4] !== 0 && item.buf[item.off + 5] === 0x24) {
      throw new CommandError('BadValue', 'cannot nest $ under $in')
    }
    return item.type === T.regex ? context.regexTest(item) : context.equalTest(item)
  })
  return (value) => tests.some((test) => test(value))
}

const TYPE_ALIASES: Record<string, number> = {
  double: T.double,
  string: T.string,
  object: T.object,
  array: T.array,
  binData: T.binary,
  undefined: T.undefined,
  objectId: T.objectId,
  bool: T.bool,
  date: T.date,
  null: T.null,
  regex: T.regex,
  dbPointer: T.dbPointer,
  javascript: T.code,
  symbol: T.symbol,
  javascriptWithScope: T.codeWithScope,
  int: T.int32,
  timestamp: T.timestamp,
  long: T.int64,
  decimal: T.decimal,
  minKey: T.minKey,
  maxKey: T.maxKey,
}

const KNOWN_TYPES = new Set(Object.values(TYPE_ALIASES))

/** Name of a type as `$type` answers it. */
export function typeName(type: number): string {
  return Object.keys(TYPE_ALIASES).find((name) => TYPE_ALIASES[name] === type) ?? 'missing'
}

function typeTest(operand: Value): LeafTest {
  const wanted = new Set<number>()
  if (operand.type === T.array && elements(operand).length === 0)
    throw new CommandError('FailedToParse', 'array must contain at least one type')
  for (const item of operand.type === T.array ? elements(operand) : [operand]) {
    if (item.type === T.string) {
      const name = textOf(item)
      const type = TYPE_ALIASES[name]
      if (name === 'number') for (const each of [T.int32, T.int64, T.double, T.decimal]) wanted.add(each)
      else if (type === undefined) throw new CommandError('BadValue', `Unknown type name alias: ${name}`)
      else wanted.add(type)
    } else {
      if (!isNumber(item)) throw new CommandError('TypeMismatch', 'type must be represented as a number or a string')
      const code = exactWhole(item)
      const type = code === undefined ? undefined : Number(code) & 0xff
      const valid = (code === -1n || (code !== undefined && code >= 0n)) && KNOWN_TYPES.has(type ?? 0)
      if (!valid) throw new CommandError('BadValue', 'Invalid numerical type code')
      wanted.add(type as number)
    }
  }
  return (value) => value !== undefined && wanted.has(value.type)
}

/** The integer part of a number, or undefined for what has none. */
export function wholeNumber(value: Value): bigint | undefined {
  switch (value.type) {
    case T.int32:
      return BigInt(value.buf.readInt32LE(value.off))
    case T.int64:
      return BigInt(readInt64(value.buf, value.off))
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

/** The number if it is whole: 2.0 is, 2.5 and NaN are not. */
export function exactWhole(value: Value): bigint | undefined {
  const whole = wholeNumber(value)
  return whole !== undefined && compareValues(values.int64(BigInt.asIntN(64, whole)), value) === 0 ? whole : undefined
}

function modTest(operand: Value): LeafTest {
  const parts = operand.type === T.array ? elements(operand) : []
  if (parts.length !== 2) {
    throw new CommandError('BadValue', `malformed mod, ${parts.length < 2 ? 'not enough' : 'too many'} elements`)
  }
  const [divisor, remainder] = parts.map(wholeNumber)
  if (divisor === undefined || remainder === undefined)
    throw new CommandError('BadValue', 'malformed mod, not a number')
  if (divisor === 0n) throw new CommandError('BadValue', 'divisor cannot be 0')
  return (value) => {
    const whole = value === undefined ? undefined : wholeNumber(value)
    return whole !== undefined && whole % divisor === remainder
  }
}

function bitMask(operand: Value): bigint {
  if (operand.type === T.array) {
    return elements(operand).reduce((mask, item) => {
      const bit = exactWhole(item)
      if (bit === undefined || bit < 0n) throw new CommandError('BadValue', 'bit positions must be >= 0')
      return mask | (1n << (bit > 63n ? 63n : bit))
    }, 0n)
  }
  if (operand.type === T.binary) {
    const size = operand.buf.readInt32LE(operand.off)
    let mask = 0n
    for (let i = size - 1; i >= 0; i--) mask = (mask << 8n) | BigInt(operand.buf[operand.off + 5 + i] as number)
    return mask
  }
  const mask = exactWhole(operand)
  if (mask === undefined || mask < 0n) throw new CommandError('FailedToParse', 'Expected a non-negative bit mask')
  return mask
}

function bitsTest(operator: string, operand: Value): LeafTest {
  const mask = bitMask(operand)
  return (value) => {
    if (value === undefined || (!isNumber(value) && value.type !== T.binary)) return false
    const held = value.type === T.binary ? bitMask(value) : exactWhole(value)
    if (held === undefined) return false
    const set = BigInt.asUintN(4096, held) & mask
    if (operator === '$bitsAllSet') return set === mask
    if (operator === '$bitsAnySet') return set !== 0n
    return operator === '$bitsAllClear' ? set === 0n : set !== mask
  }
}
