import { optionNumber } from '../bson/numbers.ts'
import { fields, T, textOf, truthy, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import type { DocumentStream } from '../cursors.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileFilter, type Filter } from '../query/matcher.ts'
import { choosePlan, type Hint } from '../query/planner.ts'
import { compileProjection, type Projection } from '../query/projection.ts'
import { scanPlan } from '../query/scan.ts'
import { parseSort, Sorter, type SortKey } from '../query/sort.ts'
import type { Collection } from '../storage/collection.ts'
import { FIRST_BATCH, firstBatch } from './batches.ts'
import { argument, type Call, collectionName, deadlineOf, documentArgument, numberArgument } from './context.ts'

/** The options of a find. */
interface Query {
  filter: Filter
  projection: Projection | undefined
  sort: SortKey[]
  skip: number
  limit: number
  hint: Hint | undefined
}

/** @throws CommandError 9 */
export function hintOf(value: Value | undefined): Hint | undefined {
  if (value === undefined) return undefined
  if (value.type === T.string) return { name: textOf(value) }
  if (value.type !== T.object) throw new CommandError('FailedToParse', 'Hint must be a string or an object')
  const [first] = fields(value)
  if (!first) return undefined
  if (first[0] === '$natural') return { natural: optionNumber(first[1], '$natural') < 0 ? -1 : 1 }
  return { pattern: value }
}

/** A projection, if it names any field. */
export function projectionOf(spec: Value | undefined): Projection | undefined {
  return spec && fields(spec).length > 0 ? compileProjection(spec) : undefined
}

function readQuery(call: Call): Query {
  if (truthy(argument(call, 'tailable')))
    throw new CommandError('BadValue', 'error processing query: tailable cursor requested on non capped collection')
  if (truthy(argument(call, 'awaitData')))
    throw new CommandError('FailedToParse', "Cannot set 'awaitData' without also setting 'tailable'")
  for (const option of ['returnKey', 'showRecordId', 'min', 'max']) {
    if (truthy(argument(call, option))) throw unsupported(`The option '${option}'`)
  }
  const sort = documentArgument(call, 'sort')
  return {
    filter: compileFilter(documentArgument(call, 'filter') ?? values.emptyDocument),
    projection: projectionOf(documentArgument(call, 'projection')),
    sort: sort ? parseSort(sort) : [],
    skip: numberArgument(call, 'skip') ?? 0,
    limit: numberArgument(call, 'limit') ?? 0,
    hint: hintOf(argument(call, 'hint')),
  }
}

/** The documents that match, in order; undefined between two steps of work. */
function* ordered(collection: Collection, query: Query): Generator<Value | undefined, void, void> {
  const { filter, sort, hint } = query
  const plan = choosePlan(collection, filter, sort, hint)
  const scan = scanPlan(collection, plan, filter.matches)
  if (plan.sorted) {
    for (const found of scan) yield found?.doc
    return
  }
  const sorter = new Sorter(sort, query.limit > 0 ? query.limit + query.skip : 0)
  for (const found of scan) {
    if (found) sorter.add(found.doc)
    else yield undefined
  }
  yield* sorter.take()
}

/** The answer of a query, document by document; undefined between two steps of work. */
function* runQuery(collection: Collection, query: Query): Generator<Value | undefined, void, void> {
  let skip = query.skip
  let left = query.limit > 0 ? query.limit : Number.POSITIVE_INFINITY
  for (const doc of ordered(collection, query)) {
    if (doc === undefined) yield undefined
    else if (skip > 0) skip--
    else {
      yield query.projection ? query.projection(doc) : doc
      if (--left === 0) return
    }
  }
}

/** `find` */
export function find(call: Call): Promise<BsonWriter> {
  const name = collectionName(call)
  const { store, request } = call
  const query = readQuery(call)
  let batchSize = numberArgument(call, 'batchSize') ?? FIRST_BATCH
  // With a limit that fits the batch the end is known without reading the stream once more.
  if (query.limit > 0 && query.limit <= batchSize) batchSize = query.limit + 1
  const collection = store.catalog.find(request.database, name)
  const stream: DocumentStream = collection ? runQuery(collection, query) : [][Symbol.iterator]()
  return firstBatch(store, stream, {
    namespace: `${request.database}.${name}`,
    batchSize,
    noTimeout: truthy(argument(call, 'noCursorTimeout')),
    single: truthy(argument(call, 'singleBatch')),
    deadline: deadlineOf(call),
  })
}
