import { bytesOf, T, Value } from './value.ts'

/** Builds one BSON document front to back. Every `start…` needs its `end`. */
export class BsonWriter {
  private buf: Buffer
  private pos: number
  private readonly open: number[] = []
  private readonly base: number

  /** @param reserve bytes kept free before the document, for a message header */
  constructor(reserve = 0, size = 512) {
    this.buf = Buffer.allocUnsafe(size + reserve)
    this.base = reserve
    this.pos = reserve
    this.begin()
  }

  private room(size: number): void {
    if (this.pos + size <= this.buf.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.buf.length * 2, this.pos + size))
    this.buf.copy(grown, 0, 0, this.pos)
    this.buf = grown
  }

  private begin(): void {
    this.room(5)
    this.open.push(this.pos)
    this.pos += 4
  }

  private head(type: number, name: string, size: number): void {
    this.room(2 + name.length * 3 + size)
    this.buf[this.pos++] = type
    this.pos += this.buf.write(name, this.pos)
    this.buf[this.pos++] = 0
  }

  get length(): number {
    return this.pos - this.base
  }

  startDocument(name: string): this {
    this.head(T.object, name, 0)
    this.begin()
    return this
  }

  startArray(name: string): this {
    this.head(T.array, name, 0)
    this.begin()
    return this
  }

  end(): this {
    this.room(1)
    this.buf[this.pos++] = 0
    const start = this.open.pop() as number
    this.buf.writeInt32LE(this.pos - start, start)
    return this
  }

  int32(name: string, value: number): this {
    this.head(T.int32, name, 4)
    this.pos = this.buf.writeInt32LE(value, this.pos)
    return this
  }

  int64(name: string, value: number | bigint): this {
    this.head(T.int64, name, 8)
    this.pos = this.buf.writeBigInt64LE(BigInt(value), this.pos)
    return this
  }

  double(name: string, value: number): this {
    this.head(T.double, name, 8)
    this.pos = this.buf.writeDoubleLE(value, this.pos)
    return this
  }

  /** A count: int32 while it fits, as the server of MongoDB does. */
  count(name: string, value: number): this {
    return value <= 0x7fffffff ? this.int32(name, value) : this.int64(name, value)
  }

  bool(name: string, value: boolean): this {
    this.head(T.bool, name, 1)
    this.buf[this.pos++] = value ? 1 : 0
    return this
  }

  date(name: string, milliseconds: number): this {
    this.head(T.date, name, 8)
    this.pos = this.buf.writeBigInt64LE(BigInt(milliseconds), this.pos)
    return this
  }

  string(name: string, value: string): this {
    const size = Buffer.byteLength(value)
    this.head(T.string, name, size + 5)
    this.pos = this.buf.writeInt32LE(size + 1, this.pos)
    this.pos += this.buf.write(value, this.pos)
    this.buf[this.pos++] = 0
    return this
  }

  null(name: string): this {
    this.head(T.null, name, 0)
    return this
  }

  bytes(name: string, type: number, bytes: Uint8Array): this {
    this.head(type, name, bytes.length)
    this.buf.set(bytes, this.pos)
    this.pos += bytes.length
    return this
  }

  value(name: string, value: Value): this {
    return this.bytes(name, value.type, bytesOf(value))
  }

  /** Elements copied from another document, bytes `from` up to `to`. */
  copy(buf: Buffer, from: number, to: number): this {
    this.room(to - from)
    buf.copy(this.buf, this.pos, from, to)
    this.pos += to - from
    return this
  }

  /** Closes the document and returns it, with the bytes reserved before it. */
  finish(): Buffer {
    while (this.open.length > 0) this.end()
    return this.buf.subarray(0, this.pos)
  }
}

function make(type: number, bytes: Buffer): Value {
  return new Value(type, bytes, 0)
}

/** Values made here rather than received. */
export const values = {
  null: make(T.null, Buffer.alloc(0)),
  undefined: make(T.undefined, Buffer.alloc(0)),
  emptyDocument: make(T.object, Buffer.from([5, 0, 0, 0, 0])),
  emptyArray: make(T.array, Buffer.from([5, 0, 0, 0, 0])),
  int32: (value: number): Value => {
    const bytes = Buffer.alloc(4)
    bytes.writeInt32LE(value)
    return make(T.int32, bytes)
  },
  int64: (value: bigint | number): Value => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64LE(BigInt(value))
    return make(T.int64, bytes)
  },
  double: (value: number): Value => {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleLE(value)
    return make(T.double, bytes)
  },
  date: (value: number): Value => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64LE(BigInt(value))
    return make(T.date, bytes)
  },
  binary: (value: Buffer): Value => {
    const length = Buffer.alloc(5)
    length.writeInt32LE(value.length)
    return make(T.binary, Buffer.concat([length, value]))
  },
  string: (value: string): Value => {
    const size = Buffer.byteLength(value)
    const bytes = Buffer.alloc(size + 5)
    bytes.writeInt32LE(size + 1)
    bytes.write(value, 4)
    return make(T.string, bytes)
  },
}
