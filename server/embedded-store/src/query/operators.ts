import { compareValues, RANK, rankOf } from '../bson/key.ts'
import { isNaNValue, wholeNumber } from '../bson/numbers.ts'
import { ElementReader, elements, isNumber, regexOf, T, textOf, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileRegex } from './regex.ts'

/** A condition on one value; undefined is a missing one. */
export type ValueTest = (value: Value | undefined) => boolean

/** True for `{$gt: …}`: a document whose first field is an operator. */
export function isOperatorDocument(value: Value): boolean {
  if (value.type !== T.object) return false
  const reader = new ElementReader(value.buf, value.off)
  if (!reader.advance() || reader.buf[reader.nameStart] !== 0x24) return false
  const name = reader.name()
  return name !== '$ref' && name !== '$id' && name !== '$db'
}

/** Equality in filters: null also finds missing fields. */
export function equalTest(operand: Value): ValueTest {
  if (operand.type === T.null || operand.type === T.undefined) {
    return (value) => value === undefined || value.type === T.null || value.type === T.undefined
  }
  return (value) => value !== undefined && compareValues(value, operand) === 0
}

export function regexTest(operand: Value, options?: Value): ValueTest {
  const given = operand.type === T.regex ? regexOf(operand) : undefined
  if (!given && operand.type !== T.string) throw new CommandError('BadValue', '$regex has to be a string')
  if (options && options.type !== T.string) throw new CommandError('BadValue', '$options has to be a string')
  const flags = options === undefined ? (given?.flags ?? '') : textOf(options)
  const regex = compileRegex(given?.pattern ?? textOf(operand), flags)
  return (value) => {
    if (value === undefined) return false
    if (isText(value)) return regex.test(textOf(value))
    return value.type === T.regex && operand.type === T.regex && compareValues(value, operand) === 0
  }
}

/** Operators of MongoDB that this store does not have. */
const LEFT_OUT = new Set(
  '$bitsAllSet $bitsAnySet $bitsAllClear $bitsAnyClear $near $nearSphere $geoWithin $geoIntersects $within'.split(' '),
)

/** A test on one value for the operators that look at nothing but that value. */
export function valueTest(operator: string, operand: Value): ValueTest {
  switch (operator) {
    case '$eq':
      return equalTest(operand)
    case '$gt':
      return ordered(operand, (order) => order > 0, false)
    case '$gte':
      return ordered(operand, (order) => order >= 0, true)
    case '$lt':
      return ordered(operand, (order) => order < 0, false)
    case '$lte':
      return ordered(operand, (order) => order <= 0, true)
    case '$in':
      return inTest(operand)
    case '$type':
      return typeTest(operand)
    case '$mod':
      return modTest(operand)
    case '$size':
      return sizeTest(operand)
    default:
      if (LEFT_OUT.has(operator)) throw unsupported(operator)
      throw new CommandError('BadValue', `unknown operator: ${operator}`)
  }
}

function ordered(operand: Value, accept: (order: number) => boolean, inclusive: boolean): ValueTest {
  if (operand.type === T.regex) throw new CommandError('BadValue', `Can't have RegEx as arg to predicate`)
  const rank = rankOf(operand.type)
  if (rank === RANK.null || rank === RANK.undefined) return inclusive ? equalTest(operand) : () => false
  if (operand.type === T.minKey || operand.type === T.maxKey) {
    return (value) => value !== undefined && accept(rankOf(value.type) - rank)
  }
  const nan = isNaNValue(operand)
  // For a filter, values of other types are never greater or smaller, and nothing is greater or smaller than NaN.
  return (value) => {
    if (value === undefined || rankOf(value.type) !== rank) return false
    if (nan || isNaNValue(value)) return inclusive && nan && isNaNValue(value)
    return accept(compareValues(value, operand))
  }
}

