import { wholeNumber } from '../bson/numbers.ts'
import { documentAt, elements, field, textOf, type Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { Collection } from './collection.ts'
import type { Engine } from './engine.ts'
import { type Index, parseIndex } from './index-definition.ts'

const COLLECTION = 0x63
const STATISTICS = 0x73
const DROPPED = 0x64
const NEXT_TABLE = Buffer.from([0, 0, 0, 0, 0x6e])
const MAX_NAMESPACE = 255

function collectionKey(namespace: string): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 0, COLLECTION]), Buffer.from(namespace)])
}

function numberedKey(kind: number, table: number): Buffer {
  const key = Buffer.from([0, 0, 0, 0, kind, 0, 0, 0, 0])
  key.writeUInt32BE(table, 5)
  return key
}

function section(kind: number): { lower: Buffer; upper: Buffer } {
  return { lower: Buffer.from([0, 0, 0, 0, kind]), upper: Buffer.from([0, 0, 0, 0, kind + 1]) }
}

/** Range of keys of one numbered part of the key space. */
export function tableRange(table: number): { lower: Buffer; upper: Buffer } {
  const lower = Buffer.allocUnsafe(4)
  const upper = Buffer.allocUnsafe(4)
  lower.writeUInt32BE(table)
  upper.writeUInt32BE(table + 1)
  return { lower, upper }
}

function integer(doc: Value, name: string): number {
  const value = field(doc, name)
  return value === undefined ? 0 : Number(wholeNumber(value) ?? 0n)
}

/** The list of collections and indexes; kept in memory, written with every transaction that changes it. */
export class Catalog {
  private readonly engine: Engine
  private readonly collections = new Map<string, Collection>()
  private nextTable = 1

  constructor(engine: Engine) {
    this.engine = engine
    engine.hooks = { beforeCommit: () => this.store(), onLost: () => this.load() }
    this.load()
  }

