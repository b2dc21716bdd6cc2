import { createHash } from 'node:crypto'
import { KeyWriter, RANK } from '../bson/key.ts'
import { ElementReader, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { type Path, visitPath } from '../query/path.ts'
import type { Index } from './index-definition.ts'

/** LMDB takes 1978 bytes; the table number and the record number stand around the encoded values. */
const LONGEST = 1900
const KEPT = 1800
const writer = new KeyWriter()

export interface DocumentKeys {
  keys: Buffer[]
  multikey: number
  truncated: boolean
}

interface Extracted {
  values: Array<Value | undefined>
  multikey: boolean
}

/** The values of one field of an index in a document: one, or one for each element of an array. */
function extract(doc: Value, path: Path): Extracted {
  const found: Array<Value | undefined> = []
  let arrays = 0
  let visits = 0
  visitPath(doc, path, (value) => {
    visits++
    if (value?.type !== T.array) {
      found.push(value)
      return false
    }
    arrays++
    const reader = new ElementReader(value.buf, value.off)
    let empty = true
    while (reader.advance()) {
      found.push(reader.value())
      empty = false
    }
    if (empty) found.push(values.undefined)
    return false
  })
  if (visits === 0) return { values: [undefined], multikey: true }
  return { values: found, multikey: arrays > 0 || visits > 1 || passesArray(doc, path) }
}

function passesArray(doc: Value, path: Path): boolean {
  for (let length = 1; length < path.length; length++) {
    if (visitPath(doc, path.slice(0, length), (value) => value?.type === T.array)) return true
  }
  return false
}

function encode(index: Index, combination: ReadonlyArray<Value | undefined>): { key: Buffer; truncated: boolean } {
  writer.reset().uint32(index.table)
  combination.forEach((value, i) => {
    const descending = index.fields[i]?.descending ?? false
    if (value === undefined) writer.rank(RANK.null, descending)
    else writer.value(value, descending)
  })
  const key = writer.take()
  if (key.length <= LONGEST) return { key, truncated: false }
  return { key: cut(key), truncated: true }
}

/** A long key keeps its beginning for the order and gets a digest of the whole for equality. */
function cut(key: Buffer): Buffer {
  return Buffer.concat([key.subarray(0, KEPT), createHash('sha256').update(key).digest().subarray(0, 24)])
}

/** What a bound may hold at most, so that cut keys still fall inside. */
export function boundPrefix(key: Buffer): Buffer {
  return key.length > KEPT ? key.subarray(0, KEPT) : key
}

/**
 * The keys a document has in an index, without record numbers; none if the index leaves the document out.
 * @throws CommandError 171 where two fields are arrays side by side
 */
export function documentKeys(index: Index, doc: Value): DocumentKeys {
  if (index.partial && !index.partial.matches(doc)) return { keys: [], multikey: 0, truncated: false }
  const parts = index.fields.map((field) => extract(doc, field.path))
  if (index.sparse && parts.every((part) => part.values.every((value) => value === undefined))) {
    return { keys: [], multikey: 0, truncated: false }
  }
  let multikey = 0
  parts.forEach((part, i) => {
    if (part.multikey) multikey |= 1 << i
  })
  const [first] = parts
  if (multikey === 0 && first) {
    const { key, truncated } = encode(
      index,
      parts.map((part) => part.values[0]),
    )
    return { keys: [key], multikey, truncated }
  }
  return combine(index, parts, multikey)
}

function combine(index: Index, parts: Extracted[], multikey: number): DocumentKeys {
  let combinations: Array<Array<Value | undefined>> = [[]]
  for (const part of parts) {
    if (combinations.length * part.values.length > 100_000) {
      throw new CommandError('CannotCreateIndex', 'cannot index parallel arrays of this size')
    }
    combinations = combinations.flatMap((head) => part.values.map((value) => [...head, value]))
  }
  const keys = new Map<string, Buffer>()
  let truncated = false
  for (const combination of combinations) {
    const encoded = encode(index, combination)
    keys.set(encoded.key.toString('latin1'), encoded.key)
    truncated ||= encoded.truncated
  }
  return { keys: [...keys.values()], multikey, truncated }
}
