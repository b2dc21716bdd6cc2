import type { mongo } from 'mongoose'
import { inTime, isDuplicateKey } from '../store-errors.ts'
import type { ProjectedDocs, ReadDoc } from './read-model.ts'

/** The part of a collection that the projector needs. */
export type DocStore = {
  findOne(filter: { _id: string }): Promise<ReadDoc | null>
  bulkWrite(operations: mongo.AnyBulkWriteOperation<ReadDoc>[], options: { ordered: false }): Promise<unknown>
}

type Kept = { doc: ReadDoc; dirty: boolean }

/** How many documents of a kind are cached: those that a busy discussion changes again and again. */
const KEPT = 200

/**
 * The documents of one kind, as the projections of one committee read and write them; written to the store together.
 */
export function createProjectedDocs(committee: string, collection: DocStore) {
  const kept = new Map<string, Kept | null>()
  let current = 0
  let hasChanged = false

  async function load(id: string): Promise<Kept | null> {
    const found = kept.get(id)
    if (found !== undefined) return found
    const doc = await collection.findOne({ _id: id })
    const loaded = doc ? { doc, dirty: false } : null
    kept.set(id, loaded)
    return loaded
  }

  /** Whether another projector, or this one before a restart, has already brought a document past the current entry. */
  const isAhead = (one: Kept | null | undefined): boolean => one != null && !one.dirty && one.doc.seq >= current

  function keep(id: string, content: object): void {
    hasChanged = true
    if (isAhead(kept.get(id))) return
    kept.delete(id)
    kept.set(id, { doc: { _id: id, committee, seq: current, ...without(content) } as ReadDoc, dirty: true })
  }

  const docs: ProjectedDocs<ReadDoc> = {
    async get(id) {
      const found = await load(id)
      return found && !found.doc.gone ? structuredClone(found.doc) : undefined
    },
    put: (doc) => keep(doc._id, doc),
    remove: (id) => keep(id, { gone: true }),
  }

  async function flush(): Promise<void> {
    const dirty = [...kept.values()].filter((one): one is Kept => one?.dirty === true)
    if (dirty.length > 0)
      await write(
        collection,
        dirty.map(({ doc }) => doc),
      )
    for (const one of dirty) one.dirty = false
    for (const id of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(id)
    }
  }

  return {
    docs,
    /** From now on the entry with this number is projected. */
    begin: (seq: number) => {
      current = seq
    },
    flush,
    /** Whether any document was put or removed since this was last asked, here or, earlier, by another projector. */
    takeChanged: (): boolean => {
      const changed = hasChanged
      hasChanged = false
      return changed
    },
    forget: () => kept.clear(),
  }
}

function without(content: object) {
  const { _id, committee, seq, ...rest } = content as ReadDoc
  return rest
}

/** Replaces each document whose stored version is older. Of two inserts at once the later one fails, then replaces. */
async function write(collection: DocStore, docs: readonly ReadDoc[]): Promise<void> {
  const operations = docs.map((doc) => ({
    replaceOne: { filter: { _id: doc._id, seq: { $lt: doc.seq } }, replacement: doc, upsert: true },
  }))
  try {
    await inTime(collection.bulkWrite(operations, { ordered: false }))
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const again = operations.map(({ replaceOne }) => ({ replaceOne: { ...replaceOne, upsert: false } }))
    await inTime(collection.bulkWrite(again, { ordered: false }))
  }
}
