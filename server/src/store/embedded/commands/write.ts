import { compileUpdatePipeline } from '../aggregate/pipeline.ts'
import { optionNumber } from '../bson/numbers.ts'
import { bytesOf, documentAt, elements, field, T, truthy, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { asCommandError, CommandError } from '../errors.ts'
import { compileFilter, type Filter } from '../query/matcher.ts'
import { choosePlan, type Hint, type Plan } from '../query/planner.ts'
import { scanPlan } from '../query/scan.ts'
import { parseSort, Sorter, type SortKey } from '../query/sort.ts'
import { type Collection, withId } from '../storage/collection.ts'
import { compileUpdate, type Update, upsertSeed } from '../update/apply.ts'
import { LIMITS } from '../wire/message.ts'
import { argument, asDocument, breathe, type Call, collectionName, deadlineOf, journaled, reply } from './context.ts'
import { expressions, hintOf, positionFor, refuseCollation } from './find.ts'
import { checkValid, validatorOf } from './validation.ts'

interface WriteFailure {
  index: number
  error: CommandError
}

/** The statements of a write command, from a document sequence or from an array in its body. */
function statements(call: Call, name: string): Value[] {
  const sequence = call.request.sequences.get(name)
  const inBody = argument(call, name)
  if (sequence && inBody) throw new CommandError(40414, `BSON field '${name}' is given twice`)
  const list = sequence ?? (inBody?.type === T.array ? elements(inBody) : undefined)
  if (!list) throw new CommandError(40414, `BSON field '${call.request.name}.${name}' is missing but a required field`)
  if (list.length < 1 || list.length > LIMITS.batch) {
    throw new CommandError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${LIMITS.batch}. Got ${list.length} operations.`,
    )
  }
  return list
}

function isOrdered(call: Call): boolean {
  const value = argument(call, 'ordered')
  return value === undefined || truthy(value)
}

function writeFailures(writer: BsonWriter, failures: WriteFailure[]): void {
  if (failures.length === 0) return
  writer.startArray('writeErrors')
  failures.forEach(({ index, error }, i) => {
    writer.startDocument(String(i)).int32('index', index).int32('code', error.code).string('errmsg', error.message)
    for (const [name, value] of error.extra) writer.value(name, value)
    writer.end()
  })
  writer.end()
}

const SLICE = 2000

/** `insert` */
export async function insert(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const name = collectionName(call)
  const documents = statements(call, 'documents')
  const ordered = isOrdered(call)
  const durable = journaled(call)
  const failures: WriteFailure[] = []
  const bypass = truthy(argument(call, 'bypassDocumentValidation'))
  let count = 0
  for (let start = 0; start < documents.length && (!ordered || failures.length === 0); start += SLICE) {
    const slice = documents.slice(start, start + SLICE)
    // Failures count only once the transaction stood, hence they are returned and not pushed from inside.
    const outcome = await store.engine.write(() => {
      const collection = store.catalog.ensure(request.database, name)
      return insertSlice(collection, slice, start, ordered, bypass)
    }, durable)
    count += outcome.count
    failures.push(...outcome.failures)
  }
  const writer = reply().count('n', count)
  writeFailures(writer, failures)
  return writer.double('ok', 1)
}

function insertSlice(collection: Collection, slice: Value[], start: number, ordered: boolean, bypass: boolean) {
  const failures: WriteFailure[] = []
  const validator = bypass ? undefined : validatorOf(collection)
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

/** A statement made ready: a part of a write job shared with its neighbours, or work of its own. */
type Prepared<R> = { inJob: () => R } | { alone: () => Promise<R> }

interface Results<R> {
  results: Array<[number, R]>
  failures: WriteFailure[]
}

/** Runs statements in order; those about one document each share a transaction. */
async function runAll<R>(
  call: Call,
  list: Value[],
  durable: boolean,
  prepare: (statement: Value) => Prepared<R>,
): Promise<Results<R>> {
  const ordered = isOrdered(call)
  const all: Results<R> = { results: [], failures: [] }
  let group: Array<[number, () => R]> = []
  const flush = async () => {
    const jobs = group
    group = []
    if (jobs.length === 0) return
    const outcome = await call.store.engine.write(() => runJobs(jobs, ordered), durable)
    all.results.push(...outcome.results)
    all.failures.push(...outcome.failures)
  }
  for (let index = 0; index < list.length; index++) {
    try {
      const prepared = prepare(list[index] as Value)
      if ('inJob' in prepared) group.push([index, prepared.inJob])
      else {
        await flush()
        if (ordered && all.failures.length > 0) break
        all.results.push([index, await prepared.alone()])
      }
    } catch (error) {
      await flush()
      if (ordered && all.failures.length > 0) break
      all.failures.push({ index, error: asCommandError(error) })
    }
    if (group.length >= SLICE) await flush()
    if (ordered && all.failures.length > 0) break
  }
  await flush()
  all.failures.sort((a, b) => a.index - b.index)
  return all
}

function runJobs<R>(jobs: Array<[number, () => R]>, ordered: boolean): Results<R> {
  const done: Results<R> = { results: [], failures: [] }
  for (const [index, job] of jobs) {
    try {
      done.results.push([index, job()])
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      done.failures.push({ index, error })
      if (ordered) break
    }
  }
  return done
}

/** Which documents a write is about. */
export interface Target {
  filter: Filter
  positions: Map<string, number>
  sort: SortKey[]
  hint: Hint | undefined
  multi: boolean
}

export function targetOf(
  call: Call,
  filter: Value,
  options: { sort?: Value | undefined; hint?: Value | undefined; multi: boolean },
): Target {
  const positions = new Map<string, number>()
  const context = {
    expression: expressions(call),
    onArrayMatch: (path: string, index: number) => void (positions.has(path) || positions.set(path, index)),
  }
  return {
    filter: compileFilter(filter, context),
    positions,
    sort: options.sort ? parseSort(options.sort) : [],
    hint: hintOf(options.hint),
    multi: options.multi,
  }
}

export function planTarget(collection: Collection, target: Target): Plan {
  return choosePlan(collection, target.filter, target.sort, target.hint)
}

/** The one document a write is about, found inside its write job. */
export function findOne(collection: Collection, target: Target): { record: number; doc: Value } | undefined {
  const plan = planTarget(collection, target)
  const scan = scanPlan(collection, plan, target.filter.matches)
  if (plan.sorted) {
    for (const found of scan) if (found) return found
    return undefined
  }
  const sorter = new Sorter(target.sort, 1)
  const records = new Map<Value, number>()
  for (const found of scan) {
    if (!found) continue
    records.set(found.doc, found.record)
    sorter.add(found.doc)
    if (records.size > 10_000) {
      const [kept] = sorter.take()
      for (const doc of records.keys()) if (doc !== kept) records.delete(doc)
    }
  }
  const [doc] = sorter.take()
  return doc && { record: records.get(doc) as number, doc }
}

/** Records of all documents a write is about; more than fits a moment is gathered with rests in between. */
async function findRecords(call: Call, collection: Collection, target: Target): Promise<number[]> {
  const records: number[] = []
  const deadline = deadlineOf(call)
  let since = performance.now()
  for (const found of scanPlan(collection, planTarget(collection, target), target.filter.matches)) {
    if (found) records.push(found.record)
    else if (performance.now() - since > 10) {
      await breathe(call.store, deadline)
      since = performance.now()
    }
  }
  return records
}

/** The new bytes of a document, or undefined where nothing changes. */
export function updated(update: Update, target: Target, doc: Value): Buffer | undefined {
  const { positions } = target
  if (update.positional) {
    positions.clear()
    target.filter.matches(doc)
  }
  const after = update.apply(doc, (path) => positionFor(positions, path), false)
  return after.equals(bytesOf(doc)) ? undefined : after
}

interface UpdateOutcome {
  matched: number
  modified: number
  upserted: Value | undefined
}

/** Inserts what an upsert makes of its filter and update. Only inside a write job. */
export function upsert(collection: Collection, target: Target, update: Update): Buffer {
  const seed = upsertSeed(target.filter, update)
  const bytes = withId(documentAt(update.apply(seed, undefined, true)))
  checkValid(validatorOf(collection), documentAt(bytes))
  return collection.insert(documentAt(bytes))
}

function updateOne(collection: Collection, target: Target, update: Update, upserting: boolean): UpdateOutcome {
  const found = findOne(collection, target)
  if (!found) {
    if (!upserting) return { matched: 0, modified: 0, upserted: undefined }
    const bytes = upsert(collection, target, update)
    return { matched: 0, modified: 0, upserted: field(documentAt(bytes), '_id') }
  }
  const after = updated(update, target, found.doc)
  if (after) {
    checkValid(validatorOf(collection), documentAt(after))
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
      const validator = validatorOf(collection)
      for (const { record, doc, after } of changes) {
        checkValid(validator, documentAt(after))
        collection.replace(record, doc, after)
      }
      return { seen, changed: changes.length }
    }, durable)
    matched += outcome.seen
    modified += outcome.changed
  }
  return { matched, modified, upserted: undefined }
}

const NOTHING: UpdateOutcome = { matched: 0, modified: 0, upserted: undefined }

function prepareUpdate(call: Call, name: string, statement: Value, durable: boolean): Prepared<UpdateOutcome> {
  const { store, request } = call
  const filter = asDocument(field(statement, 'q'), 'q')
  const change = field(statement, 'u')
  if (!filter || !change)
    throw new CommandError(40414, "BSON field 'update.updates.q' or 'u' is missing but a required field")
  refuseCollation(field(statement, 'collation'))
  const multi = truthy(field(statement, 'multi'))
  const upserting = truthy(field(statement, 'upsert'))
  // Sorting an update of one came with version 8.
  if (field(statement, 'sort')) throw new CommandError(40415, "BSON field 'update.updates.sort' is an unknown field.")
  const target = targetOf(call, filter, { hint: field(statement, 'hint'), multi })
  const update = compileUpdate(change, {
    arrayFilters: field(statement, 'arrayFilters'),
    pipeline: (stages) => compileUpdatePipeline(stages, expressions(call)),
  })
  if (multi && update.replacement)
    throw new CommandError('FailedToParse', 'multi update is not supported for replacement-style update')
  const find = () =>
    upserting ? store.catalog.ensure(request.database, name) : store.catalog.find(request.database, name)
  if (!multi) {
    return {
      inJob: () => {
        const collection = find()
        return collection ? updateOne(collection, target, update, upserting) : NOTHING
      },
    }
  }
  return {
    alone: async () => {
      const collection = store.catalog.find(request.database, name)
      const outcome = collection && (await updateMany(call, collection, target, update, durable))
      if ((outcome && outcome.matched > 0) || !upserting) return outcome ?? NOTHING
      return store.engine.write(() => {
        const bytes = upsert(store.catalog.ensure(request.database, name), target, update)
        return { ...NOTHING, upserted: field(documentAt(bytes), '_id') }
      }, durable)
    },
  }
}

/** `update` */
export async function update(call: Call): Promise<BsonWriter> {
  const name = collectionName(call)
  const durable = journaled(call)
  const { results, failures } = await runAll(call, statements(call, 'updates'), durable, (statement) =>
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
  const filter = asDocument(field(statement, 'q'), 'q')
  const limit = optionNumber(field(statement, 'limit') ?? values.int32(-1), 'limit')
  if (!filter) throw new CommandError(40414, "BSON field 'delete.deletes.q' is missing but a required field")
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
  const { results, failures } = await runAll(call, statements(call, 'deletes'), durable, (statement) =>
    prepareDelete(call, name, statement, durable),
  )
  const writer = reply().count(
    'n',
    results.reduce((sum, [, count]) => sum + count, 0),
  )
  writeFailures(writer, failures)
  return writer.double('ok', 1)
}
