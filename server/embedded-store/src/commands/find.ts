import type { Variables } from '../aggregate/evaluation.ts'
import { compileExpression } from '../aggregate/expression.ts'
import { withVariables } from '../aggregate/pipeline.ts'
import { optionNumber } from '../bson/numbers.ts'
import { fields, T, textOf, truthy, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import type { DocumentStream } from '../cursors.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileFilter, type Filter } from '../query/matcher.ts'
import type { MatchContext } from '../query/path-tests.ts'
import { choosePlan, type Hint, type Plan } from '../query/planner.ts'
import { compileProjection, type ExpressionCompiler, type Projection } from '../query/projection.ts'
import { type ScanCounters, scanPlan } from '../query/scan.ts'
import { parseSort, Sorter, type SortKey } from '../query/sort.ts'
import type { Collection } from '../storage/collection.ts'
import { FIRST_BATCH, firstBatch } from './batches.ts'
import { argument, type Call, collectionName, deadlineOf, documentArgument, numberArgument } from './context.ts'

/** What a find asks for. */
export interface Query {
  filter: Filter
  projection: Projection | undefined
  sort: SortKey[]
  skip: number
  limit: number
  hint: Hint | undefined
  /** Where the filter found an element of an array, for positional projections. */
  positions: Map<string, number> | undefined
}

/** Variables of `let`, whose expressions refer to no document. */
export function variablesOf(call: Call): Variables {
  const variables = new Map<string, Value>()
  const given = documentArgument(call, 'let')
  for (const [name, value] of given ? fields(given) : []) {
    variables.set(name, compileExpression(value, variables)(values.emptyDocument) ?? values.null)
  }
  return variables
}

/** @param constants values that an update by pipeline may name beside the variables of `let` */
export function expressions(call: Call, constants?: Value): ExpressionCompiler {
  return withVariables(new Map([...variablesOf(call), ...(constants ? fields(constants) : [])]))
}

export function hintOf(value: Value | undefined): Hint | undefined {
  if (value === undefined) return undefined
  if (value.type === T.string) return { name: textOf(value) }
  if (value.type !== T.object) throw new CommandError('FailedToParse', 'Hint must be a string or an object')
  const [first] = fields(value)
  if (!first) return undefined
  if (first[0] === '$natural') return { natural: optionNumber(first[1], '$natural') < 0 ? -1 : 1 }
  return { pattern: value }
}

/** @throws CommandError 115 for a collation other than the simple one */
export function refuseCollation(collation: Value | undefined): void {
  if (collation === undefined || collation.type !== T.object) return
  const locale = fields(collation).find(([name]) => name === 'locale')?.[1]
  if (locale && (locale.type !== T.string || textOf(locale) !== 'simple')) throw unsupported('A collation')
}

function readQuery(call: Call): Query {
  refuseCollation(argument(call, 'collation'))
  if (truthy(argument(call, 'tailable')))
    throw new CommandError('BadValue', 'error processing query: tailable cursor requested on non capped collection')
  if (truthy(argument(call, 'awaitData')))
    throw new CommandError('FailedToParse', "Cannot set 'awaitData' without also setting 'tailable'")
  for (const option of ['returnKey', 'showRecordId']) {
    if (truthy(argument(call, option))) throw unsupported(`The option '${option}'`)
  }
  for (const option of ['min', 'max']) if (argument(call, option)) throw unsupported(`The option '${option}'`)
  const expression = expressions(call)
  const spec = documentArgument(call, 'projection')
  const projection = spec && fields(spec).length > 0 ? compileProjection(spec, expression) : undefined
  const positions = projection?.positional ? new Map<string, number>() : undefined
  const context: MatchContext = { expression }
  if (positions) context.onArrayMatch = (path, index) => void (positions.has(path) || positions.set(path, index))
  const sort = documentArgument(call, 'sort')
  return {
    filter: compileFilter(documentArgument(call, 'filter') ?? values.emptyDocument, context),
    projection,
    sort: sort ? parseSort(sort) : [],
    skip: numberArgument(call, 'skip') ?? 0,
    limit: numberArgument(call, 'limit') ?? 0,
    hint: hintOf(argument(call, 'hint')),
    positions,
  }
}

export function planQuery(collection: Collection, query: Query): Plan {
  return choosePlan(collection, query.filter, query.sort, query.hint)
}

/** The documents of a query, in order, without skip, limit and projection where the plan does not sort. */
function* ordered(
  collection: Collection,
  query: Query,
  plan: Plan,
  counters: ScanCounters,
): Generator<Value | undefined, void, void> {
  const matches = query.filter.matches
  if (plan.sorted) {
    for (const found of scanPlan(collection, plan, matches, counters)) yield found?.doc
    return
  }
  const sorter = new Sorter(query.sort, query.limit > 0 ? query.limit + query.skip : 0)
  for (const found of scanPlan(collection, plan, matches, counters)) {
    if (found) sorter.add(found.doc)
    else yield undefined
  }
  yield* sorter.take()
}

/** The answer of a query, document by document; undefined between two steps of work. */
export function* runQuery(
  collection: Collection,
  query: Query,
  plan: Plan,
  counters: ScanCounters = { keys: 0, documents: 0 },
): Generator<Value | undefined, void, void> {
  let skip = query.skip
  let left = query.limit > 0 ? query.limit : Number.POSITIVE_INFINITY
  for (const doc of ordered(collection, query, plan, counters)) {
    if (doc === undefined) yield undefined
    else if (skip > 0) skip--
    else {
      yield project(query, doc)
      if (--left === 0) return
    }
  }
}

function project(query: Query, doc: Value): Value {
  if (!query.projection) return doc
  const { positions } = query
  if (!positions) return query.projection.apply(doc)
  positions.clear()
  query.filter.matches(doc)
  return query.projection.apply(doc, (path) => positionFor(positions, path))
}

/** The position recorded for the array at a path. */
export function positionFor(positions: Map<string, number>, path: string): number | undefined {
  const own = positions.get(path)
  if (own !== undefined) return own
  for (const [matched, position] of positions) if (matched.startsWith(`${path}.`)) return position
  return positions.values().next().value
}

/** `find` */
export function find(call: Call): Promise<BsonWriter> {
  const name = collectionName(call)
  const { store, request } = call
  const namespace = `${request.database}.${name}`
  const query = readQuery(call)
  const asked = numberArgument(call, 'batchSize')
  const single = truthy(argument(call, 'singleBatch'))
  let batchSize = asked ?? FIRST_BATCH
  // With a limit that fits the batch the end is known without asking the stream once more.
  if (query.limit > 0 && query.limit <= batchSize) batchSize = query.limit + 1
  const collection = store.catalog.find(request.database, name)
  const stream: DocumentStream = collection
    ? runQuery(collection, query, planQuery(collection, query))
    : [][Symbol.iterator]()
  const noTimeout = truthy(argument(call, 'noCursorTimeout'))
  return firstBatch(store, stream, {
    namespace,
    batchSize,
    noTimeout,
    single,
    deadline: deadlineOf(call),
  })
}
