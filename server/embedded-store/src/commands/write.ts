import { optionNumber } from '../bson/numbers.ts'
import { documentAt, field, truthy, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { refuseCollation } from '../query/sort.ts'
import type { Collection } from '../storage/collection.ts'
import { compileUpdate, type Update } from '../update/apply.ts'
import { asDocument, type Call, collectionName, deadlineOf, journaled, reply } from './context.ts'
import { type Prepared, runAll, runEach, type Shape, statements, writeFailures } from './statements.ts'
import { changeAll, findOne, type Limits, type Target, targetOf, updated, upsert } from './target.ts'

/** `insert` */
export async function insert(call: Call): Promise<BsonWriter> {
  const { catalog } = call.store
  const { database } = call.request
  const name = collectionName(call)
  let collection: Collection | undefined
  const { results, failures } = await runEach(call, statements(call, 'documents'), journaled(call), (document) => {
    if (!collection || collection.dropped) collection = catalog.ensure(database, name)
    return collection.insert(document)
  })
  const writer = reply().count('n', results.length)
  writeFailures(writer, failures)
  return writer.double('ok', 1)
}

interface UpdateOutcome {
  matched: number
  modified: number
  upserted: Value | undefined
}

const NOTHING: UpdateOutcome = { matched: 0, modified: 0, upserted: undefined }

function updateOne(collection: Collection, target: Target, update: Update, upserting: boolean): UpdateOutcome {
  const found = findOne(collection, target)
  if (!found) {
    if (!upserting) return NOTHING
    return { ...NOTHING, upserted: field(documentAt(upsert(collection, target, update)), '_id') }
  }
  const after = updated(update, found.doc)
  if (after) collection.replace(found.record, found.doc, after)
  return { matched: 1, modified: after ? 1 : 0, upserted: undefined }
}

async function updateMany(
  call: Call,
  collection: Collection,
  target: Target,
  update: Update,
  limits: Limits,
): Promise<UpdateOutcome> {
  let modified = 0
  const matched = await changeAll(call.store, collection, target, limits, (record, doc) => {
    const after = updated(update, doc)
    if (!after) return
    collection.replace(record, doc, after)
    modified++
  })
  return { matched, modified, upserted: undefined }
}

// Sorting an update of one came with version 8.
const UPDATE: Shape = {
  required: ['q', 'u'],
  optional: ['c', 'multi', 'upsert', 'upsertSupplied', 'arrayFilters', 'hint', 'collation'],
}
const DELETE: Shape = { required: ['q', 'limit'], optional: ['hint', 'collation'] }

function prepareUpdate(call: Call, name: string, statement: Value, limits: Limits): Prepared<UpdateOutcome> {
  const { store, request } = call
  const filter = asDocument(field(statement, 'q'), 'q') as Value
  refuseCollation(field(statement, 'collation'))
  for (const option of ['arrayFilters', 'c']) {
    if (field(statement, option)) throw unsupported(`The option '${option}' of an update`)
  }
  const multi = truthy(field(statement, 'multi'))
  const upserting = truthy(field(statement, 'upsert'))
  const target = targetOf(filter, field(statement, 'hint'))
  const update = compileUpdate(field(statement, 'u') as Value)
  if (multi && update.replacement) throw new CommandError('FailedToParse', 'A replacement is of one document')
  const find = () =>
    upserting ? store.catalog.ensure(request.database, name) : store.catalog.find(request.database, name)
  const inJob = () => {
    const collection = find()
    return collection ? updateOne(collection, target, update, upserting) : NOTHING
  }
  if (!multi) return { inJob }
  return {
    alone: async () => {
      const collection = store.catalog.find(request.database, name)
      const outcome = collection ? await updateMany(call, collection, target, update, limits) : NOTHING
      return outcome.matched > 0 || !upserting ? outcome : store.engine.write(inJob, limits.durable)
    },
  }
}

/** `update` */
export async function update(call: Call): Promise<BsonWriter> {
  const name = collectionName(call)
  const limits = { durable: journaled(call), deadline: deadlineOf(call) }
  const { results, failures } = await runAll(call, statements(call, 'updates', UPDATE), limits.durable, (statement) =>
    prepareUpdate(call, name, statement, limits),
  )
  const upserted: Array<[number, Value]> = []
  let matched = 0
  let modified = 0
  for (const [index, outcome] of results) {
    matched += outcome.matched + (outcome.upserted ? 1 : 0)
    modified += outcome.modified
    if (outcome.upserted) upserted.push([index, outcome.upserted])
  }
  const writer = reply().count('n', matched)
  if (upserted.length > 0) {
    writer.startArray('upserted')
    upserted.forEach(([index, id], i) => {
      writer.startDocument(String(i)).int32('index', index).value('_id', id).end()
    })
    writer.end()
  }
  writer.count('nModified', modified)
  writeFailures(writer, failures)
  return writer.double('ok', 1)
}

function prepareDelete(call: Call, name: string, statement: Value, limits: Limits): Prepared<number> {
  const { store, request } = call
  const filter = asDocument(field(statement, 'q'), 'q') as Value
  const limit = optionNumber(field(statement, 'limit') ?? values.int32(-1), 'limit')
  if (limit !== 0 && limit !== 1) throw new CommandError('FailedToParse', `A delete has limit 0 or 1, not ${limit}`)
  refuseCollation(field(statement, 'collation'))
  const target = targetOf(filter, field(statement, 'hint'))
  const find = () => store.catalog.find(request.database, name)
  if (limit === 1) {
    return {
      inJob: () => {
        const collection = find()
        const found = collection && findOne(collection, target)
        if (!found) return 0
        collection.remove(found.record, found.doc)
        return 1
      },
    }
  }
  return {
    alone: async () => {
      const collection = find()
      if (!collection) return 0
      return changeAll(store, collection, target, limits, (record, doc) => collection.remove(record, doc))
    },
  }
}

/** `delete` */
export async function remove(call: Call): Promise<BsonWriter> {
  const name = collectionName(call)
  const limits = { durable: journaled(call), deadline: deadlineOf(call) }
  const { results, failures } = await runAll(call, statements(call, 'deletes', DELETE), limits.durable, (statement) =>
    prepareDelete(call, name, statement, limits),
  )
  const writer = reply().count(
    'n',
    results.reduce((sum, [, count]) => sum + count, 0),
  )
  writeFailures(writer, failures)
  return writer.double('ok', 1)
}
