import { deserialize, EJSON, ObjectId } from 'bson'
import { checkDepth } from '../bson/validate.ts'
import { bytesOf, documentAt, ElementReader, field, T, type Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import type { Engine } from './engine.ts'
import { type Index, keyPattern } from './index-definition.ts'
import { type DocumentKeys, documentKeys, valuesOfKey } from './index-keys.ts'

const ID = Buffer.from('_id')
const MAX_DOCUMENT = 16 * 1024 * 1024
const NOTHING = Buffer.from([0])

/** One collection: its documents by record number, in the order they came, and their index entries. */
export class Collection {
  readonly engine: Engine
  readonly database: string
  readonly name: string
  readonly table: number
  indexes: Index[]
  count = 0
  size = 0
  nextRecord = 1
  /** Count, size or next record differ from the stored ones. */
  dirty = false
  /** Indexes changed in a way that the catalog must store. */
  indexesDirty = false
  dropped = false

  constructor(engine: Engine, database: string, name: string, table: number) {
    this.engine = engine
    this.database = database
    this.name = name
    this.table = table
    this.indexes = []
  }

  get namespace(): string {
    return `${this.database}.${this.name}`
  }

  recordKey(record: number): Buffer {
    const key = Buffer.allocUnsafe(10)
    key.writeUInt32BE(this.table, 0)
    key.writeUIntBE(record, 4, 6)
    return key
  }

  /** The document of a record, valid until the next call on the engine. */
  peek(record: number): Value | undefined {
    const buf = this.engine.peek(this.recordKey(record))
    return buf === undefined ? undefined : documentAt(buf)
  }

  /** The document of a record in a buffer of its own. */
  read(record: number): Value | undefined {
    const buf = this.engine.get(this.recordKey(record))
    return buf === undefined ? undefined : documentAt(buf)
  }

  /**
   * Stores a document; only inside a write job.
   * @throws CommandError 11000 for a duplicate key, before anything was written
   */
  insert(document: Value): Buffer {
    const bytes = withId(document)
    const doc = documentAt(bytes)
    checkSize(bytes)
    const prepared = this.indexes.map((index) => this.prepare(index, doc, undefined))
    const record = this.nextRecord++
    this.engine.put(this.recordKey(record), bytes)
    prepared.forEach((keys, i) => {
      this.addKeys(this.indexes[i] as Index, keys, record)
    })
    this.count++
    this.size += bytes.length
    this.dirty = true
    return bytes
  }

  /** Replaces a document by another; only inside a write job. */
  replace(record: number, before: Value, after: Buffer): void {
    checkSize(after)
    const doc = documentAt(after)
    checkDepth(doc)
    const plans = this.indexes.map((index) => ({
      index,
      old: documentKeys(index, before).keys,
      fresh: this.prepare(index, doc, record),
    }))
    for (const { index, old, fresh } of plans) {
      const kept = new Set(fresh.keys.map((key) => key.toString('latin1')))
      const had = new Set(old.map((key) => key.toString('latin1')))
      for (const key of old)
        if (!kept.has(key.toString('latin1'))) this.engine.remove(this.entryKey(index, key, record))
      this.addKeys(index, { ...fresh, keys: fresh.keys.filter((key) => !had.has(key.toString('latin1'))) }, record)
    }
    this.size += after.length - bytesOf(before).length
    this.engine.put(this.recordKey(record), after)
    this.dirty = true
  }

  /** Removes a document and its index entries; only inside a write job. */
  remove(record: number, document: Value): void {
    for (const index of this.indexes) {
      for (const key of documentKeys(index, document).keys) this.engine.remove(this.entryKey(index, key, record))
    }
    this.engine.remove(this.recordKey(record))
    this.count--
    this.size -= bytesOf(document).length
    this.dirty = true
  }

  /** Adds the entries of one document to a new index; only inside a write job. */
  indexDocument(index: Index, record: number, document: Value): void {
    this.addKeys(index, this.prepare(index, document, record), record)
  }

  /** Key of an index entry: unique indexes hold the record number as the value, others at the end of the key. */
  entryKey(index: Index, key: Buffer, record: number): Buffer {
    if (index.unique) return key
    const entry = Buffer.allocUnsafe(key.length + 6)
    key.copy(entry)
    entry.writeUIntBE(record, key.length, 6)
    return entry
  }

  private prepare(index: Index, doc: Value, record: number | undefined): DocumentKeys {
    const prepared = documentKeys(index, doc)
    if (index.unique) {
      for (const key of prepared.keys) {
        const holder = this.engine.get(key)
        if (holder !== undefined && holder.readUIntBE(0, 6) !== record) throw this.duplicate(index, doc, key)
      }
    }
    return prepared
  }

  private addKeys(index: Index, prepared: DocumentKeys, record: number): void {
    for (const key of prepared.keys) {
      if (index.unique) {
        const value = Buffer.allocUnsafe(6)
        value.writeUIntBE(record, 0, 6)
        this.engine.put(key, value)
      } else this.engine.put(this.entryKey(index, key, record), NOTHING)
    }
    if ((index.multikey | prepared.multikey) !== index.multikey || (prepared.truncated && !index.truncated)) {
      index.multikey |= prepared.multikey
      index.truncated ||= prepared.truncated
      this.indexesDirty = true
    }
  }

  private duplicate(index: Index, doc: Value, key: Buffer): CommandError {
    const pattern = keyPattern(index)
    const held = new BsonWriter()
    const found = valuesOfKey(index, doc, key)
    index.fields.forEach(({ name }, i) => {
      held.value(name, found[i] ?? values.null)
    })
    const keyValue = documentAt(held.finish())
    const message = `E11000 duplicate key error collection: ${this.namespace} index: ${index.name} dup key: ${EJSON.stringify(deserialize(bytesOf(keyValue), { validation: { utf8: false } }))}`
    return new CommandError('DuplicateKey', message, [
      ['keyPattern', pattern],
      ['keyValue', keyValue],
    ])
  }
}

function checkSize(bytes: Buffer): void {
  if (bytes.length > MAX_DOCUMENT) {
    throw new CommandError('BSONObjectTooLarge', `A document of ${bytes.length} bytes is too large`)
  }
}

/** The bytes of the document with its `_id` first; one is made if it has none. */
function withId(document: Value): Buffer {
  const reader = new ElementReader(document.buf, document.off)
  const first = reader.advance() && reader.nameIs(ID)
  const bytes = bytesOf(document)
  const id = field(document, ID)
  if (id !== undefined) checkId(id)
  if (first) return bytes
  const writer = new BsonWriter(0, bytes.length + 32)
  if (id === undefined) {
    writer.bytes('_id', T.objectId, new ObjectId().id)
    writer.copy(document.buf, document.off + 4, document.off + bytes.length - 1)
    return writer.finish()
  }
  writer.value('_id', id)
  const rest = new ElementReader(document.buf, document.off)
  let start = document.off + 4
  while (rest.advance()) {
    if (!rest.nameIs(ID)) writer.copy(document.buf, start, rest.end)
    start = rest.end
  }
  return writer.finish()
}

function checkId(id: Value): void {
  if (id.type === T.array || id.type === T.regex || id.type === T.undefined) {
    throw new CommandError('InvalidIdField', `The '_id' value cannot be of this type (${id.type})`)
  }
  if (id.type === T.object) {
    const reader = new ElementReader(id.buf, id.off)
    while (reader.advance()) {
      if (reader.buf[reader.nameStart] === 0x24) {
        throw new CommandError('DollarPrefixedFieldName', `_id may not contain ${reader.name()}`)
      }
    }
  }
}
