import { compileUpdatePipeline } from '../aggregate/pipeline.ts'
import { optionNumber } from '../bson/numbers.ts'
import { documentAt, field, T, truthy, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import type { Collection } from '../storage/collection.ts'
import { compileUpdate, type Update } from '../update/apply.ts'
import { asDocument, type Call, collectionName, journaled, reply } from './context.ts'
import { expressions, refuseCollation } from './find.ts'
import {
  isOrdered,
  type Prepared,
  runAll,
  type Shape,
  SLICE,
  statements,
  type WriteFailure,
  writeFailures,
} from './statements.ts'
import { findOne, findRecords, type Target, targetOf, updated, upsert } from './target.ts'
import { checkValid, validatorOf } from './validation.ts'
/** `insert` */
export async function insert(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const name = collectionName(call)
  const documents = statements(call, 'documents')
  const ordered = isOrdered(call)
  const durable = journaled(call)
  const failures: WriteFailure[] = []
  let count = 0
  for (let start = 0; start < documents.length && (!ordered || failures.length === 0); start += SLICE) {
    const slice = documents.slice(start, start + SLICE)
    // Failures count only once the transaction stood, hence they are returned and not pushed from inside.
    const outcome = await store.engine.write(() => {
      const collection = store.catalog.ensure(request.database, name)
      return insertSlice(call, collection, slice, start, ordered)
    }, durable)
    count += outcome.count
    failures.push(...outcome.failures)
  }
  const writer = reply().count('n', count)
  writeFailures(writer, failures)
  return writer.double('ok', 1)
}

function insertSlice(call: Call, collection: Collection, slice: Value[], start: number, ordered: boolean) {
  const failures: WriteFailure[] = []
  const validator = validatorOf(call, collection)
  let count = 0
  for (let i = 0; i < slice.length; i++) {
    try {
      checkValid(validator, slice[i] as Value)
      collection.insert(slice[i] as Value)
      count++
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      failures.push({ index: start + i, error })
      if (ordered) break
    }
  }
  return { count, failures }
}

interface UpdateOutcome {
  matched: number
  modified: number
  upserted: Value | undefined
}

function updateOne(
  call: Call,
  collection: Collection,
  target: Target,
  update: Update,
  upserting: boolean,
): UpdateOutcome {
  const found = findOne(collection, target)
  if (!found) {
    if (!upserting) return { matched: 0, modified: 0, upserted: undefined }
    const bytes = upsert(call, collection, target, update)
    return { matched: 0, modified: 0, upserted: field(documentAt(bytes), '_id') }
  }
  const after = updated(update, target, found.doc)
  if (after) {
    checkValid(validatorOf(call, collection), documentAt(after), found.doc)
    collection.replace(found.record, found.doc, after)
  }
  return { matched: 1, modified: after ? 1 : 0, upserted: undefined }
}

async function updateMany(
  call: Call,
  collection: Collection,
  target: Target,
  update: Update,
  durable: boolean,
): Promise<UpdateOutcome> {
  const records = await findRecords(call, collection, target)
  let matched = 0
  let modified = 0
  for (let start = 0; start < records.length; start += SLICE) {
    const slice = records.slice(start, start + SLICE)
    const outcome = await call.store.engine.write(() => {
      const changes: Array<{ record: number; doc: Value; after: Buffer }> = []
      let seen = 0
      for (const record of slice) {
        const doc = collection.dropped ? undefined : collection.read(record)
        if (!doc || !target.filter.matches(doc)) continue
        seen++
        const after = updated(update, target, doc)
        if (after) changes.push({ record, doc, after })
      }
      const validator = validatorOf(call, collection)
      for (const { record, doc, after } of changes) {
        checkValid(validator, documentAt(after), doc)
        collection.replace(record, doc, after)
      }
      return { seen, changed: changes.length }
    }, durable)
    matched += outcome.seen
    modified += outcome.changed
  }
  return { matched, modified, upserted: undefined }
}

// Sorting an update of one came with version 8.
const UPDATE: Shape = {
  required: ['q', 'u'],
  optional: ['c', 'multi', 'upsert', 'upsertSupplied', 'arrayFilters', 'hint', 'collation'],
}
const DELETE: Shape = { required: ['q', 'limit'], optional: ['hint', 'collation'] }

const NOTHING: UpdateOutcome = { matched: 0, modified: 0, upserted: undefined }

function prepareUpdate(call: Call, name: string, statement: Value, durable: boolean): Prepared<UpdateOutcome> {
  const { store, request } = call
  const filter = asDocument(field(statement, 'q'), 'q') as Value
  const change = field(statement, 'u') as Value
  refuseCollation(field(statement, 'collation'))
  const multi = truthy(field(statement, 'multi'))
  const upserting = truthy(field(statement, 'upsert'))
  const constants = asDocument(field(statement, 'c'), 'c')
  const target = targetOf(call, filter, { hint: field(statement, 'hint'), multi })
  const update = compileUpdate(change, {
    arrayFilters: field(statement, 'arrayFilters'),
    pipeline: (stages) => compileUpdatePipeline(stages, expressions(call, constants)),
  })
  if (constants && change.type !== T.array)
    throw new CommandError(51198, 'Constant values may only be specified for pipeline updates')
  if (multi && update.replacement)
    throw new CommandError('FailedToParse', 'multi update is not supported for replacement-style update')
  const find = () =>
    upserting ? store.catalog.ensure(request.database, name) : store.catalog.find(request.database, name)
  if (!multi) {
    return {
      inJob: () => {
        const collection = find()
        return collection ? updateOne(call, collection, target, update, upserting) : NOTHING
      },
    }
  }
  return {
    alone: async () => {
      const collection = store.catalog.find(request.database, name)
      const outcome = collection && (await updateMany(call, collection, target, update, durable))
      if ((outcome && outcome.matched > 0) || !upserting) return outcome ?? NOTHING
      return store.engine.write(() => {
        const bytes = upsert(call, store.catalog.ensure(request.database, name), target, update)
        return { ...NOTHING, upserted: field(documentAt(bytes), '_id') }
      }, durable)
    },
  }
}

/** `update` */
export async function update(call: Call): Promise<BsonWriter> {
  const name = collectionName(call)
  const durable = journaled(call)
  const { results, failures } = await runAll(call, statements(call, 'updates', UPDATE), durable, (statement) =>
    prepareUpdate(call, name, statement, durable),
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

function prepareDelete(call: Call, name: string, statement: Value, durable: boolean): Prepared<number> {
  const { store, request } = call
  const filter = asDocument(field(statement, 'q'), 'q') as Value
  const limit = optionNumber(field(statement, 'limit') ?? values.int32(-1), 'limit')
  if (limit !== 0 && limit !== 1)
    throw new CommandError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`)
  refuseCollation(field(statement, 'collation'))
  const target = targetOf(call, filter, { hint: field(statement, 'hint'), multi: limit === 0 })
  const find = () => store.catalog.find(request.database, name)
  if (limit === 0) {
    return {
      alone: async () => {
        const collection = find()
        return collection ? deleteMany(call, collection, target, durable) : 0
      },
    }
  }
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

async function deleteMany(call: Call, collection: Collection, target: Target, durable: boolean): Promise<number> {
  const records = await findRecords(call, collection, target)
  let removed = 0
  for (let start = 0; start < records.length; start += SLICE) {
    const slice = records.slice(start, start + SLICE)
    removed += await call.store.engine.write(() => {
      let count = 0
      for (const record of slice) {
        const doc = collection.dropped ? undefined : collection.read(record)
        if (!doc || !target.filter.matches(doc)) continue
        collection.remove(record, doc)
        count++
      }
      return count
    }, durable)
  }
  return removed
}

/** `delete` */
export async function remove(call: Call): Promise<BsonWriter> {
  const name = collectionName(call)
  const durable = journaled(call)
  const { results, failures } = await runAll(call, statements(call, 'deletes', DELETE), durable, (statement) =>
    prepareDelete(call, name, statement, durable),
  )
  const writer = reply().count(
    'n',
    results.reduce((sum, [, count]) => sum + count, 0),
  )
  writeFailures(writer, failures)
  return writer.double('ok', 1)
}
