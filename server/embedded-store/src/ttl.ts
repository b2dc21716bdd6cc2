import { documentAt } from './bson/value.ts'
import { BsonWriter } from './bson/writer.ts'
import type { Store } from './commands/context.ts'
import { changeAll, targetOf } from './commands/target.ts'

/**
 * Deletes the documents that have expired by a TTL index: those with a date in the indexed field that is older than the
 * index allows. Run once a minute.
 * @returns how many were deleted
 */
export async function expireDocuments(store: Pick<Store, 'engine' | 'catalog'>, now = Date.now()): Promise<number> {
  const limits = { durable: false, deadline: Number.POSITIVE_INFINITY }
  let removed = 0
  for (const collection of store.catalog.list()) {
    for (const { fields, expireAfterSeconds } of collection.indexes) {
      const [field] = fields
      if (expireAfterSeconds === undefined || !field) continue
      const over = new BsonWriter()
        .startDocument(field.name)
        .date('$lte', now - expireAfterSeconds * 1000)
        .end()
      const target = targetOf(documentAt(over.finish()), undefined)
      removed += await changeAll(store, collection, target, limits, (record, doc) => collection.remove(record, doc))
    }
  }
  return removed
}
