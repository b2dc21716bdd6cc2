import { toDouble } from '../bson/numbers.ts'
import { elements, field, fields, isNumber, T, textOf, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileFilter, type Filter } from '../query/matcher.ts'
import { choosePlan, type Plan } from '../query/planner.ts'
import { type ScanCounters, scanPlan } from '../query/scan.ts'
import { parseSort } from '../query/sort.ts'
import { keyPattern } from '../storage/index-definition.ts'
import { argument, type Call, reply, yieldToOthers } from './context.ts'
import { hintOf } from './find.ts'

const FILTERS: Record<string, string> = {
  find: 'filter',
  count: 'query',
  distinct: 'query',
  findAndModify: 'query',
  findandmodify: 'query',
  update: 'updates',
  delete: 'deletes',
}

/** The query inside the command that is to be explained; of several statements, of the first. */
function queryOf(name: string, inner: Value) {
  const where = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined
  if (where === undefined) throw unsupported(`explain of '${name}'`)
  const given = field(inner, where)
  const statement = given?.type === T.array ? (elements(given)[0] ?? values.emptyDocument) : undefined
  const sort = field(inner, 'sort')
  return {
    filter: (statement ? field(statement, 'q') : given) ?? values.emptyDocument,
    sort: sort?.type === T.object ? parseSort(sort) : [],
    hint: field(statement ?? inner, 'hint'),
  }
}

function writePlan(writer: BsonWriter, plan: Plan): void {
  if (plan.branches) {
    writer.string('stage', 'OR').startArray('inputStages')
    plan.branches.forEach((branch, i) => {
      writer.startDocument(String(i))
      writePlan(writer, branch)
      writer.end()
    })
    writer.end()
  } else if (plan.index) {
    writer.string('stage', 'FETCH').startDocument('inputStage').string('stage', 'IXSCAN')
    writer.value('keyPattern', keyPattern(plan.index)).string('indexName', plan.index.name)
    writer.bool('isMultiKey', plan.index.multikey !== 0).bool('isUnique', plan.index.unique)
    writer.bool('isSparse', plan.index.sparse).bool('isPartial', plan.index.partial !== undefined)
    writer
      .string('direction', plan.reverse ? 'backward' : 'forward')
      .int32('ranges', plan.ranges.length)
      .end()
  } else writer.string('stage', 'COLLSCAN').string('direction', plan.reverse ? 'backward' : 'forward')
}

/** `explain`: the plan, and for the higher verbosities the keys and documents that running it read. */
export async function explain(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const inner = argument(call, 'explain')
  const [first] = inner?.type === T.object ? fields(inner) : []
  if (!inner || first?.[1].type !== T.string) throw new CommandError('FailedToParse', 'explain needs a command')
  const [name, target] = first
  const query = queryOf(name, inner)
  const collection = store.catalog.find(request.database, textOf(target))
  const filter = compileFilter(query.filter)
  const plan = collection && choosePlan(collection, filter, query.sort, hintOf(query.hint))
  const writer = reply().string('explainVersion', '1').startDocument('queryPlanner')
  writer.string('namespace', `${request.database}.${textOf(target)}`).value('parsedQuery', query.filter)
  writer.startDocument('winningPlan')
  if (!plan) writer.string('stage', 'EOF')
  else if (plan.sorted) writePlan(writer, plan)
  else {
    writer.string('stage', 'SORT').startDocument('inputStage')
    writePlan(writer, plan)
    writer.end()
  }
  writer.end().startArray('rejectedPlans').end().end()
  const verbosity = argument(call, 'verbosity')
  const planOnly = verbosity?.type === T.string && textOf(verbosity) === 'queryPlanner'
  if (!planOnly && plan && collection) await execute(call, inner, plan, filter, writer)
  return writer.startDocument('serverInfo').string('version', '7.0.0').end().double('ok', 1)
}

const whole = (value: Value | undefined) => (value && isNumber(value) ? Math.abs(Math.trunc(toDouble(value))) : 0)

async function execute(call: Call, inner: Value, plan: Plan, filter: Filter, writer: BsonWriter): Promise<void> {
  const target = fields(inner)[0]?.[1] as Value
  const collection = call.store.catalog.require(call.request.database, textOf(target))
  const counters: ScanCounters = { keys: 0, documents: 0 }
  const skip = whole(field(inner, 'skip'))
  const limit = whole(field(inner, 'limit')) || Number.POSITIVE_INFINITY
  let matched = 0
  for (const found of scanPlan(collection, plan, filter.matches, counters)) {
    if (!found) await yieldToOthers(call.store)
    // A query that has to be sorted is read to its end.
    else if (++matched >= skip + limit && plan.sorted) break
  }
  const returned = Math.min(limit, Math.max(0, matched - skip))
  writer.startDocument('executionStats').bool('executionSuccess', true).count('nReturned', returned)
  writer.count('totalKeysExamined', counters.keys).count('totalDocsExamined', counters.documents).end()
}
