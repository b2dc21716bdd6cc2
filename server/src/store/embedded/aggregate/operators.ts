import { parseDecimal } from '../bson/decimal.ts'
import { compareValues, keyOf } from '../bson/key.ts'
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
import { bytesOf, elements, fields, isNumber, T, textOf, truthy, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName, wholeNumber } from '../query/operators.ts'
import { slice as sliceOf } from '../query/projection.ts'

type Operand = Value | undefined

export interface Operator {
  arity: [number, number]
  run(operands: Operand[]): Operand
}

function nullish(value: Operand): value is undefined {
  return value === undefined || value.type === T.null || value.type === T.undefined
}

function array(items: Operand[]): Value {
  const writer = new BsonWriter()
  items.forEach((item, i) => {
    writer.value(String(i), item ?? values.null)
  })
  return new Value(T.array, writer.finish(), 0)
}

function needNumber(value: Value, operator: string): Value {
  if (!isNumber(value))
    throw new CommandError('TypeMismatch', `${operator} only supports numeric types, not ${typeName(value.type)}`)
  return value
}

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
export function add(operands: Operand[], operator = '$add'): Value {
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

function comparison(accept: (order: number) => boolean): Operator {
  return { arity: [2, 2], run: ([a, b]) => values.bool(accept(order(a, b))) }
}

/** Order in expressions: what is missing comes before null. */
function order(a: Operand, b: Operand): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1)
  return compareValues(a, b)
}

function list(value: Operand, operator: string): Value[] {
  if ((value as Value | undefined)?.type !== T.array)
    throw new CommandError(17042, `The argument to ${operator} must be an array`)
  return elements(value as unknown as Value)
}

function sets(operator: string, run: (lists: Value[][]) => Operand): Operator {
  return {
    arity: [1, Number.POSITIVE_INFINITY],
    run: (operands) => (operands.some(nullish) ? values.null : run(operands.map((one) => list(one, operator)))),
  }
}

function unique(items: Value[]): Value[] {
  const seen = new Map<string, Value>()
  for (const item of items) {
    const key = keyOf(item).toString('latin1')
    if (!seen.has(key)) seen.set(key, item)
  }
  return [...seen.values()].sort(compareValues)
}

function has(items: Value[], wanted: Value): boolean {
  return items.some((item) => compareValues(item, wanted) === 0)
}

function text(operator: string, run: (value: string) => Value): Operator {
  return {
    arity: [1, 1],
    run: ([value]) => run(nullish(value) ? '' : plainText(value as unknown as Value, operator)),
  }
}

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

function range([from, to, by]: Operand[]): Value {
  const [start, end, step] = [from, to, by ?? values.int32(1)].map((one) =>
    Number(wholeNumber(one as Value) ?? 0n),
  ) as [number, number, number]
  if (step === 0) throw new CommandError(34449, '$range requires a non-zero step value')
  if (Math.abs((end - start) / step) > 1_000_000) throw new CommandError('BadValue', '$range would be too long')
  const items: Value[] = []
  for (let at = start; step > 0 ? at < end : at > end; at += step) items.push(values.int32(at))
  return array(items)
}

