import type { TextRef } from '@quorate/shared/domain/words'
import type { mongo } from 'mongoose'
import type { OpenedEntry } from './committee-record.ts'
import { isDuplicateKey } from './entry-store.ts'
import type { Project } from './projection.ts'
import type { Docs, ProjectedDocs, ReadDoc, ReadKind, ReadModels } from './read-model.ts'

export type ProjectorOptions = {
  committee: string
  read: ReadModels
  /** How far each committee's read models have come. */
  checkpoints: mongo.Collection<Checkpoint>
  project: Project
  /** Removes erased texts from the entries themselves, and from the store's files. */
  erase: (committee: string, texts: readonly TextRef[]) => Promise<void>
  /** Told of a failed try; the projector tries again. */
  onTrouble: (error: unknown) => void
}

/** `_id` is the committee; every entry up to `seq` is in its read models. */
export type Checkpoint = { _id: string; seq: number }

/** Documents kept at hand per kind: those a busy discussion touches again and again. */
const KEPT = 2000
/** How often, in milliseconds, it is remembered how far the read models have come. */
const SAVE_EVERY = 500
/** Entries folded before their documents are written. */
const AT_ONCE = 500

export type Projector = ReturnType<typeof createProjector>

/**
 * Writes the read models of one committee, entry by entry. Each document carries the number of the entry that changed
 * it last, and a write takes effect only where the document is older: so projecting an entry twice, late, or on two
 * nodes at once gives the same documents.
 */
export function createProjector(options: ProjectorOptions) {
  const { committee, read, checkpoints, project, erase, onTrouble } = options
  const kinds = Object.keys(read) as ReadKind[]
  const shelves = new Map(
    kinds.map((kind) => [kind, createShelf(committee, read[kind].collection as unknown as Store)]),
  )
  // The table has exactly the kinds of Docs; a Map of them loses which shelf holds which document.
  const docs = Object.fromEntries([...shelves].map(([kind, { shelf }]) => [kind, shelf])) as unknown as Docs
  let pending: OpenedEntry[] = []
  let reached = -1
  let working: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let waiters: { seq: number; done: () => void }[] = []

  async function checkpoint(): Promise<number> {
    return (await checkpoints.findOne({ _id: committee }))?.seq ?? 0
  }

  async function fold(entries: readonly OpenedEntry[]): Promise<void> {
    const erased: TextRef[] = []
    for (const { entry, events } of entries) {
      for (const { begin } of shelves.values()) begin(entry.seq)
      for (const event of events) {
        await project(event, docs, committee)
        if (event.type === 'WordsErased') erased.push(...event.data.texts)
      }
    }
    await Promise.all([...shelves.values()].map(({ flush }) => flush()))
    if (erased.length > 0) await erase(committee, erased)
  }

  function moveTo(seq: number): void {
    reached = seq
    const [ready, others] = [waiters.filter((one) => one.seq <= seq), waiters.filter((one) => one.seq > seq)]
    waiters = others
    for (const { done } of ready) done()
    timer ??= setTimeout(() => void save(), SAVE_EVERY).unref()
  }

  /** Where it was not saved for the last entries, they are projected once more at the next start, to no effect. */
  async function save(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    if (reached < 0) return
    await checkpoints.updateOne({ _id: committee }, { $max: { seq: reached } }, { upsert: true }).catch(onTrouble)
  }

  async function work(): Promise<void> {
    while (pending.length > 0) {
      const entries = pending.slice(0, AT_ONCE)
      try {
        if (reached < 0) reached = await checkpoint()
        const fresh = entries.filter(({ entry }) => entry.seq > reached)
        const last = entries.at(-1)?.entry.seq ?? 0
        if (fresh.length > 0) await fold(fresh)
        moveTo(Math.max(last, reached))
        pending = pending.slice(entries.length)
      } catch (error) {
        for (const { forget } of shelves.values()) forget()
        onTrouble(error)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  }

  function start(): void {
    working ??= work().finally(() => {
      working = null
      if (pending.length > 0) start()
    })
  }

  return {
    /** Takes entries, in order; they are projected in the background. */
    accept(entries: readonly OpenedEntry[]): void {
      pending.push(...entries)
      start()
    },

    /** The number of the last entry that is projected. */
    at: (): number => Math.max(reached, 0),

    /** Resolves once everything up to `seq` is projected on this node. */
    reached(seq: number): Promise<void> {
      if (seq <= reached || seq === 0) return Promise.resolve()
      return new Promise((done) => waiters.push({ seq, done }))
    },

    /** Waits until all that was accepted is projected, and remembers it. */
    async idle(): Promise<void> {
      while (working) await working
      await save()
    },
  }
}

/** What the projector needs of a collection. */
type Store = {
  findOne(filter: { _id: string }): Promise<ReadDoc | null>
  bulkWrite(operations: mongo.AnyBulkWriteOperation<ReadDoc>[], options: { ordered: false }): Promise<unknown>
}

type Kept = { doc: ReadDoc; dirty: boolean }

function createShelf(committee: string, collection: Store) {
  const kept = new Map<string, Kept | null>()
  let current = 0

  async function load(id: string): Promise<Kept | null> {
    const found = kept.get(id)
    if (found !== undefined) return found
    const doc = await collection.findOne({ _id: id })
    const loaded = doc ? { doc, dirty: false } : null
    kept.set(id, loaded)
    return loaded
  }

  /** A document that another projector, or this one before it was stopped, has brought past the current entry. */
  const isAhead = (one: Kept | null | undefined): boolean => one != null && !one.dirty && one.doc.seq >= current

  function keep(id: string, content: object): void {
    if (isAhead(kept.get(id))) return
    kept.delete(id)
    kept.set(id, { doc: { _id: id, committee, seq: current, ...without(content) } as ReadDoc, dirty: true })
  }

  const shelf: ProjectedDocs<ReadDoc> = {
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
    shelf,
    begin: (seq: number) => {
      current = seq
    },
    flush,
    forget: () => kept.clear(),
  }
}

function without(content: object) {
  const { _id, committee, seq, ...rest } = content as ReadDoc
  return rest
}

/** Replaces each document where what stands is older. Two who insert at once collide; the later one then replaces. */
async function write(collection: Store, docs: readonly ReadDoc[]): Promise<void> {
  const operations = docs.map((doc) => ({
    replaceOne: { filter: { _id: doc._id, seq: { $lt: doc.seq } }, replacement: doc, upsert: true },
  }))
  try {
    await collection.bulkWrite(operations, { ordered: false })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const again = operations.map(({ replaceOne }) => ({ replaceOne: { ...replaceOne, upsert: false } }))
    await collection.bulkWrite(again, { ordered: false })
  }
}
