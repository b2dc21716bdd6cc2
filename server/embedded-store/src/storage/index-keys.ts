import { createHash } from 'node:crypto'
import { KeyWriter, RANK } from '../bson/key.ts'
import { ElementReader, T, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { childOf, elementAt, type Path, type Step } from '../query/path.ts'
import type { Index } from './index-definition.ts'

/** LMDB takes 1978 bytes; the encoded values are between the table number and the record number. */
const LONGEST = 1900
const KEPT = 1800
const writer = new KeyWriter()

export interface DocumentKeys {
  keys: Buffer[]
  multikey: number
  truncated: boolean
}

/** A field of an index on its way through a document: the rest of its path, from `at` on. */
interface Slot {
  field: number
  path: Path
  at: number
}

/** A slot that met an array; `at` is behind the path if the path ends there. */
interface Stop extends Slot {
  array: Value
  /** The path of the array. */
  place: string
}

type Combination = Array<Value | undefined>

function placeOf(path: Path, end: number): string {
  return path
    .slice(0, end)
    .map((step) => step.text)
    .join('.')
}

/** The element that a number in the path means, or undefined if the number is a name. @throws CommandError 16746 */
function positional(array: Value, step: Step): Value | undefined {
  const element = elementAt(array, step.index)
  if (element === undefined) return undefined
  const reader = new ElementReader(array.buf, array.off)
  while (reader.advance()) {
    if (reader.type === T.object && childOf(reader.buf, reader.off, step)) {
      throw new CommandError(16746, `'${step.text}' is a name and a position in one array`)
    }
  }
  return element
}

/** The value of a slot, or the array that it meets first. */
function follow(doc: Value, slot: Slot): Value | Stop | undefined {
  const { path } = slot
  let value: Value | undefined = childOf(doc.buf, doc.off, path[slot.at] as Step)
  for (let at = slot.at + 1; value !== undefined; at++) {
    const step = path[at]
    if (value.type === T.array) {
      const element: Value | undefined = step && step.index >= 0 ? positional(value, step) : undefined
      if (element === undefined) return { ...slot, at, array: value, place: placeOf(path, at) }
      value = element
    } else if (step === undefined) return value
    else value = value.type === T.object ? childOf(value.buf, value.off, step) : undefined
  }
  return undefined
}

/**
 * The combinations of values that an index holds of a document: one, or one for each element of the array on the way.
 * @throws CommandError 171 if two fields lead to different arrays
 */
function combine(doc: Value, slots: readonly Slot[], fixed: Combination, into: Combination[]): number {
  const stops: Stop[] = []
  for (const slot of slots) {
    const end = follow(doc, slot)
    if (end instanceof Value || end === undefined) fixed[slot.field] = end
    else stops.push(end)
  }
  const [first] = stops
  if (first === undefined) {
    into.push([...fixed])
    return 0
  }
  const other = stops.find((stop) => stop.place !== first.place)
  if (other) throw new CommandError(171, `cannot index parallel arrays [${other.place}] [${first.place}]`)
  return combineElements(first.array, stops, fixed, into)
}

function combineElements(array: Value, stops: Stop[], fixed: Combination, into: Combination[]): number {
  let multikey = 0
  for (const stop of stops) multikey |= 1 << stop.field
  const further = stops.filter((stop) => stop.at < stop.path.length)
  const put = (element: Value) => {
    for (const stop of stops) fixed[stop.field] = stop.at < stop.path.length ? undefined : element
  }
  const reader = new ElementReader(array.buf, array.off)
  let empty = true
  while (reader.advance()) {
    empty = false
    const element = reader.value()
    put(element)
    if (further.length > 0 && element.type === T.object) multikey |= combine(element, further, fixed, into)
    else into.push([...fixed])
  }
  if (empty) {
    put(values.undefined)
    into.push([...fixed])
  }
  return multikey
}

function encode(index: Index, combination: Combination): { key: Buffer; truncated: boolean } {
  writer.reset().uint32(index.table)
  index.fields.forEach(({ descending }, i) => {
    const value = combination[i]
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

/** The length of a bound at most, so that cut keys still fall inside. */
export function boundPrefix(key: Buffer): Buffer {
  return key.length > KEPT ? key.subarray(0, KEPT) : key
}

function combinationsOf(index: Index, doc: Value): { combinations: Combination[]; multikey: number } {
  const slots = index.fields.map(({ path }, field) => ({ field, path, at: 0 }))
  const combinations: Combination[] = []
  const multikey = combine(doc, slots, new Array<undefined>(slots.length), combinations)
  return { combinations, multikey }
}

/**
 * The keys a document has in an index, without record numbers; none if the index leaves the document out.
 * @throws CommandError 171 if two fields are arrays side by side
 */
export function documentKeys(index: Index, doc: Value): DocumentKeys {
  if (index.partial && !index.partial.matches(doc)) return { keys: [], multikey: 0, truncated: false }
  const { combinations, multikey } = combinationsOf(index, doc)
  const keys = new Map<string, Buffer>()
  let truncated = false
  for (const combination of combinations) {
    if (index.sparse && combination.every((value) => value === undefined)) continue
    const encoded = encode(index, combination)
    truncated ||= encoded.truncated
    if (combinations.length === 1) return { keys: [encoded.key], multikey, truncated }
    keys.set(encoded.key.toString('latin1'), encoded.key)
  }
  return { keys: [...keys.values()], multikey, truncated }
}

/** The values, field by field, that made a key of a document. */
export function valuesOfKey(index: Index, doc: Value, key: Buffer): ReadonlyArray<Value | undefined> {
  return combinationsOf(index, doc).combinations.find((one) => encode(index, one).key.equals(key)) ?? []
}
