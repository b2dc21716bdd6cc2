import { compareValues, keyOf } from '../bson/key.ts'
import { optionNumber, toDouble } from '../bson/numbers.ts'
import { bytesOf, documentAt, elements, field, fields, T, textOf, truthy, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { pathOf, visitPath } from '../query/path.ts'
import { choosePlan } from '../query/planner.ts'
import { scanPlan } from '../query/scan.ts'
import { FIRST_BATCH, firstBatch } from './batches.ts'
import {
  argument,
  type Call,
  collectionName,
  deadlineOf,
  documentArgument,
  numberArgument,
  reply,
  yieldToOthers,
} from './context.ts'
import { hintOf } from './find.ts'

const SLICE_MS = 10
const MOST_BYTES = 16 * 1024 * 1024

/** Visits every document of a filter, with pauses, until a visit ends it. */
async function visitAll(call: Call, raw: Value, visit: (doc: Value) => boolean): Promise<void> {
  const { store, request } = call
  const collection = store.catalog.find(request.database, collectionName(call))
  const filter = compileFilter(raw)
  if (!collection) return
  let since = performance.now()
  const deadline = deadlineOf(call)
  const plan = choosePlan(collection, filter, [], hintOf(argument(call, 'hint')))
  for (const found of scanPlan(collection, plan, filter.matches)) {
    if (found && visit(found.doc)) return
    if (!found && performance.now() - since > SLICE_MS) {
      await yieldToOthers(store, deadline)
      since = performance.now()
    }
  }
}

/** @param limit 0 for none */
async function countMatching(call: Call, filter: Value, skip: number, limit: number): Promise<number> {
  const { store, request } = call
  const most = limit || Number.POSITIVE_INFINITY
  if (filter.buf.readInt32LE(filter.off) === 5 && argument(call, 'hint') === undefined) {
    const held = store.catalog.find(request.database, collectionName(call))?.count ?? 0
    return Math.min(most, Math.max(0, held - skip))
  }
  let matched = 0
  await visitAll(call, filter, () => ++matched >= skip + most)
  return Math.max(0, matched - skip)
}

/** `count` */
export async function count(call: Call): Promise<BsonWriter> {
  const filter = documentArgument(call, 'query') ?? values.emptyDocument
  const skip = numberArgument(call, 'skip') ?? 0
  const limit = Math.abs(numberArgument(call, 'limit', Number.NEGATIVE_INFINITY) ?? 0)
  return reply()
    .count('n', await countMatching(call, filter, skip, limit))
    .double('ok', 1)
}

/** `distinct` */
export async function distinct(call: Call): Promise<BsonWriter> {
  const key = argument(call, 'key')
  if (key === undefined) throw new CommandError(40414, "BSON field 'distinct.key' is missing but a required field")
  if (key.type !== T.string) throw new CommandError('TypeMismatch', "BSON field 'distinct.key' must be a string")
  const path = pathOf(textOf(key))
  const found = new Map<string, Value>()
  let bytes = 0
  const add = (value: Value) => {
    const key = keyOf(value).toString('latin1')
    if (found.has(key)) return
    const copy = new Value(value.type, Buffer.from(bytesOf(value)), 0)
    bytes += copy.buf.length + 12
    if (bytes > MOST_BYTES) throw new CommandError(17217, 'distinct too big, 16mb cap')
    found.set(key, copy)
  }
  await visitAll(call, documentArgument(call, 'query') ?? values.emptyDocument, (doc) =>
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

/** Stages of MongoDB 7; others are refused as unknown. */
const STAGES = new Set(
  `$addFields $bucket $bucketAuto $collStats $count $currentOp $densify $documents $facet $fill $geoNear $graphLookup
  $group $indexStats $limit $listLocalSessions $listSampledQueries $listSearchIndexes $listSessions $lookup $match $merge
  $out $planCacheStats $project $redact $replaceRoot $replaceWith $sample $search $searchMeta $set $setWindowFields
  $shardedDataDistribution $skip $sort $sortByCount $unionWith $unset $unwind $vectorSearch`.split(/\s+/),
)

type Stage = { name: string; operand: Value }

/** @throws CommandError 14, 40323, 40324, 40573 */
function readStages(pipeline: Value | undefined): Stage[] {
  if (pipeline?.type !== T.array) throw new CommandError('TypeMismatch', "'aggregate.pipeline' must be an array")
  return elements(pipeline).map((stage) => {
    if (stage.type !== T.object) throw new CommandError('TypeMismatch', 'Each stage of a pipeline must be an object')
    const [first, ...more] = fields(stage)
    if (!first || more.length > 0) throw new CommandError(40323, 'A stage must contain exactly one field.')
    const [name, operand] = first
    if (name === '$changeStream') throw new CommandError(40573, '$changeStream is only supported on replica sets')
    if (!STAGES.has(name)) throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`)
    return { name, operand }
  })
}

/** The number in a stage. @throws CommandError 15958 */
function stageNumber(stage: Stage | undefined, least: number): number | undefined {
  if (!stage) return undefined
  const number = optionNumber(stage.operand, stage.name)
  if (number < least || toDouble(stage.operand) !== number)
    throw new CommandError(15958, `the ${stage.name.slice(1)} must be ${least === 0 ? 'non-negative' : 'positive'}`)
  return number
}

/** `{_id: 1, n: {$sum: 1}}` */
const COUNT = documentAt(new BsonWriter().int32('_id', 1).startDocument('n').int32('$sum', 1).finish())

/**
 * The pipeline of a driver's `countDocuments`, and nothing else: `$match`, `$skip`, `$limit`, `$group`, in this order.
 */
function readCount(stages: Stage[]): { filter: Value; skip: number; limit: number } {
  const rest = [...stages]
  const take = (name: string) => (rest[0]?.name === name ? rest.shift() : undefined)
  const match = take('$match')
  const skip = stageNumber(take('$skip'), 0)
  const limit = stageNumber(take('$limit'), 1)
  const group = take('$group')
  const [stray] = rest
  if (stray) throw unsupported(`The stage ${stray.name} in this place`)
  if (!group) throw unsupported('A pipeline other than that of countDocuments')
  if (compareValues(group.operand, COUNT) !== 0) throw unsupported('A $group other than that of countDocuments')
  if (match && match.operand.type !== T.object) throw new CommandError(15959, 'the match filter must be an object')
  return { filter: match?.operand ?? values.emptyDocument, skip: skip ?? 0, limit: limit ?? 0 }
}

/** `aggregate`, for the one pipeline by which drivers count. */
export async function aggregate(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const stages = readStages(argument(call, 'pipeline'))
  if (field(request.body, 'aggregate')?.type !== T.string) throw unsupported('A pipeline of no collection')
  if (truthy(argument(call, 'explain'))) throw unsupported("The option 'explain' of a pipeline")
  const cursor = documentArgument(call, 'cursor')
  if (!cursor) {
    throw new CommandError('FailedToParse', "The 'cursor' option is required")
  }
  const { filter, skip, limit } = readCount(stages)
  const n = await countMatching(call, filter, skip, limit)
  const answer = n > 0 ? [documentAt(new BsonWriter().int32('_id', 1).count('n', n).finish())] : []
  const size = field(cursor, 'batchSize')
  return firstBatch(store, answer[Symbol.iterator](), {
    namespace: `${request.database}.${collectionName(call)}`,
    batchSize: size ? optionNumber(size, 'batchSize') : FIRST_BATCH,
  })
}
