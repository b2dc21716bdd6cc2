import { ElementReader, elements, fields, isNumber, T, truthy, Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'

/** Returns the fields of a document that a projection keeps. */
export type Projection = (doc: Value) => Value

type Rules = Map<string, boolean | Rules>

/** A projection as far as it is compiled. */
interface Reading {
  rules: Rules
  /** Undefined until a field other than `_id` says so. */
  including: boolean | undefined
}

/** Fields of references from one document to another. */
const NAMES_WITH_DOLLAR = ['$ref', '$id', '$db']

/** @throws CommandError 40352, 40353, 15998, 16410, 115 */
function partsOf(path: string): string[] {
  if (path === '') throw new CommandError(40352, 'FieldPath cannot be constructed with empty string')
  if (path.endsWith('.')) throw new CommandError(40353, "FieldPath must not end with a '.'.")
  const parts = path.split('.')
  if (parts.includes('')) throw new CommandError(15998, 'FieldPath field names may not be empty strings.')
  if (parts.length > 1 && parts.includes('$')) throw unsupported('A positional projection')
  if (parts.some((part) => part.startsWith('$') && !NAMES_WITH_DOLLAR.includes(part)))
    throw new CommandError(16410, "FieldPath field names may not start with '$'.")
  return parts
}

/** @throws CommandError 31249, 31250 if another field conflicts */
function place(rules: Rules, path: string, keep: boolean): void {
  const parts = partsOf(path)
  const last = parts.pop() as string
  let at = rules
  for (const part of parts) {
    const next = at.get(part) ?? new Map()
    if (!(next instanceof Map)) throw new CommandError(31249, `Path collision at ${path}`)
    at.set(part, next)
    at = next
  }
  if (at.has(last)) throw new CommandError(31250, `Path collision at ${path}`)
  at.set(last, keep)
}

function readField(reading: Reading, path: string, value: Value): void {
  if (value.type === T.object) {
    const inner = fields(value)
    if (inner.length === 0) throw new CommandError(51270, `Invalid empty sub-projection: ${path}`)
    for (const [name, one] of inner) {
      if (name.startsWith('$') && !NAMES_WITH_DOLLAR.includes(name)) throw unsupported(`${name} in a projection`)
      readField(reading, `${path}.${name}`, one)
    }
    return
  }
  if (!isNumber(value) && value.type !== T.bool) throw unsupported('A value in a projection')
  const keep = truthy(value)
  place(reading.rules, path, keep)
  if (path === '_id') return
  if (reading.including === !keep) {
    throw keep
      ? new CommandError(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
      : new CommandError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
  }
  reading.including = keep
}

/** Compiles a projection of fields to keep or to leave out. @throws CommandError 31249 to 31254, 51270, 115 … */
export function compileProjection(spec: Value): Projection {
  const reading: Reading = { rules: new Map(), including: undefined }
  for (const [name, value] of fields(spec)) readField(reading, name, value)
  const { rules } = reading
  const including = reading.including ?? rules.get('_id') === true
  // A projection that keeps the fields it names keeps the `_id` as well.
  if (including && !rules.has('_id')) rules.set('_id', true)
  return (doc) => {
    const writer = new BsonWriter(0, doc.buf.readInt32LE(doc.off) + 64)
    copyFields(doc, rules, including, writer)
    return new Value(T.object, writer.finish(), 0)
  }
}

function copyFields(doc: Value, rules: Rules, including: boolean, writer: BsonWriter): void {
  const reader = new ElementReader(doc.buf, doc.off)
  while (reader.advance()) {
    const name = reader.name()
    copyField(name, reader.value(), rules.get(name) ?? !including, including, writer)
  }
}

function copyField(name: string, value: Value, rule: boolean | Rules, including: boolean, writer: BsonWriter): void {
  if (typeof rule === 'boolean') {
    if (rule) writer.value(name, value)
  } else if (value.type === T.object) {
    writer.startDocument(name)
    copyFields(value, rule, including, writer)
    writer.end()
  } else if (value.type === T.array) {
    writer.startArray(name)
    let at = 0
    for (const element of elements(value)) {
      const nested = element.type === T.object || element.type === T.array
      if (nested || !including) copyField(String(at++), element, rule, including, writer)
    }
    writer.end()
  } else if (!including) writer.value(name, value)
}
