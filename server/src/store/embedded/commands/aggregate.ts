import { compareValues, keyOf } from '../bson/key.ts'
import { copyValue, elements, T, type Value } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { unsupported } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { pathOf, visitPath } from '../query/path.ts'
import { choosePlan } from '../query/planner.ts'
import { scanPlan } from '../query/scan.ts'
import {
  argument,
  breathe,
  type Call,
  collectionName,
  documentArgument,
  numberArgument,
  reply,
  textArgument,
} from './context.ts'
import { expressions, hintOf, refuseCollation } from './find.ts'

const SLICE_MS = 10

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
  const plan = choosePlan(collection, filter, [], hintOf(argument(call, 'hint')))
  for (const found of scanPlan(collection, plan, filter.matches)) {
    if (found && visit(found.doc)) return
    if (!found && performance.now() - since > SLICE_MS) {
      await breathe(store)
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
  if (!query || query.buf.readInt32LE(query.off) === 5) {
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
  const path = pathOf(textArgument(call, 'key') ?? '')
  const found = new Map<string, Value>()
  const add = (value: Value) => {
    const key = keyOf(value).toString('latin1')
    if (!found.has(key)) found.set(key, copyValue(value))
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

/** `aggregate` */
export function aggregate(_call: Call): Promise<BsonWriter> {
  throw unsupported('aggregate')
}
