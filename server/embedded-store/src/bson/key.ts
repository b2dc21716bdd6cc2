import { compareDecimalToDouble, type Decimal, decimalText, nextDown, readDecimal } from './decimal.ts'
import { ElementReader, readInt64, T, type Value, valueSize } from './value.ts'

/** First byte of the key of each group of types, in MongoDB's order across types. */
export const RANK = {
  end: 0x01,
  minKey: 0x08,
  undefined: 0x09,
  null: 0x0a,
  number: 0x10,
  string: 0x18,
  object: 0x20,
  array: 0x28,
  binary: 0x30,
  objectId: 0x38,
  bool: 0x40,
  date: 0x48,
  timestamp: 0x4c,
  regex: 0x50,
  dbPointer: 0x58,
  code: 0x60,
  codeWithScope: 0x68,
  maxKey: 0x70,
} as const

const RANK_OF = new Uint8Array(256)
for (const [name, type] of Object.entries(T))
  RANK_OF[type] = Object.entries(RANK).find(([rank]) => rank === name)?.[1] ?? 0
for (const type of [T.int32, T.int64, T.double, T.decimal]) RANK_OF[type] = RANK.number
RANK_OF[T.symbol] = RANK.string

/** The rank of a type: values of equal rank are compared by their contents, others by rank alone. */
export function rankOf(type: number): number {
  return RANK_OF[type] as number
}

/**
 * Writes values as bytes that compare, byte by byte, as MongoDB compares the values; two values have the same bytes
 * exactly when they are equal. Index keys, sort keys, `distinct` and unique checks all use this one encoding.
 */
export class KeyWriter {
  private buf = Buffer.allocUnsafe(4096)
  private pos = 0

  reset(): this {
    this.pos = 0
    return this
  }

  /** The bytes written since `reset`, in a buffer of their own. */
  take(): Buffer {
    return Buffer.from(this.buf.subarray(0, this.pos))
  }

  byte(value: number): void {
    this.room(1)
    this.buf[this.pos++] = value
  }

  uint32(value: number): void {
    this.room(4)
    this.pos = this.buf.writeUInt32BE(value, this.pos)
  }

  /** A value in ascending order, or in descending order with every byte inverted. */
  value(value: Value, descending = false): void {
    const start = this.pos
    this.ascending(value)
    if (descending) for (let i = start; i < this.pos; i++) this.buf[i] = 255 - (this.buf[i] as number)
  }

  rank(rank: number, descending = false): void {
    this.byte(descending ? 255 - rank : rank)
  }