function inTest(operand: Value): ValueTest {
  if (operand.type !== T.array) throw new CommandError('BadValue', '$in needs an array')
  const items = elements(operand)
  if (items.length > 0 && items.every(({ type }) => type === T.string)) {
    const texts = new Set(items.map(exactText))
    return (value) => value !== undefined && isText(value) && texts.has(exactText(value))
  }
  const tests = items.map((item) => {
    if (item.type === T.object && item.buf[item.off + 4] !== 0 && item.buf[item.off + 5] === 0x24) {
      throw new CommandError('BadValue', 'cannot nest $ under $in')
    }
    return item.type === T.regex ? regexTest(item) : equalTest(item)
  })
  return (value) => tests.some((test) => test(value))
}

function isText({ type }: Value): boolean {
  return type === T.string || type === T.symbol
}

/** The bytes of a text as a string of their own, also if they are not valid UTF-8. */
function exactText({ buf, off }: Value): string {
  return buf.toString('latin1', off + 4, off + 3 + buf.readInt32LE(off))
}

function sizeTest(operand: Value): ValueTest {
  const wanted = isNumber(operand) ? exactWhole(operand) : undefined
  if (wanted === undefined) throw new CommandError('BadValue', '$size needs a whole number')
  if (wanted < 0n) throw new CommandError('BadValue', '$size may not be negative')
  return (value) => value?.type === T.array && elements(value).length === Number(wanted)
}

const { binary, code, codeWithScope, int32, int64, ...SAME_NAME } = T
const TYPE_ALIASES: Record<string, number> = {
  ...SAME_NAME,
  binData: binary,
  javascript: code,
  javascriptWithScope: codeWithScope,
  int: int32,
  long: int64,
}

const KNOWN_TYPES = new Set(Object.values(TYPE_ALIASES))

/** Name of a type as `$type` takes it. */
export function typeName(type: number): string {
  return Object.keys(TYPE_ALIASES).find((name) => TYPE_ALIASES[name] === type) ?? 'missing'
}

function typeTest(operand: Value): ValueTest {
  const items = operand.type === T.array ? elements(operand) : [operand]
  if (items.length === 0) throw new CommandError('FailedToParse', 'array must contain at least one type')
  const wanted = new Set(items.flatMap(typesOf))
  return (value) => value !== undefined && wanted.has(value.type)
}

function typesOf(item: Value): number[] {
  if (item.type === T.string) {
    const name = textOf(item)
    if (name === 'number') return [T.int32, T.int64, T.double, T.decimal]
    const type = Object.hasOwn(TYPE_ALIASES, name) ? TYPE_ALIASES[name] : undefined
    if (type === undefined) throw new CommandError('BadValue', `Unknown type name alias: ${name}`)
    return [type]
  }
  if (!isNumber(item)) throw new CommandError('TypeMismatch', 'type must be represented as a number or a string')
  const code = exactWhole(item)
  const type = code === -1n ? T.minKey : Number(code ?? 0n)
  if (!KNOWN_TYPES.has(type) || (type === T.minKey && code !== -1n))
    throw new CommandError('BadValue', 'Invalid numerical type code')
  return [type]
}

/** The number if it is whole: 2.0 is, 2.5 and NaN are not. */
function exactWhole(value: Value): bigint | undefined {
  const whole = wholeNumber(value)
  return whole !== undefined && compareValues(values.int64(BigInt.asIntN(64, whole)), value) === 0 ? whole : undefined
}

function modTest(operand: Value): ValueTest {
  const parts = operand.type === T.array ? elements(operand) : []
  if (parts.length !== 2) {
    throw new CommandError('BadValue', `malformed mod, ${parts.length < 2 ? 'not enough' : 'too many'} elements`)
  }
  const [divisor, remainder] = parts.map(wholeNumber)
  if (divisor === undefined || remainder === undefined) throw new CommandError('BadValue', 'malformed mod, no number')
  if (divisor === 0n) throw new CommandError('BadValue', 'divisor cannot be 0')
  return (value) => {
    const whole = value === undefined ? undefined : wholeNumber(value)
    return whole !== undefined && whole % divisor === remainder
  }
}
