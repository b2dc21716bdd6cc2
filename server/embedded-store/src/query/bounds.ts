import { KeyWriter, RANK, rankOf } from '../bson/key.ts'
import { isNaNValue } from '../bson/numbers.ts'
import { elements, fields, regexOf, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import type { Condition } from './matcher.ts'
import { isOperatorDocument } from './operators.ts'
import { literalPrefix } from './regex.ts'

/** A stretch of encoded values of one field, lower end included, upper end not. */
export interface Interval {
  lower: Buffer
  upper: Buffer
  /** One value only. */
  point: boolean
}

const writer = new KeyWriter()

/** The bytes that follow every key beginning with these. */
export function afterPrefix(prefix: Buffer): Buffer {
  for (let end = prefix.length; end > 0; end--) {
    const byte = prefix[end - 1] as number
    if (byte === 0xff) continue
    const next = Buffer.from(prefix.subarray(0, end))
    next[end - 1] = byte + 1
    return next
  }
  return Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff])
}

function encoded(value: Value, descending: boolean): Buffer {
  writer.reset().value(value, descending)
  return writer.take()
}

function point(value: Value, descending: boolean): Interval {
  const lower = encoded(value, descending)
  return { lower, upper: afterPrefix(lower), point: true }
}

/** Null, a missing field, and the entry of an empty array. */
function nullish(descending: boolean): Interval {
  const ends = [RANK.undefined, RANK.null].map((rank) => Buffer.from([descending ? 255 - rank : rank]))
  const [low, high] = (descending ? ends.reverse() : ends) as [Buffer, Buffer]
  return { lower: low, upper: afterPrefix(high), point: false }
}

function rankEnds(rank: number, descending: boolean): { first: Buffer; past: Buffer } {
  const first = Buffer.from([descending ? 255 - rank : rank])
  return { first, past: afterPrefix(first) }
}

function comparison(operator: string, operand: Value, descending: boolean): Interval[] | undefined {
  const rank = rankOf(operand.type)
  if (rank === RANK.null || rank === RANK.undefined) {
    return operator === '$gte' || operator === '$lte' ? [nullish(descending)] : []
  }
  if (rank === RANK.minKey || rank === RANK.maxKey || rank === RANK.array || operand.type === T.regex) return undefined
  if (isNaNValue(operand)) return operator === '$gte' || operator === '$lte' ? [point(operand, descending)] : []
  const { first, past } = rankEnds(rank, descending)
  const bytes = encoded(operand, descending)
  const upwards = (operator === '$gt' || operator === '$gte') !== descending
  const inclusive = operator === '$gte' || operator === '$lte'
  if (upwards) return [{ lower: inclusive ? bytes : afterPrefix(bytes), upper: past, point: false }]
  return [{ lower: first, upper: inclusive ? afterPrefix(bytes) : bytes, point: false }]
}

function equality(operand: Value, descending: boolean): Interval[] | undefined {
  if (operand.type === T.null || operand.type === T.undefined) return [nullish(descending)]
  // A multikey index does not hold arrays as a whole.
  if (operand.type === T.array) return undefined
  return [point(operand, descending)]
}

function regex(operand: Value, descending: boolean): Interval[] | undefined {
  if (operand.type !== T.regex) return undefined
  const { pattern, flags } = regexOf(operand)
  const prefix = literalPrefix(pattern, flags)
  if (prefix === undefined) return undefined
  const text = encoded(values.string(prefix), descending)
  // Without the closing zero the bytes are the beginning of every text that starts so.
  const lower = text.subarray(0, text.length - 1)
  return [{ lower, upper: afterPrefix(lower), point: false }, point(operand, descending)]
}

/** Where an index has the values that meet the condition; undefined if anywhere. */
export function intervalsOf(condition: Condition, descending: boolean): Interval[] | undefined {
  const { operator, operand } = condition
  switch (operator) {
    case '$eq':
      return equality(operand, descending)
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return comparison(operator, operand, descending)
    case '$in': {
      const all: Interval[] = []
      for (const item of elements(operand)) {
        const some = item.type === T.regex ? regex(item, descending) : equality(item, descending)
        if (some === undefined) return undefined
        all.push(...some)
      }
      return tidy(all)
    }
    case '$regex':
      return regex(operand, descending)
    case '$elemMatch':
      return elemMatch(operand, descending)
    default:
      return undefined
  }
}

/** One element meets all of these, so their intersection counts. */
function elemMatch(operand: Value, descending: boolean): Interval[] | undefined {
  if (!isOperatorDocument(operand)) return undefined
  let result: Interval[] | undefined
  for (const [operator, inner] of fields(operand)) {
    if (!['$eq', '$gt', '$gte', '$lt', '$lte', '$in'].includes(operator)) continue
    const found = intervalsOf({ path: '', operator, operand: inner }, descending)
    if (found) result = result === undefined ? found : intersect(result, found)
  }
  return result
}

/** Sorted, without repetitions or overlaps. */
function tidy(intervals: Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(a.lower, b.lower))
  const result: Interval[] = []
  for (const interval of sorted) {
    const last = result.at(-1)
    if (last && Buffer.compare(interval.lower, last.upper) < 0) {
      const same = Buffer.compare(interval.lower, last.lower) === 0 && Buffer.compare(interval.upper, last.upper) === 0
      if (!same) {
        last.point = false
        if (Buffer.compare(interval.upper, last.upper) > 0) last.upper = interval.upper
      }
    } else if (Buffer.compare(interval.lower, interval.upper) < 0) result.push({ ...interval })
  }
  return result
}

/** The intersection of two lists of intervals. */
export function intersect(a: Interval[], b: Interval[]): Interval[] {
  const result: Interval[] = []
  for (const x of a) {
    for (const y of b) {
      const lower = Buffer.compare(x.lower, y.lower) >= 0 ? x.lower : y.lower
      const upper = Buffer.compare(x.upper, y.upper) <= 0 ? x.upper : y.upper
      if (Buffer.compare(lower, upper) < 0) result.push({ lower, upper, point: x.point || y.point })
    }
  }
  return tidy(result)
}
