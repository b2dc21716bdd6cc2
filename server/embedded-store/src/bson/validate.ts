import { CommandError } from '../errors.ts'
import { ElementReader, T, type Value, valueSize } from './value.ts'

/** How deep documents may be nested, as in MongoDB. */
export const MAX_DEPTH = 180

/** How a document breaks the format of BSON. */
export class InvalidBson extends Error {}

function fail(what: string): never {
  throw new InvalidBson(what)
}

function checkString(buf: Buffer, off: number, end: number): number {
  if (off + 5 > end) fail('string runs past its document')
  const length = buf.readInt32LE(off)
  if (length < 1 || length > end - off - 4) fail('bad string length')
  if (buf[off + 3 + length] !== 0) fail('string without its closing zero')
  return off + 4 + length
}

function checkCstring(buf: Buffer, off: number, end: number): number {
  const zero = buf.indexOf(0, off)
  if (zero < 0 || zero >= end) fail('name runs past its document')
  return zero + 1
}

function fixed(off: number, size: number, end: number): number {
  if (off + size > end) fail('value runs past its document')
  return off + size
}

function checkBinary(buf: Buffer, off: number, end: number): number {
  fixed(off, 5, end)
  const length = buf.readInt32LE(off)
  if (length < 0 || length > end - off - 5) fail('bad binary length')
  return off + 5 + length
}

function checkCodeWithScope(buf: Buffer, off: number, end: number, depth: number): number {
  fixed(off, 14, end)
  const total = buf.readInt32LE(off)
  if (total < 14 || total > end - off) fail('bad code length')
  const scope = checkString(buf, off + 4, off + total)
  if (checkDocument(buf, scope, off + total, depth + 1) !== off + total) fail('bad scope length')
  return off + total
}

function checkValue(type: number, buf: Buffer, off: number, end: number, depth: number): number {
  switch (type) {
    case T.double:
    case T.date:
    case T.timestamp:
    case T.int64:
    case T.int32:
    case T.objectId:
    case T.decimal:
      return fixed(off, valueSize(type, buf, off), end)
    case T.bool:
      fixed(off, 1, end)
      if ((buf[off] as number) > 1) fail('bad boolean')
      return off + 1
    case T.string:
    case T.code:
    case T.symbol:
      return checkString(buf, off, end)
    case T.object:
    case T.array:
      return checkDocument(buf, off, end, depth + 1)
    case T.binary:
      return checkBinary(buf, off, end)
    case T.regex:
      return checkCstring(buf, checkCstring(buf, off, end), end)
    case T.dbPointer:
      return fixed(checkString(buf, off, end), 12, end)
    case T.codeWithScope:
      return checkCodeWithScope(buf, off, end, depth)
    case T.undefined:
    case T.null:
    case T.minKey:
    case T.maxKey:
      return off
    default:
      return fail(`unknown element type 0x${type.toString(16)}`)
  }
}

/**
 * Checks that a well-formed document starts at `off` and ends at or before `end`, once, when it is received: all code
 * behind this walks documents without checking them again.
 * @returns the position after the document
 * @throws InvalidBson
 */
export function checkDocument(buf: Buffer, off: number, end: number, depth = 0): number {
  if (depth > MAX_DEPTH) fail('document nested too deeply')
  if (off + 5 > end) fail('document shorter than five bytes')
  const length = buf.readInt32LE(off)
  if (length < 5 || length > end - off) fail('bad document length')
  const last = off + length - 1
  if (buf[last] !== 0) fail('document without its closing zero')
  let at = off + 4
  while (at < last) {
    const type = buf[at] as number
    if (type === 0) fail('document ends before its length')
    at = checkValue(type, buf, checkCstring(buf, at + 1, last), last, depth)
  }
  if (at !== last) fail('element runs past its document')
  return off + length
}

export function tooDeep(): CommandError {
  return new CommandError('Overflow', `Document exceeds maximum nesting depth of ${MAX_DEPTH}`)
}

/** @throws CommandError 15 for a document made by an update that no client could send */
export function checkDepth(doc: Value, left = MAX_DEPTH): void {
  // A level takes eight bytes at least, so small documents need no check.
  if (doc.buf.readInt32LE(doc.off) < left * 8) return
  if (left === 0) throw tooDeep()
  const reader = new ElementReader(doc.buf, doc.off)
  while (reader.advance()) {
    if (reader.type === T.object || reader.type === T.array) checkDepth(reader.value(), left - 1)
  }
}
