import type { Variables } from '../aggregate/evaluation.ts'
import { compilePipeline, leadingFilter, readStages, withNow } from '../aggregate/pipeline.ts'
import type { PipelineContext, StageSpec } from '../aggregate/stage.ts'
import { compareValues, keyOf } from '../bson/key.ts'
import { optionNumber } from '../bson/numbers.ts'
import { copyValue, elements, field, T, textOf, truthy, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import type { DocumentStream } from '../cursors.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { pathOf, visitPath } from '../query/path.ts'
import { choosePlan, type Plan } from '../query/planner.ts'
import { scanPlan } from '../query/scan.ts'
import { parseSort } from '../query/sort.ts'
import type { Collection } from '../storage/collection.ts'
import { FIRST_BATCH, firstBatch } from './batches.ts'
import {
  argument,
  breathe,
  type Call,
  collectionName,
  deadlineOf,
  documentArgument,
  numberArgument,
  reply,
  textArgument,
} from './context.ts'
import { expressions, hintOf, refuseCollation, variablesOf } from './find.ts'

const SLICE_MS = 10
const MOST_BYTES = 16 * 1024 * 1024

/** Visits every document of a filter, with rests. */
async function visitAll(call: Call, filterName: string, visit: (doc: Value) => boolean): Promise<void> {
  const { store, request } = call
  const collection = store.catalog.find(request.database, collectionName(call))
  refuseCollation(argument(call, 'collation'))
  const filter = compileFilter(documentArgument(call, filterName) ?? values.emptyDocument, {
    expression: expressions(call),
  })
  if (!collection) return
  let since = performance.now()
  const deadline = deadlineOf(call)
  const plan = choosePlan(collection, filter, [], hintOf(argument(call, 'hint')))
  for (const found of scanPlan(collection, plan, filter.matches)) {
    if (found && visit(found.doc)) return
    if (!found && performance.now() - since > SLICE_MS) {
      await breathe(store, deadline)
      since = performance.now()
    }
  }
}

/** `count` */
export async function count(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const query = documentArgument(call, 'query')
  const skip = numberArgument(call, 'skip') ?? 0
  const limit = Math.abs(numberArgument(call, 'limit', Number.NEGATIVE_INFINITY) ?? 0)
  let total = 0
  const all = !query || query.buf.readInt32LE(query.off) === 5
  if (all && argument(call, 'hint') === undefined) {
    total = store.catalog.find(request.database, collectionName(call))?.count ?? 0
    total = Math.max(0, total - skip)
  } else {
    let skipped = 0
    await visitAll(call, 'query', () => {
      if (skipped < skip) skipped++
      else total++
      return limit > 0 && total >= limit
    })
  }
  return reply()
    .count('n', limit > 0 ? Math.min(total, limit) : total)
    .double('ok', 1)
}

/** `distinct` */
export async function distinct(call: Call): Promise<BsonWriter> {
  const key = textArgument(call, 'key')
  if (key === undefined) throw new CommandError(40414, "BSON field 'distinct.key' is missing but a required field")
  const path = pathOf(key)
  const found = new Map<string, Value>()
  let bytes = 0
  const add = (value: Value) => {
    const key = keyOf(value).toString('latin1')
    if (found.has(key)) return
    const copy = copyValue(value)
    bytes += copy.buf.length + 12
    if (bytes > MOST_BYTES) throw new CommandError(17217, 'distinct too big, 16mb cap')
    found.set(key, copy)
  }
  await visitAll(call, 'query', (doc) =>
    visitPath(doc, path, (value) => {
      if (value?.type === T.array) for (const element of elements(value)) add(element)
      else if (value) add(value)
      return false
    }),
  )
  const writer = reply().startArray('values')
  ;[...found.values()].sort(compareValues).forEach((value, i) => {
    writer.value(String(i), value)
  })
  return writer.end().double('ok', 1)
}

interface Opening {
  documents: DocumentStream & Iterable<Value | undefined>
  plan: Plan | undefined
}

/** The documents a pipeline starts from, with what stages at its head an index can answer; and the stages left. */
function open(
  call: Call,
  collection: Collection,
  stages: StageSpec[],
  variables: Variables,
): { source: Opening; rest: StageSpec[] } {
  const { filter = compileFilter(values.emptyDocument), rest } = leadingFilter(stages, variables)
  const [next] = rest
  const sort = next?.name === '$sort' && next.operand.type === T.object ? parseSort(next.operand) : []
  const hint = hintOf(argument(call, 'hint'))
  const sorted = choosePlan(collection, filter, sort, hint)
  const plan = sorted.sorted ? sorted : choosePlan(collection, filter, [], hint)
  const scan = function* () {
    for (const found of scanPlan(collection, plan, filter.matches)) yield found?.doc
  }
  return { source: { documents: scan(), plan }, rest: sort.length > 0 && sorted.sorted ? rest.slice(1) : rest }
}

/** `aggregate` */
export function aggregate(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  refuseCollation(argument(call, 'collation'))
  const target = field(request.body, 'aggregate')
  const pipeline = argument(call, 'pipeline')
  const cursor = documentArgument(call, 'cursor')
  if (!pipeline || target === undefined) throw new CommandError('FailedToParse', "The 'pipeline' option is required")
  if (truthy(argument(call, 'explain')))
    throw unsupported("The option 'explain' (the command 'explain' is there for it)")
  if (!cursor) {
    throw new CommandError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    )
  }
  const stages = readStages(pipeline)
  const variables = withNow(variablesOf(call))
  const name = target.type === T.string ? textOf(target) : undefined
  if (name === undefined && stages[0]?.name !== '$documents') {
    throw new CommandError('InvalidNamespace', '{aggregate: 1} is not valid for this pipeline; a collection is needed')
  }
  if (name !== undefined && stages[0]?.name === '$documents')
    throw new CommandError('InvalidNamespace', "'$documents' can only be run with {aggregate: 1}")
  const context: PipelineContext = { variables, collection: (other) => store.catalog.find(request.database, other) }
  const collection = name === undefined ? undefined : store.catalog.find(request.database, name)
  const { source, rest } = collection
    ? open(call, collection, stages, variables)
    : { source: { documents: [][Symbol.iterator]() }, rest: stages }
  const run = compilePipeline(rest, context)
  const stream = run(source.documents)[Symbol.iterator]()
  const size = cursor ? field(cursor, 'batchSize') : undefined
  return firstBatch(store, stream, {
    namespace: `${request.database}.${name ?? '$cmd.aggregate'}`,
    batchSize: size ? optionNumber(size, 'batchSize') : FIRST_BATCH,
    noTimeout: false,
    single: false,
    deadline: deadlineOf(call),
  })
}
