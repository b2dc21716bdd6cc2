import { optionNumber } from '../bson/numbers.ts'
import { documentAt, field, fields, truthy, type Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { unsupported } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import type { Collection } from '../storage/collection.ts'
import { firstBatch } from './batches.ts'
import { argument, type Call, collectionName, documentArgument, reply } from './context.ts'

/** Options for kinds of collections and for the validation of documents. */
const UNSUPPORTED = new Set(
  `capped timeseries viewOn pipeline clusteredIndex encryptedFields expireAfterSeconds changeStreamPreAndPostImages
  validator`.split(/\s+/),
)

/** `create` */
export async function create(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const name = collectionName(call)
  for (const [option, value] of fields(request.body).slice(1)) {
    if (UNSUPPORTED.has(option) && truthy(value)) throw unsupported(`A collection with '${option}'`)
  }
  // Nothing has to be written for one that is there already, so a full disk refuses nothing.
  if (!store.catalog.find(request.database, name))
    await store.engine.write(() => store.catalog.ensure(request.database, name), true)
  return reply().double('ok', 1)
}

/** Drops collections at once; their keys are removed later. */
async function dropAll({ store }: Call, find: () => Array<Collection | undefined>): Promise<Collection[]> {
  const dropped = await store.engine.write(() => {
    const all = find().filter((one) => one !== undefined)
    for (const collection of all) store.catalog.drop(collection)
    return all
  }, true)
  for (const collection of dropped) store.cursors.killNamespace(collection.namespace)
  if (dropped.length > 0) store.sweepSoon()
  return dropped
}

/** `drop` */
export async function drop(call: Call): Promise<BsonWriter> {
  const name = collectionName(call)
  const [dropped] = await dropAll(call, () => [call.store.catalog.find(call.request.database, name)])
  if (!dropped) return reply().double('ok', 1)
  return reply().int32('nIndexesWas', dropped.indexes.length).string('ns', dropped.namespace).double('ok', 1)
}

/** `dropDatabase` */
export async function dropDatabase(call: Call): Promise<BsonWriter> {
  const { database } = call.request
  const dropped = await dropAll(call, () => call.store.catalog.list(database))
  const writer = reply()
  if (dropped.length > 0) writer.string('dropped', database)
  return writer.double('ok', 1)
}

function collectionDocument(collection: Collection, nameOnly: boolean): Value {
  const writer = new BsonWriter().string('name', collection.name).string('type', 'collection')
  if (!nameOnly) writer.startDocument('options').end().startDocument('info').bool('readOnly', false).end()
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
  })
}

/** `compact`: rewrites the whole data file, so that nothing deleted or replaced is left in it. */
export async function compact(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  store.catalog.require(request.database, collectionName(call))
  const freed = await store.compact()
  return reply().int64('bytesFreed', freed).double('ok', 1)
}
