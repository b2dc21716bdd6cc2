import { CommandError } from '../errors.ts'

import { readDecimal } from './decimal.ts'

/** The element types of BSON by their byte. */
export const T = {
  double: 0x01,
  string: 0x02,
  object: 0x03,
  array: 0x04,
  binary: 0x05,
  undefined: 0x06,
  objectId: 0x07,
  bool: 0x08,
  date: 0x09,
  null: 0x0a,
  regex: 0x0b,
  dbPointer: 0x0c,
  code: 0x0d,
  symbol: 0x0e,
  codeWithScope: 0x0f,
  int32: 0x10,
  timestamp: 0x11,
  int64: 0x12,
  decimal: 0x13,
  minKey: 0xff,
  maxKey: 0x7f,
} as const

/**
 * One BSON value in place, in its buffer. Nothing is decoded before it is needed, so a client's documents are stored
 * and returned byte for byte.
 */
export class Value {
  readonly type: number
  readonly buf: Buffer
  readonly off: number

  constructor(type: number, buf: Buffer, off: number) {
    this.type = type
    this.buf = buf
    this.off = off
  }
}

/** End of the zero-terminated text that starts at `off`, i.e. the position of its zero. */
function cstringEnd(buf: Buffer, off: number): number {
  let end = off
  while (buf[end] !== 0) end++
  return end
}

/** Number of bytes the value takes, without its type byte and name. */
export function valueSize(type: number, buf: Buffer, off: number): number {
  switch (type) {
    case T.double:
    case T.date:
    case T.timestamp:
    case T.int64:
      return 8
    case T.int32:
      return 4
    case T.bool:
      return 1
    case T.objectId:
      return 12
    case T.decimal:
      return 16
    case T.string:
    case T.code:
    case T.symbol:
      return 4 + buf.readInt32LE(off)
    case T.object:
    case T.array:
    case T.codeWithScope:
      return buf.readInt32LE(off)
    case T.binary:
      return 5 + buf.readInt32LE(off)
    case T.dbPointer:
      return 16 + buf.readInt32LE(off)
    case T.regex:
      return cstringEnd(buf, cstringEnd(buf, off) + 1) + 1 - off
    default:
      return 0
  }
}

/** Walks the elements of a document or array in place; the hot loops use it instead of an iterator. */
export class ElementReader {
  readonly buf: Buffer
  type = 0
  nameStart = 0
  nameEnd = 0
  off = 0
  private next: number

  constructor(buf: Buffer, docOff: number) {
    this.buf = buf
    this.next = docOff + 4
  }

  /** Moves to the next element; false at the end of the document. */
  advance(): boolean {
    const buf = this.buf
    const type = buf[this.next] as number
    if (type === 0) return false
    this.type = type
    this.nameStart = this.next + 1
    this.nameEnd = cstringEnd(buf, this.nameStart)
    this.off = this.nameEnd + 1
    this.next = this.off + valueSize(type, buf, this.off)
    return true
  }

  /** End of the present element, i.e. the start of the next one. */
  get end(): number {
    return this.next
  }

  name(): string {
    return this.buf.toString('utf8', this.nameStart, this.nameEnd)
  }

  value(): Value {
    return new Value(this.type, this.buf, this.off)
  }

  nameIs(bytes: Buffer): boolean {
    const length = bytes.length
    if (this.nameEnd - this.nameStart !== length) return false
    for (let i = 0; i < length; i++) if (this.buf[this.nameStart + i] !== bytes[i]) return false
    return true
  }
}

/** The whole document in `buf` at `off` as a value. */
export function documentAt(buf: Buffer, off = 0): Value {
  return new Value(T.object, buf, off)
}

/** Reading any other value as elements would read unrelated bytes, endlessly. @throws CommandError 14 */
function requireElements(value: Value): void {
  if (value.type !== T.object && value.type !== T.array)
    throw new CommandError('TypeMismatch', 'A document or an array is expected, not another value')
}

/** The field of that name, or undefined. @throws CommandError 14 for a value without fields */
export function field(doc: Value, name: Buffer | string): Value | undefined {
  requireElements(doc)
  const bytes = typeof name === 'string' ? Buffer.from(name) : name
  const reader = new ElementReader(doc.buf, doc.off)
  while (reader.advance()) if (reader.nameIs(bytes)) return reader.value()
  return undefined
}

/** All fields of a document or array in order. @throws CommandError 14 for a value without any */
export function fields(doc: Value): Array<[string, Value]> {
  requireElements(doc)
  const all: Array<[string, Value]> = []
  const reader = new ElementReader(doc.buf, doc.off)
  while (reader.advance()) all.push([reader.name(), reader.value()])
  return all
}

/** The elements of an array in order, or the values of a document. @throws CommandError 14 for a value without any */
export function elements(array: Value): Value[] {
  requireElements(array)
  const all: Value[] = []
  const reader = new ElementReader(array.buf, array.off)
  while (reader.advance()) all.push(reader.value())
  return all
}

/** The bytes of the value, a view of its buffer. */
export function bytesOf(value: Value): Buffer {
  return value.buf.subarray(value.off, value.off + valueSize(value.type, value.buf, value.off))
}

export function isNumber(value: Value): boolean {
  const type = value.type
  return type === T.int32 || type === T.double || type === T.int64 || type === T.decimal
}

/** The text of a string, symbol or code value. */
export function textOf(value: Value): string {
  return value.buf.toString('utf8', value.off + 4, value.off + 3 + value.buf.readInt32LE(value.off))
}

/** A 64-bit integer, as a number while that is exact. */
export function readInt64(buf: Buffer, off: number): number | bigint {
  const high = buf.readInt32LE(off + 4)
  if (high >= -0x200000 && high < 0x200000) return high * 0x100000000 + buf.readUInt32LE(off)
  return buf.readBigInt64LE(off)
}

/** Pattern and flags of a regular expression value. */
export function regexOf(value: Value): { pattern: string; flags: string } {
  const end = cstringEnd(value.buf, value.off)
  return {
    pattern: value.buf.toString('utf8', value.off, end),
    flags: value.buf.toString('utf8', end + 1, cstringEnd(value.buf, end + 1)),
  }
}

/** True by the rules of `$match` and of command options: everything but false, zero, null and undefined. */
export function truthy(value: Value | undefined): boolean {
  if (value === undefined) return false
  switch (value.type) {
    case T.bool:
      return value.buf[value.off] !== 0
    case T.int32:
      return value.buf.readInt32LE(value.off) !== 0
    case T.double:
      return value.buf.readDoubleLE(value.off) !== 0
    case T.int64:
      return readInt64(value.buf, value.off) !== 0
    case T.decimal: {
      const { kind, coefficient } = readDecimal(value.buf, value.off)
      return kind !== 'finite' || coefficient !== 0n
    }
    case T.null:
    case T.undefined:
      return false
    default:
      return true
  }
}