  find(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`)
  }

  /** @throws CommandError 26 */
  require(database: string, name: string): Collection {
    const found = this.find(database, name)
    if (!found) throw new CommandError('NamespaceNotFound', `ns does not exist: ${database}.${name}`)
    return found
  }

  list(database?: string): Collection[] {
    const all = [...this.collections.values()].filter((one) => database === undefined || one.database === database)
    return all.sort((a, b) => (a.namespace < b.namespace ? -1 : 1))
  }

  /** The collection, created if it is missing; only inside a write job. */
  ensure(database: string, name: string): Collection {
    return this.find(database, name) ?? this.create(database, name)
  }

  /** Only inside a write job. */
  create(database: string, name: string): Collection {
    checkNames(database, name)
    const collection = new Collection(this.engine, database, name, this.takeTable())
    const id = new BsonWriter().startDocument('key').int32('_id', 1).end().string('name', '_id_').finish()
    collection.indexes.push(parseIndex(documentAt(id), this.takeTable()))
    collection.indexesDirty = true
    collection.dirty = true
    this.collections.set(collection.namespace, collection)
    return collection
  }

  takeTable(): number {
    const table = this.nextTable++
    const value = Buffer.alloc(4)
    value.writeUInt32BE(this.nextTable)
    this.engine.put(NEXT_TABLE, value)
    return table
  }

  /** Forgets the collection at once; its keys are swept later. Only inside a write job. */
  drop(collection: Collection): void {
    this.engine.remove(collectionKey(collection.namespace))
    this.engine.remove(numberedKey(STATISTICS, collection.table))
    for (const index of collection.indexes) this.dropTable(index.table)
    this.dropTable(collection.table)
    this.collections.delete(collection.namespace)
    collection.dropped = true
  }

  dropTable(table: number): void {
    this.engine.put(numberedKey(DROPPED, table), Buffer.from([0]))
  }

  /** Tables whose keys are still to be removed. */
  droppedTables(): number[] {
    return [...this.engine.keys(section(DROPPED))].map((key) => key.readUInt32BE(5))
  }

  /** Removes up to `limit` keys of a dropped table. @returns true when nothing is left. Only inside a write job. */
  sweep(table: number, limit: number): boolean {
    const keys = [...this.engine.keys({ ...tableRange(table), limit })].map((key) => Buffer.from(key))
    for (const key of keys) this.engine.remove(key)
    if (keys.length === limit) return false
    this.engine.remove(numberedKey(DROPPED, table))
    return true
  }

  /** Numbers of all tables in use, and 0 for the catalog itself. */
  liveTables(): Set<number> {
    const live = new Set([0])
    for (const collection of this.collections.values()) {
      live.add(collection.table)
      for (const index of collection.indexes) live.add(index.table)
    }
    return live
  }

  private store(): void {
    for (const collection of this.collections.values()) {
      if (collection.indexesDirty) {
        this.engine.put(collectionKey(collection.namespace), encodeCollection(collection))
        collection.indexesDirty = false
      }
      if (!collection.dirty) continue
      const statistics = new BsonWriter()
        .double('count', collection.count)
        .double('size', collection.size)
        .double('next', collection.nextRecord)
      this.engine.put(numberedKey(STATISTICS, collection.table), statistics.finish())
      collection.dirty = false
    }
  }

  private load(): void {
    // After a lost transaction, a job that still holds one of these must not go on writing by it.
    const known = new Map(this.collections)
    for (const collection of this.collections.values()) collection.dropped = true
    this.collections.clear()
    const next = this.engine.get(NEXT_TABLE)
    this.nextTable = next ? next.readUInt32BE(0) : 1
    for (const { value } of [...this.engine.range(section(COLLECTION))]) {
      const collection = decodeCollection(this.engine, documentAt(value), known)
      const statistics = this.engine.get(numberedKey(STATISTICS, collection.table))
      if (statistics) {
        collection.count = integer(documentAt(statistics), 'count')
        collection.size = integer(documentAt(statistics), 'size')
        collection.nextRecord = integer(documentAt(statistics), 'next')
      }
      collection.dropped = false
      this.collections.set(collection.namespace, collection)
    }
  }
}

function checkNames(database: string, name: string): void {
  if (!/^[^/\\. "$*<>:|?\0]{1,63}$/.test(database)) {
    throw new CommandError('InvalidNamespace', `Invalid database name: '${database}'`)
  }
  if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('.') || name.endsWith('.')) {
    throw new CommandError('InvalidNamespace', `Invalid collection name: ${name}`)
  }
  if (Buffer.byteLength(`${database}.${name}`) > MAX_NAMESPACE) {
    throw new CommandError('InvalidNamespace', 'Fully qualified namespace is too long')
  }
}

function encodeCollection(collection: Collection): Buffer {
  const writer = new BsonWriter()
    .string('db', collection.database)
    .string('name', collection.name)
    .double('table', collection.table)
    .startArray('indexes')
  collection.indexes.forEach((index, i) => {
    writer.startDocument(String(i)).value('spec', documentAt(index.spec)).double('table', index.table)
    writer.int32('multikey', index.multikey).bool('truncated', index.truncated).end()
  })
  return writer.finish()
}

function decodeIndex(doc: Value): Index {
  const index = parseIndex(field(doc, 'spec') as Value, integer(doc, 'table'))
  index.multikey = integer(doc, 'multikey')
  const truncated = field(doc, 'truncated')
  index.truncated = truncated !== undefined && truncated.buf[truncated.off] === 1
  return index
}

function decodeCollection(engine: Engine, doc: Value, known: Map<string, Collection>): Collection {
  const database = textOf(field(doc, 'db') as Value)
  const name = textOf(field(doc, 'name') as Value)
  const table = integer(doc, 'table')
  const before = known.get(`${database}.${name}`)
  const collection = before?.table === table ? before : new Collection(engine, database, name, table)
  collection.indexes = elements(field(doc, 'indexes') as Value).map(decodeIndex)
  collection.dirty = false
  collection.indexesDirty = false
  return collection
}
