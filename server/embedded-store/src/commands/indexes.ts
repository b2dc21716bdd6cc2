import { compareValues } from '../bson/key.ts'
import { documentAt, elements, field, fields, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { scanPlan } from '../query/scan.ts'
import { tableRange } from '../storage/catalog.ts'
import type { Collection } from '../storage/collection.ts'
import { type Index, keyPattern, parseIndex } from '../storage/index-definition.ts'
import { firstBatch } from './batches.ts'
import { argument, asDocument, type Call, collectionName, reply } from './context.ts'

function samePattern(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0
}

function sameOptions(a: Index, b: Index, names: readonly string[]): boolean {
  const rest = (index: Index) => {
    const writer = new BsonWriter()
    for (const name of names) {
      const value = field(documentAt(index.spec), name)
      if (value && !(value.type === T.bool && value.buf[value.off] === 0)) writer.value(name, value)
    }
    return documentAt(writer.finish())
  }
  return compareValues(rest(a), rest(b)) === 0
}

/** Options by which two indexes of one key pattern are different indexes. */
const IDENTITY = ['unique', 'sparse', 'partialFilterExpression'] as const
const ALL_OPTIONS = [...IDENTITY, 'expireAfterSeconds'] as const

/** The index that is there already, or undefined. @throws CommandError 85, 86 if another one conflicts */
function existing(collection: Collection, wanted: Index): Index | undefined {
  for (const index of collection.indexes) {
    const pattern = samePattern(keyPattern(index), keyPattern(wanted))
    if (index.name === '_id_' && pattern) return index
    if (index.name === wanted.name) {
      if (pattern && sameOptions(index, wanted, ALL_OPTIONS)) return index
      throw new CommandError('IndexKeySpecsConflict', `The index ${wanted.name} has other keys or options`)
    }
    if (pattern && sameOptions(index, wanted, IDENTITY)) {
      throw new CommandError('IndexOptionsConflict', `Index already exists with a different name: ${index.name}`)
    }
  }
  return undefined
}

/** Adds an index and its entries. Only inside a write job, and throws with entries half written. */
function build(collection: Collection, index: Index): void {
  const everything = { index: undefined, ranges: [], reverse: false, sorted: true }
  collection.indexes.push(index)
  collection.indexesDirty = true
  for (const found of scanPlan(collection, everything, () => true)) {
    if (found) collection.indexDocument(index, found.record, found.doc)
  }
}

const MOST_INDEXES = 64

/** All of the indexes, or none of them. Only inside a write job. */
function buildAll(call: Call, name: string, specs: Value[]): { created: boolean; before: number; after: number } {
  const { catalog, engine } = call.store
  const created = catalog.find(call.request.database, name) === undefined
  const collection = catalog.ensure(call.request.database, name)
  const before = [...collection.indexes]
  try {
    for (const spec of specs) {
      const wanted = parseIndex(spec, 0)
      if (existing(collection, wanted)) continue
      if (collection.indexes.length >= MOST_INDEXES)
        throw new CommandError('CannotCreateIndex', `too many indexes for ${collection.namespace}`)
      build(collection, { ...wanted, table: catalog.takeTable() })
    }
  } catch (error) {
    for (const index of collection.indexes.slice(before.length)) {
      for (const key of [...engine.keys(tableRange(index.table))]) engine.remove(Buffer.from(key))
    }
    collection.indexes = before
    throw error
  }
  return { created, before: before.length, after: collection.indexes.length }
}

/** The outcome if all of the indexes are there already: nothing has to be written, so a full disk refuses nothing. */
function allThere(call: Call, name: string, specs: Value[]): ReturnType<typeof buildAll> | undefined {
  const collection = call.store.catalog.find(call.request.database, name)
  if (!collection || !specs.every((spec) => existing(collection, parseIndex(spec, 0)))) return undefined
  const count = collection.indexes.length
  return { created: false, before: count, after: count }
}

/** `createIndexes` */
export async function createIndexes(call: Call): Promise<BsonWriter> {
  const { store } = call
  const name = collectionName(call)
  const list = argument(call, 'indexes')
  if (list?.type !== T.array || elements(list).length === 0)
    throw new CommandError('BadValue', 'Must specify at least one index to create')
  const specs = elements(list)
  for (const spec of specs) parseIndex(asDocument(spec, 'createIndexes.indexes') as Value, 0)
  const outcome = allThere(call, name, specs) ?? (await store.engine.write(() => buildAll(call, name, specs), true))
  const writer = reply().int32('numIndexesBefore', outcome.before).int32('numIndexesAfter', outcome.after)
  writer.bool('createdCollectionAutomatically', outcome.created)
  if (outcome.before === outcome.after) writer.string('note', 'all indexes already exist')
  return writer.double('ok', 1)
}

/** `listIndexes` */
export function listIndexes(call: Call): Promise<BsonWriter> {
  const name = collectionName(call)
  const collection = call.store.catalog.require(call.request.database, name)
  const documents = collection.indexes.map((index) => new Value(T.object, index.spec, 0))
  return firstBatch(call.store, documents[Symbol.iterator](), {
    namespace: collection.namespace,
    batchSize: documents.length + 1,
    single: true,
  })
}

function chosen(collection: Collection, named: Value): Index[] {
  if (named.type === T.array) return elements(named).flatMap((one) => chosen(collection, one))
  if (named.type === T.string && textOf(named) === '*')
    return collection.indexes.filter((index) => index.name !== '_id_')
  const found = collection.indexes.find((index) =>
    named.type === T.string ? index.name === textOf(named) : samePattern(keyPattern(index), named),
  )
  if (!found) {
    const what =
      named.type === T.string
        ? textOf(named)
        : fields(named)
            .map(([name]) => name)
            .join(', ')
    throw new CommandError('IndexNotFound', `index not found with name [${what}]`)
  }
  if (found.name === '_id_') throw new CommandError('InvalidOptions', 'cannot drop _id index')
  return [found]
}

/** `dropIndexes` */
export async function dropIndexes(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const name = collectionName(call)
  const named = argument(call, 'index') ?? values.string('*')
  const before = await store.engine.write(() => {
    const collection = store.catalog.require(request.database, name)
    const count = collection.indexes.length
    const gone = chosen(collection, named)
    for (const index of gone) store.catalog.dropTable(index.table)
    collection.indexes = collection.indexes.filter((index) => !gone.includes(index))
    collection.indexesDirty = true
    return count
  }, true)
  store.sweepSoon()
  return reply().int32('nIndexesWas', before).double('ok', 1)
}