  private room(size: number): void {
    if (this.pos + size <= this.buf.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.buf.length * 2, this.pos + size))
    this.buf.copy(grown, 0, 0, this.pos)
    this.buf = grown
  }

  private bytes(from: Buffer, start: number, end: number): void {
    this.room(end - start)
    from.copy(this.buf, this.pos, start, end)
    this.pos += end - start
  }

  /** Bytes whose end must sort before any continuation: zeros are escaped, a zero ends them. */
  private terminated(from: Buffer, start: number, end: number): void {
    const zero = from.indexOf(0, start)
    if (zero < 0 || zero >= end) this.bytes(from, start, end)
    else {
      for (let i = start; i < end; i++) {
        const byte = from[i] as number
        this.byte(byte)
        if (byte === 0) this.byte(0xff)
      }
    }
    this.byte(0)
  }

  private ascending(value: Value): void {
    const { type, buf, off } = value
    this.byte(rankOf(type))
    switch (type) {
      case T.int32:
        this.double(buf.readInt32LE(off), true)
        return
      case T.double:
        this.double(buf.readDoubleLE(off), true)
        return
      case T.int64:
        this.int64(readInt64(buf, off))
        return
      case T.decimal:
        this.decimal(readDecimal(buf, off))
        return
      case T.string:
      case T.symbol:
      case T.code:
        this.terminated(buf, off + 4, off + 3 + buf.readInt32LE(off))
        return
      case T.objectId:
        this.bytes(buf, off, off + 12)
        return
      case T.bool:
        this.byte(buf[off] as number)
        return
      case T.date:
        this.room(8)
        // Moving the sign bit makes two's complement compare as unsigned.
        this.pos = this.buf.writeBigUInt64BE(BigInt.asUintN(64, buf.readBigInt64LE(off) ^ (1n << 63n)), this.pos)
        return
      default:
        this.uncommon(value)
        return
    }
  }

  private uncommon(value: Value): void {
    const { type, buf, off } = value
    switch (type) {
      case T.object:
      case T.array:
        this.nested(value)
        return
      case T.binary:
        this.uint32(buf.readInt32LE(off))
        this.bytes(buf, off + 4, off + 5 + buf.readInt32LE(off))
        return
      case T.timestamp:
        this.uint32(buf.readUInt32LE(off + 4))
        this.uint32(buf.readUInt32LE(off))
        return
      case T.regex:
      case T.dbPointer:
      case T.codeWithScope:
        this.terminated(buf, off, off + valueSize(type, buf, off))
        return
      default:
        return
    }
  }

  private nested(value: Value): void {
    const reader = new ElementReader(value.buf, value.off)
    while (reader.advance()) {
      if (value.type === T.object) {
        this.byte(rankOf(reader.type))
        this.bytes(reader.buf, reader.nameStart, reader.nameEnd + 1)
      }
      this.ascending(reader.value())
    }
    this.byte(RANK.end)
  }

  /** A double in eight bytes that compare as it does (NaN first), then zero if the number is exactly that double. */
  private double(value: number, exact: boolean): void {
    this.room(9)
    if (Number.isNaN(value)) this.buf.fill(0, this.pos, this.pos + 8)
    else {
      this.buf.writeDoubleBE(value === 0 ? 0 : value, this.pos)
      const first = this.buf[this.pos] as number
      if (first < 128) this.buf[this.pos] = first + 128
      else for (let i = 0; i < 8; i++) this.buf[this.pos + i] = 255 - (this.buf[this.pos + i] as number)
    }
    this.pos += 8
    this.buf[this.pos++] = exact ? 0 : 1
  }

  private int64(value: number | bigint): void {
    if (typeof value === 'number') {
      this.double(value, true)
      return
    }
    const near = Number(value)
    if (BigInt(near) === value) {
      this.double(near, true)
      return
    }
    this.double(BigInt(near) > value ? nextDown(near) : near, false)
    this.remainder(value < 0n, value < 0n ? -value : value, 0)
  }

  private decimal(value: Decimal): void {
    if (value.kind === 'nan') {
      this.double(Number.NaN, true)
      return
    }
    if (value.kind === 'infinite') {
      this.double(value.negative ? -Infinity : Infinity, true)
      return
    }
    if (value.coefficient === 0n) {
      this.double(0, true)
      return
    }
    const near = Number(decimalText(value))
    const order = compareDecimalToDouble(value, near)
    if (order === 0) {
      this.double(near, true)
      return
    }
    this.double(order < 0 ? nextDown(near) : near, false)
    this.remainder(value.negative, value.coefficient, value.exponent)
  }

  /** The exact decimal of a number that no double holds, ordered: sign, magnitude, digits. */
  private remainder(negative: boolean, coefficient: bigint, exponent: number): void {
    const digits = coefficient.toString()
    const start = this.pos
    const trimmed = Buffer.from(digits.replace(/0+$/, ''))
    this.room(2)
    this.pos = this.buf.writeUInt16BE(digits.length + exponent + 0x4000, this.pos)
    this.terminated(trimmed, 0, trimmed.length)
    if (negative) for (let i = start; i < this.pos; i++) this.buf[i] = 255 - (this.buf[i] as number)
  }
}

const scratch = new KeyWriter()

/** The ordered bytes of one value. */
export function keyOf(value: Value): Buffer {
  scratch.reset().value(value)
  return scratch.take()
}

function plainNumber(value: Value): number | bigint | undefined {
  if (value.type === T.int32) return value.buf.readInt32LE(value.off)
  if (value.type === T.double) return value.buf.readDoubleLE(value.off)
  if (value.type === T.int64) return readInt64(value.buf, value.off)
  return undefined
}

function compareText(a: Value, b: Value): number {
  const aEnd = a.off + 3 + a.buf.readInt32LE(a.off)
  const bEnd = b.off + 3 + b.buf.readInt32LE(b.off)
  return a.buf.compare(b.buf, b.off + 4, bEnd, a.off + 4, aEnd)
}

/** Order of two values as MongoDB sorts them: negative, zero or positive. */
export function compareValues(a: Value, b: Value): number {
  const rank = rankOf(a.type)
  if (rank !== rankOf(b.type)) return rank - rankOf(b.type)
  if (rank === RANK.number) {
    const x = plainNumber(a)
    const y = plainNumber(b)
    if (x !== undefined && y !== undefined && !Number.isNaN(x) && !Number.isNaN(y)) return x < y ? -1 : x > y ? 1 : 0
  }
  if (rank === RANK.string) return compareText(a, b)
  if (a.type === T.objectId) return a.buf.compare(b.buf, b.off, b.off + 12, a.off, a.off + 12)
  return Buffer.compare(keyOf(a), keyOf(b))
}
