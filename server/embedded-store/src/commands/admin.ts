import { optionNumber } from '../bson/numbers.ts'
import { documentAt, field, fields, T, truthy, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import type { Collection } from '../storage/collection.ts'
import { firstBatch } from './batches.ts'
import {
  argument,
  type Call,
  collectionName,
  documentArgument,
  numberArgument,
  reply,
  textArgument,
} from './context.ts'
import { refuseCollation } from './find.ts'

/** Options of collections of other kinds. */
const UNSUPPORTED = [
  'capped',
  'timeseries',
  'viewOn',
  'pipeline',
  'clusteredIndex',
  'encryptedFields',
  'expireAfterSeconds',
  'changeStreamPreAndPostImages',
]

function options(call: Call): Buffer {
  const writer = new BsonWriter()
  for (const [name, value] of fields(call.request.body).slice(1)) {
    if (['validator', 'validationLevel', 'validationAction'].includes(name)) writer.value(name, value)
    else if (UNSUPPORTED.includes(name) && truthy(value)) {
      throw unsupported(`A collection with '${name}'`)
    }
  }
  return Buffer.from(writer.finish())
}

/** `create` */
export async function create(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const name = collectionName(call)
  refuseCollation(argument(call, 'collation'))
  const wanted = options(call)
  const validator = documentArgument(call, 'validator')
  if (validator) compileFilter(validator)
  await store.engine.write(() => {
    const found = store.catalog.find(request.database, name)
    if (found?.options.equals(wanted)) return
    if (found) throw new CommandError('NamespaceExists', `Collection ${request.database}.${name} already exists.`)
    store.catalog.create(request.database, name, wanted)
  }, true)
  return reply().double('ok', 1)
}

/** `collMod`: validators alone; the rest is refused. */
export async function collMod(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const name = collectionName(call)
  for (const [option] of fields(call.request.body).slice(1)) {
    if (option.startsWith('$') || ['lsid', 'writeConcern', 'comment', 'maxTimeMS'].includes(option)) continue
    if (!['validator', 'validationLevel', 'validationAction'].includes(option))
      throw unsupported(`collMod with '${option}'`)
  }
  const validator = documentArgument(call, 'validator')
  if (validator) compileFilter(validator)
  await store.engine.write(() => {
    const collection = store.catalog.require(request.database, name)
    collection.options = options(call)
    collection.indexesDirty = true
  }, true)
  return reply().double('ok', 1)
}

/** `drop` */
export async function drop(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const name = collectionName(call)
  const dropped = await store.engine.write(() => {
    const collection = store.catalog.find(request.database, name)
    if (collection) store.catalog.drop(collection)
    return collection
  }, true)
  if (!dropped) return reply().double('ok', 1)
  store.cursors.killNamespace(`${request.database}.${name}`)
  store.sweepSoon()
  return reply()
    .int32('nIndexesWas', dropped.indexes.length)
    .string('ns', `${request.database}.${name}`)
    .double('ok', 1)
}

/** `dropDatabase` */
export async function dropDatabase(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const dropped = await store.engine.write(() => {
    const all = store.catalog.list(request.database)
    for (const collection of all) store.catalog.drop(collection)
    return all
  }, true)
  for (const collection of dropped) store.cursors.killNamespace(collection.namespace)
  store.sweepSoon()
  const writer = reply()
  if (dropped.length > 0) writer.string('dropped', request.database)
  return writer.double('ok', 1)
}

function split(namespace: string | undefined): [string, string] {
  const dot = namespace?.indexOf('.') ?? -1
  if (namespace === undefined || dot < 1)
    throw new CommandError('InvalidNamespace', `Invalid namespace specified '${namespace}'`)
  return [namespace.slice(0, dot), namespace.slice(dot + 1)]
}

/** `renameCollection` */
export async function renameCollection(call: Call): Promise<BsonWriter> {
  const { store } = call
  const from = split(textArgument(call, 'renameCollection'))
  const to = split(textArgument(call, 'to'))
  const dropTarget = truthy(argument(call, 'dropTarget'))
  await store.engine.write(() => {
    const collection = store.catalog.find(...from)
    if (!collection) throw new CommandError('NamespaceNotFound', `Source collection ${from.join('.')} does not exist`)
    const target = store.catalog.find(...to)
    if (target === collection) throw new CommandError('IllegalOperation', "Can't rename a collection to itself")
    if (target && !dropTarget) throw new CommandError('NamespaceExists', 'target namespace exists')
    if (target) store.catalog.drop(target)
    store.catalog.rename(collection, ...to)
  }, true)
  store.cursors.killNamespace(from.join('.'))
  store.sweepSoon()
  return reply().double('ok', 1)
}

function collectionDocument(collection: Collection, nameOnly: boolean): Value {
  const writer = new BsonWriter().string('name', collection.name).string('type', 'collection')
  if (!nameOnly) {
    const uuid = Buffer.concat([Buffer.from([16, 0, 0, 0, 4]), collection.uuid])
    writer.value('options', documentAt(collection.options)).startDocument('info').bool('readOnly', false)
    writer.bytes('uuid', T.binary, uuid).end()
    const id = collection.indexes.find((index) => index.name === '_id_')
    if (id) writer.value('idIndex', documentAt(id.spec))
  }
  return documentAt(writer.finish())
}

/** `listCollections` */
export function listCollections(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const filter = compileFilter(documentArgument(call, 'filter') ?? values.emptyDocument)
  const nameOnly = truthy(argument(call, 'nameOnly'))
  const all = store.catalog.list(request.database).filter((one) => filter.matches(collectionDocument(one, false)))
  const documents = all.map((one) => collectionDocument(one, nameOnly))
  const namespace = `${request.database}.$cmd.listCollections`
  const cursor = documentArgument(call, 'cursor')
  const size = cursor && field(cursor, 'batchSize')
  return firstBatch(store, documents[Symbol.iterator](), {
    namespace,
    batchSize: size ? optionNumber(size, 'batchSize') : documents.length + 1,
    noTimeout: false,
    single: false,
    deadline: Number.POSITIVE_INFINITY,
  })
}

/** `listDatabases` */
export function listDatabases(call: Call): BsonWriter {
  const filter = compileFilter(documentArgument(call, 'filter') ?? values.emptyDocument)
  const nameOnly = truthy(argument(call, 'nameOnly'))
  const sizes = new Map<string, number>()
  for (const one of call.store.catalog.list()) sizes.set(one.database, (sizes.get(one.database) ?? 0) + one.size)
  const writer = reply().startArray('databases')
  let position = 0
  let total = 0
  for (const [name, size] of sizes) {
    const entry = new BsonWriter().string('name', name)
    if (!nameOnly) entry.int64('sizeOnDisk', size).bool('empty', false)
    const doc = new Value(T.object, entry.finish(), 0)
    if (!filter.matches(doc)) continue
    writer.value(String(position++), doc)
    total += size
  }
  writer.end()
  if (!nameOnly) writer.int64('totalSize', total)
  return writer.double('ok', 1)
}

/** By what sizes are to be divided. */
function scaleOf(call: Call): number {
  return numberArgument(call, 'scale', 1) ?? 1
}

/** `collStats` */
export function collStats(call: Call): BsonWriter {
  const { store, request } = call
  const name = collectionName(call)
  const scale = scaleOf(call)
  const found = store.catalog.find(request.database, name)
  const size = Math.floor((found?.size ?? 0) / scale)
  const writer = reply().string('ns', `${request.database}.${name}`)
  writer.int64('size', size).count('count', found?.count ?? 0)
  if (found && found.count > 0) writer.count('avgObjSize', Math.round(found.size / found.count))
  writer
    .int64('storageSize', size)
    .bool('capped', false)
    .int32('nindexes', found?.indexes.length ?? 0)
  return writer.int64('totalIndexSize', 0).double('scaleFactor', scale).double('ok', 1)
}

/** `dbStats` */
export function dbStats(call: Call): BsonWriter {
  const scale = scaleOf(call)
  const all = call.store.catalog.list(call.request.database)
  const sum = (of: (collection: Collection) => number) => all.reduce((total, one) => total + of(one), 0)
  const objects = sum((one) => one.count)
  const size = sum((one) => one.size)
  const indexes = sum((one) => one.indexes.length)
  return reply()
    .string('db', call.request.database)
    .int64('collections', all.length)
    .int64('views', 0)
    .int64('objects', objects)
    .double('avgObjSize', size / Math.max(1, objects))
    .double('dataSize', size / scale)
    .double('storageSize', size / scale)
    .int64('indexes', indexes)
    .double('indexSize', 0)
    .double('totalSize', size / scale)
    .double('scaleFactor', scale)
    .double('ok', 1)
}

/** `compact`: rewrites the whole data file, so that nothing deleted or replaced is left in it. */
export async function compact(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  store.catalog.require(request.database, collectionName(call))
  const freed = await store.compact()
  return reply().int64('bytesFreed', freed).double('ok', 1)
}