function merge(operands: Operand[]): Value {
  const held = new Map<string, Value>()
  for (const operand of operands) {
    if (nullish(operand)) continue
    const value = operand as unknown as Value
    if (value.type !== T.object)
      throw new CommandError(
        40400,
        `$mergeObjects requires object inputs, but input is of type ${typeName(value.type)}`,
      )
    for (const [name, one] of fields(value)) held.set(name, one)
  }
  const writer = new BsonWriter()
  for (const [name, value] of held) writer.value(name, value)
  return new Value(T.object, writer.finish(), 0)
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

function spread(operands: Operand[]): Operand[] {
  const [only] = operands
  return operands.length === 1 && only?.type === T.array ? elements(only) : operands
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

const ANY = Number.POSITIVE_INFINITY

/** Operators of which every operand is evaluated. */
export const OPERATORS: Record<string, Operator> = {
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
  $cmp: { arity: [2, 2], run: ([a, b]) => values.int32(Math.sign(order(a, b))) },
  $eq: comparison((value) => value === 0),
  $ne: comparison((value) => value !== 0),
  $gt: comparison((value) => value > 0),
  $gte: comparison((value) => value >= 0),
  $lt: comparison((value) => value < 0),
  $lte: comparison((value) => value <= 0),
  $not: { arity: [1, 1], run: ([value]) => values.bool(!truthy(value)) },
  $isNumber: { arity: [1, 1], run: ([value]) => values.bool(value !== undefined && isNumber(value)) },
  $isArray: { arity: [1, 1], run: ([value]) => values.bool(value?.type === T.array) },
  $type: { arity: [1, 1], run: ([value]) => values.string(value === undefined ? 'missing' : typeName(value.type)) },
  $size: { arity: [1, 1], run: ([value]) => values.int32(list(value, '$size').length) },
  $in: {
    arity: [2, 2],
    run: ([wanted, items]) => values.bool(wanted !== undefined && has(list(items, '$in'), wanted)),
  },
  $first: { arity: [1, 1], run: ([value]) => (nullish(value) ? values.null : list(value, '$first')[0]) },
  $last: { arity: [1, 1], run: ([value]) => (nullish(value) ? values.null : list(value, '$last').at(-1)) },
  $reverseArray: {
    arity: [1, 1],
    run: ([value]) => (nullish(value) ? values.null : array(list(value, '$reverseArray').reverse())),
  },
  $concatArrays: sets('$concatArrays', (lists) => array(lists.flat())),
  $slice: {
    arity: [2, 3],
    run: ([items, a, b]) => {
      if (nullish(items)) return values.null
      const [x, y] = [toDouble(a as Value), b === undefined ? undefined : toDouble(b)]
      return array(
        y === undefined ? sliceOf(list(items, '$slice'), undefined, x) : sliceOf(list(items, '$slice'), x, y),
      )
    },
  },
  $indexOfArray: {
    arity: [2, 2],
    run: ([items, wanted]) =>
      nullish(items)
        ? values.null
        : values.int32(
            list(items, '$indexOfArray').findIndex((one) => wanted !== undefined && compareValues(one, wanted) === 0),
          ),
  },
  $range: { arity: [2, 3], run: range },
  $setUnion: sets('$setUnion', (lists) => array(unique(lists.flat()))),
  $setIntersection: sets('$setIntersection', ([first = [], ...rest]) =>
    array(unique(first).filter((item) => rest.every((one) => has(one, item)))),
  ),
  $setDifference: sets('$setDifference', ([a = [], b = []]) => array(unique(a).filter((item) => !has(b, item)))),
  $setEquals: sets('$setEquals', ([first = [], ...rest]) =>
    values.bool(rest.every((one) => one.every((item) => has(first, item)) && first.every((item) => has(one, item)))),
  ),
  $setIsSubset: sets('$setIsSubset', ([a = [], b = []]) => values.bool(a.every((item) => has(b, item)))),
  $anyElementTrue: sets('$anyElementTrue', ([a = []]) => values.bool(a.some(truthy))),
  $allElementsTrue: sets('$allElementsTrue', ([a = []]) => values.bool(a.every(truthy))),
  $mergeObjects: { arity: [0, ANY], run: (operands) => merge(spread(operands)) },
  $objectToArray: {
    arity: [1, 1],
    run: ([value]) => {
      if (nullish(value)) return values.null
      return array(
        fields(value as unknown as Value).map(
          ([name, one]) => new Value(T.object, new BsonWriter().string('k', name).value('v', one).finish(), 0),
        ),
      )
    },
  },
  $arrayToObject: {
    arity: [1, 1],
    run: ([value]) => {
      if (nullish(value)) return values.null
      const held = new Map<string, Value>()
      for (const pair of list(value, '$arrayToObject')) {
        const [key, one] = elements(pair)
        if (key?.type !== T.string || one === undefined)
          throw new CommandError(40386, '$arrayToObject requires pairs of a string and a value')
        held.set(textOf(key), one)
      }
      const writer = new BsonWriter()
      for (const [name, one] of held) writer.value(name, one)
      return new Value(T.object, writer.finish(), 0)
    },
  },
  $concat: {
    arity: [0, ANY],
    run: (operands) => {
      if (operands.some(nullish)) return values.null
      if (operands.some((one) => one?.type !== T.string)) throw new CommandError(16702, '$concat only supports strings')
      return values.string(operands.map((one) => textOf(one as Value)).join(''))
    },
  },
  $toLower: text('$toLower', (value) => values.string(value.replace(/[A-Z]+/g, (part) => part.toLowerCase()))),
  $toUpper: text('$toUpper', (value) => values.string(value.replace(/[a-z]+/g, (part) => part.toUpperCase()))),
  $strLenCP: {
    arity: [1, 1],
    run: ([value]) => values.int32([...plainText(value ?? values.null, '$strLenCP')].length),
  },
  $strLenBytes: {
    arity: [1, 1],
    run: ([value]) => values.int32(Buffer.byteLength(plainText(value ?? values.null, '$strLenBytes'))),
  },
  $substrCP: {
    arity: [3, 3],
    run: ([value, from, count]) => {
      const start = toDouble(from as Value)
      return values.string(
        nullish(value)
          ? ''
          : [...plainText(value as unknown as Value, '$substrCP')]
              .slice(start, start + toDouble(count as Value))
              .join(''),
      )
    },
  },
  $min: extreme('$min'),
  $max: extreme('$max'),
  $sum: { arity: [0, ANY], run: sum },
  $avg: { arity: [0, ANY], run: average },
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
