import { documentAt, field, T, truthy, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileUpdate, type Update } from '../update/apply.ts'
import { argument, type Call, collectionName, documentArgument, journaled, reply } from './context.ts'
import { projectionOf } from './find.ts'
import { findOne, type Target, targetOf, updated, upsert } from './target.ts'

interface Outcome {
  /** The document to return. */
  value: Value | undefined
  existing: boolean
  upserted: Value | undefined
}

interface Order {
  name: string
  target: Target
  update: Update | undefined
  upserting: boolean
  returnNew: boolean
}

function read(call: Call): Order {
  const removing = truthy(argument(call, 'remove'))
  const change = argument(call, 'update')
  const upserting = truthy(argument(call, 'upsert'))
  const returnNew = truthy(argument(call, 'new'))
  if (removing === (change !== undefined)) {
    throw new CommandError('FailedToParse', 'Either an update or remove=true must be specified, and not both')
  }
  if (removing && (upserting || returnNew)) {
    throw new CommandError('FailedToParse', 'Cannot specify both new=true or upsert=true and remove=true')
  }
  if (argument(call, 'arrayFilters')) throw unsupported("The option 'arrayFilters' of an update")
  const filter = documentArgument(call, 'query') ?? values.emptyDocument
  const target = targetOf(filter, argument(call, 'hint'), documentArgument(call, 'sort'))
  return { name: collectionName(call), target, update: change && compileUpdate(change), upserting, returnNew }
}

function run(call: Call, order: Order): Outcome {
  const { catalog } = call.store
  const { database } = call.request
  const { target, update, upserting, returnNew } = order
  const collection = upserting ? catalog.ensure(database, order.name) : catalog.find(database, order.name)
  const found = collection && findOne(collection, target)
  if (!found) {
    if (!collection || !upserting || !update) return { value: undefined, existing: false, upserted: undefined }
    const doc = documentAt(upsert(collection, target, update))
    return { value: returnNew ? doc : undefined, existing: false, upserted: field(doc, '_id') }
  }
  const after = update && updated(update, found.doc)
  if (after) collection.replace(found.record, found.doc, after)
  else if (!update) collection.remove(found.record, found.doc)
  return { value: returnNew && after ? documentAt(after) : found.doc, existing: true, upserted: undefined }
}

/** `findAndModify` */
export async function findAndModify(call: Call): Promise<BsonWriter> {
  const order = read(call)
  const projection = projectionOf(documentArgument(call, 'fields'))
  const outcome = await call.store.engine.write(() => run(call, order), journaled(call))
  const writer = reply()
    .startDocument('lastErrorObject')
    .int32('n', outcome.existing || outcome.upserted ? 1 : 0)
  if (order.update) writer.bool('updatedExisting', outcome.existing)
  if (outcome.upserted) writer.value('upserted', outcome.upserted)
  writer.end()
  const value = outcome.value && projection ? projection(outcome.value) : outcome.value
  if (value === undefined) writer.null('value')
  else writer.bytes('value', T.object, value.buf.subarray(value.off, value.off + value.buf.readInt32LE(value.off)))
  return writer.double('ok', 1)
}
