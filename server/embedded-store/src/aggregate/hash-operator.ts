import { createHash, type Hash } from 'node:crypto'
import { bytesOf, cstringEnd, ElementReader, isNumber, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { unsupported } from '../errors.ts'
import { wholeNumber } from '../query/operators.ts'
import type { Operator } from './operand.ts'

/** The numbers MongoDB's hash knows groups of types by. */
const KIND: Record<number, number> = {
  [T.minKey]: -1,
  [T.undefined]: 0,
  [T.null]: 5,
  [T.int32]: 10,
  [T.int64]: 10,
  [T.double]: 10,
  [T.decimal]: 10,
  [T.string]: 15,
  [T.symbol]: 15,
  [T.object]: 20,
  [T.array]: 25,
  [T.binary]: 30,
  [T.objectId]: 35,
  [T.bool]: 40,
  [T.date]: 45,
  [T.timestamp]: 47,
  [T.regex]: 50,
  [T.dbPointer]: 55,
  [T.code]: 60,
  [T.codeWithScope]: 65,
  [T.maxKey]: 127,
}

function kind(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(number)
  return bytes
}

/** Numbers count by their whole part, cut to 64 bits; NaN is zero. */
function wholePart(value: Value): Buffer {
  const whole = wholeNumber(value)
  if (whole === undefined && value.type === T.decimal)
    throw unsupported('$toHashedIndexKey of a Decimal128 without an end')
  const sign = value.type === T.double && value.buf.readDoubleLE(value.off) < 0 ? -1n : 1n
  const infinite = value.type === T.double && !Number.isNaN(value.buf.readDoubleLE(value.off))
  const bounded = whole ?? (infinite ? sign << 64n : 0n)
  const bytes = Buffer.alloc(8)
  const most = (1n << 63n) - 1n
  bytes.writeBigInt64LE(bounded > most ? most : bounded < -most - 1n ? -most - 1n : bounded)
  return bytes
}

function feed(hash: Hash, value: Value): void {
  if (value.type === T.codeWithScope) throw unsupported('$toHashedIndexKey of code with a scope')
  if (isNumber(value)) hash.update(wholePart(value))
  else if (value.type === T.object || value.type === T.array) feedFields(hash, value)
  else hash.update(bytesOf(value))
}

function feedFields(hash: Hash, doc: Value): void {
  const reader = new ElementReader(doc.buf, doc.off)
  while (reader.advance()) {
    hash.update(kind(KIND[reader.type] ?? 0))
    hash.update(reader.buf.subarray(reader.nameStart, cstringEnd(reader.buf, reader.nameStart) + 1))
    feed(hash, reader.value())
  }
  hash.update(kind(0))
}

function hashed(value: Value): bigint {
  const hash = createHash('md5').update(kind(0))
  hash.update(kind(KIND[value.type] ?? 0))
  feed(hash, value)
  return hash.digest().readBigInt64LE(0)
}

/** `$toHashedIndexKey`: the first half of an MD5 over the type and the value, as hashed indexes have it. */
export const HASH_OPERATORS: Record<string, Operator> = {
  $toHashedIndexKey: { arity: [1, 1], run: ([value]) => values.int64(hashed(value ?? values.null)) },
}
