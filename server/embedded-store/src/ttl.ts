import { documentAt } from './bson/value.ts'
import { BsonWriter } from './bson/writer.ts'
import { compileFilter } from './query/matcher.ts'
import { choosePlan } from './query/planner.ts'
import { scanPlan } from './query/scan.ts'
import type { Catalog } from './storage/catalog.ts'
import type { Collection } from './storage/collection.ts'
import type { Engine } from './storage/engine.ts'

const STEP = 500

async function expireCollection(engine: Engine, collection: Collection, name: string, before: number): Promise<number> {
  const bound = new BsonWriter().startDocument(name).date('$lte', before).end().finish()
  const filter = compileFilter(documentAt(bound))
  let removed = 0
  for (;;) {
    const records: number[] = []
    for (const found of scanPlan(collection, choosePlan(collection, filter, []), filter.matches)) {
      if (found && records.push(found.record) === STEP) break
    }
    if (records.length === 0) return removed
    removed += await engine.write(() => {
      let count = 0
      for (const record of records) {
        const doc = collection.dropped ? undefined : collection.read(record)
        if (!doc || !filter.matches(doc)) continue
        collection.remove(record, doc)
        count++
      }
      return count
    }, false)
    if (collection.dropped) return removed
    await engine.ready()
  }
}

/**
 * Deletes the documents whose time is over by a TTL index: those with a date in the indexed field that is older than
 * the index allows. Run once a minute.
 * @returns how many were deleted
 */
export async function expireDocuments(store: { engine: Engine; catalog: Catalog }, now = Date.now()): Promise<number> {
  let removed = 0
  for (const collection of store.catalog.list()) {
    for (const index of collection.indexes) {
      const [field] = index.fields
      if (index.expireAfterSeconds === undefined || !field) continue
      removed += await expireCollection(store.engine, collection, field.name, now - index.expireAfterSeconds * 1000)
    }
  }
  return removed
}
