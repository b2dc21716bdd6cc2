import { compileUpdatePipeline } from '../aggregate/pipeline.ts'
import { documentAt, field, fields, T, truthy, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileProjection } from '../query/projection.ts'
import { compileUpdate, type Update } from '../update/apply.ts'
import { argument, type Call, collectionName, documentArgument, journaled, reply } from './context.ts'
import { expressions, positionFor, refuseCollation } from './find.ts'
import { findOne, type Target, targetOf, updated, upsert } from './target.ts'
import { checkValid, validatorOf } from './validation.ts'

interface Outcome {
  /** The document to return. */
  value: Value | undefined
  existing: boolean
  changed: boolean
  upserted: Value | undefined
}

interface Wish {
  name: string
  target: Target
  update: Update | undefined
  upserting: boolean
  returnNew: boolean
}

function read(call: Call): Wish {
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
  refuseCollation(argument(call, 'collation'))
  const options = { sort: documentArgument(call, 'sort'), hint: argument(call, 'hint'), multi: false }
  const target = targetOf(call, documentArgument(call, 'query') ?? values.emptyDocument, options)
  const update =
    change &&
    compileUpdate(change, {
      arrayFilters: argument(call, 'arrayFilters'),
      pipeline: (stages) => compileUpdatePipeline(stages, expressions(call)),
    })
  return { name: collectionName(call), target, update, upserting, returnNew }
}

function run(call: Call, wish: Wish): Outcome {
  const { catalog } = call.store
  const { database } = call.request
  const { target, update, upserting, returnNew } = wish
  const collection = upserting ? catalog.ensure(database, wish.name) : catalog.find(database, wish.name)
  const found = collection && findOne(collection, target)
  if (!found) {
    if (!collection || !upserting || !update)
      return { value: undefined, existing: false, changed: false, upserted: undefined }
    const doc = documentAt(upsert(call, collection, target, update))
    return { value: returnNew ? doc : undefined, existing: false, changed: true, upserted: field(doc, '_id') }
  }
  if (!update) {
    collection.remove(found.record, found.doc)
    return { value: found.doc, existing: true, changed: true, upserted: undefined }
  }
  const after = updated(update, target, found.doc)
  if (after) {
    checkValid(validatorOf(call, collection), documentAt(after), found.doc)
    collection.replace(found.record, found.doc, after)
  }
  return {
    value: returnNew && after ? documentAt(after) : found.doc,
    existing: true,
    changed: true,
    upserted: undefined,
  }
}

/** `findAndModify` */
export async function findAndModify(call: Call): Promise<BsonWriter> {
  const wish = read(call)
  const spec = documentArgument(call, 'fields')
  const projection = spec && fields(spec).length > 0 ? compileProjection(spec, expressions(call)) : undefined
  const outcome = await call.store.engine.write(() => run(call, wish), journaled(call))
  const writer = reply()
    .startDocument('lastErrorObject')
    .int32('n', outcome.existing || outcome.upserted ? 1 : 0)
  if (wish.update) writer.bool('updatedExisting', outcome.existing)
  if (outcome.upserted) writer.value('upserted', outcome.upserted)
  writer.end()
  if (outcome.value === undefined) writer.null('value')
  else {
    const { positions } = wish.target
    positions.clear()
    if (projection?.positional) wish.target.filter.matches(outcome.value)
    const value = projection ? projection.apply(outcome.value, (path) => positionFor(positions, path)) : outcome.value
    writer.bytes('value', T.object, value.buf.subarray(value.off, value.off + value.buf.readInt32LE(value.off)))
  }
  return writer.double('ok', 1)
}
