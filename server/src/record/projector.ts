import type { TextRef } from '@quorate/shared/domain/words'
import type { Model, mongo } from 'mongoose'
import { isDuplicateKey, isStoreTrouble } from '../store-errors.ts'
import type { OpenedEntry } from './committee-record.ts'
import { markOf } from './mark.ts'
import { createProjectedDocs, type DocStore } from './projected-docs.ts'
import type { Project } from './projection.ts'
import type { Docs, ReadDoc, ReadKind, ReadModels } from './read-model.ts'

export type ProjectorOptions = {
  committee: string
  read: ReadModels
  /** How far each committee's read models have come. */
  checkpoints: mongo.Collection<Checkpoint>
  project: Project
  /** Removes erased texts from the entries themselves. */
  erase: (committee: string, texts: readonly TextRef[]) => Promise<void>
  /** Called when documents of these kinds were written, before the projector says that it has come so far. */
  changed: (committee: string, kinds: ReadonlySet<ReadKind>) => void
  /** Called when the store does not answer; the projector tries again. */
  onTrouble: (error: unknown) => void
  /** Called once, when the projector has stopped for good. */
  onFailed: (error: ProjectionFailed) => void
}

/** `_id` is the committee; every entry up to `seq`, where the record has this mark, is in its read models. */
export type Checkpoint = { _id: string; seq: number; mark?: string }

/** A handler threw, or made something the store can never accept: a bug, which another try does not repair. */
export class ProjectionFailed extends Error {
  readonly committee: string
  readonly seq: number
  /** The type of the event; null if the documents could not be written. */
  readonly type: string | null

  constructor(at: { committee: string; seq: number; type: string | null }, cause: unknown) {
    super(`Entry ${at.seq} of ${at.committee} cannot be projected (${at.type ?? 'its documents'})`, { cause })
    this.committee = at.committee
    this.seq = at.seq
    this.type = at.type
  }
}

/** The documents themselves: a projection writes whole ones, which mongoose need not look at again. */
const collectionOf = ({ db, collection }: Pick<Model<ReadDoc>, 'db' | 'collection'>): DocStore =>
  db.collection<ReadDoc>(collection.name)

/** Milliseconds between two saves of how far the read models have come. */
const SAVE_EVERY = 500
/** Entries folded before their documents are written. */
const AT_ONCE = 200
/** Entries that may queue here before reading from the store pauses. */
const WAITING_AT_MOST = 1000
/** Milliseconds before the store is tried again, at first and at most. */
const TRY_AGAIN = { first: 100, most: 5000 }

export type Projector = ReturnType<typeof createProjector>

/**
 * Writes the read models of one committee, entry by entry. Each document carries the number of the entry that changed
 * it last, and a write takes effect only where the document is older: so projecting an entry twice, late, or on two
 * nodes at once gives the same documents.
 */
export function createProjector(options: ProjectorOptions) {
  const { committee, read, checkpoints, project, erase, changed, onTrouble, onFailed } = options
  const kinds = Object.keys(read) as ReadKind[]
  const all = new Map(kinds.map((kind) => [kind, createProjectedDocs(committee, collectionOf(read[kind]))]))
  // The table has exactly the kinds of Docs; a Map of them loses which of them holds which document.
  const docs = Object.fromEntries([...all].map(([kind, { docs }]) => [kind, docs])) as Docs
  let pending: OpenedEntry[] = []
  let reached = -1
  /** The record's mark at the last entry projected here; null if there was none since the start. */
  let mark: string | null = null
  let working: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let failed: ProjectionFailed | null = null
  let closing = false
  let waiters: { seq: number; done: () => void; fail: (error: Error) => void }[] = []

  /** Where the read models are, read once. */
  async function begin(): Promise<number> {
    if (reached < 0) reached = (await checkpoints.findOne({ _id: committee }))?.seq ?? 0
    return reached
  }

  async function projectEntry({ entry, events }: OpenedEntry): Promise<TextRef[]> {
    const erased: TextRef[] = []
    for (const { begin } of all.values()) begin(entry.seq)
    for (const event of events) {
      try {
        await project(event, docs, committee)
      } catch (error) {
        throw faultOf(error, { seq: entry.seq, type: event.type })
      }
      if (event.type === 'WordsErased') erased.push(...event.data.texts)
    }
    return erased
  }

  async function fold(entries: readonly OpenedEntry[]): Promise<void> {
    const erased: TextRef[] = []
    for (const entry of entries) erased.push(...(await projectEntry(entry)))
    try {
      await Promise.all([...all.values()].map(({ flush }) => flush()))
      if (erased.length > 0) await erase(committee, erased)
    } catch (error) {
      throw faultOf(error, { seq: entries[0]?.entry.seq ?? 0, type: null })
    }
    changed(committee, new Set(kinds.filter((kind) => all.get(kind)?.takeChanged())))
  }

  /** Errors of a store that does not answer are passed on: they are temporary. Any other error is permanent. */
  function faultOf(error: unknown, at: { seq: number; type: string | null }): unknown {
    return isStoreTrouble(error) ? error : new ProjectionFailed({ committee, ...at }, error)
  }

  function moveTo(seq: number): void {
    reached = seq
    settleWaiters()
    timer ??= setTimeout(() => void save(), SAVE_EVERY).unref()
  }

  function settleWaiters(): void {
    const settled = failed === null ? waiters.filter(({ seq }) => seq <= reached) : waiters
    waiters = failed === null ? waiters.filter(({ seq }) => seq > reached) : []
    for (const { done, fail } of settled)
      if (failed === null) done()
      else fail(failed)
  }

  /** Entries after the last save are projected again at the next start, which changes nothing. */
  async function save(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    if (mark === null) return
    const checkpoint = { seq: reached, mark }
    await checkpoints
      .replaceOne({ _id: committee, seq: { $lt: reached } }, checkpoint, { upsert: true })
      .catch((error) => {
        // Another node has come as far.
        if (!isDuplicateKey(error)) onTrouble(error)
      })
  }

  async function takePending(): Promise<void> {
    const entries = pending.slice(0, AT_ONCE)
    const from = await begin()
    const fresh = entries.filter(({ entry }) => entry.seq > from)
    if (fresh.length > 0) await fold(fresh)
    pending = pending.slice(entries.length)
    const last = entries.at(-1)
    if (last === undefined || last.entry.seq <= reached) return moveTo(reached)
    mark = markOf(last.entry)
    moveTo(last.entry.seq)
  }

  async function work(): Promise<void> {
    for (let wait = TRY_AGAIN.first; pending.length > 0 && failed === null; ) {
      try {
        await takePending()
        wait = TRY_AGAIN.first
      } catch (error) {
        for (const { forget } of all.values()) forget()
        if (error instanceof ProjectionFailed || !isStoreTrouble(error)) return stop(error)
        onTrouble(error)
        if (closing) return
        await new Promise((resolve) => setTimeout(resolve, wait))
        wait = Math.min(wait * 2, TRY_AGAIN.most)
      }
    }
  }

  function stop(error: unknown): void {
    const at = { committee, seq: pending[0]?.entry.seq ?? reached, type: null }
    failed = error instanceof ProjectionFailed ? error : new ProjectionFailed(at, error)
    pending = []
    settleWaiters()
    onFailed(failed)
  }

  function start(): void {
    working ??= work().finally(() => {
      working = null
      if (pending.length > 0 && failed === null && !closing) start()
    })
  }

  return {
    begin,

    /** Takes entries, in order, and projects them in the background. Skips those that are projected already. */
    accept(entries: readonly OpenedEntry[]): void {
      if (failed !== null) return
      const due = reached < 0 ? entries : entries.filter(({ entry }) => entry.seq > reached)
      if (due.length === 0) return
      pending.push(...due)
      start()
    },

    /** The number of the last entry that is projected. */
    at: (): number => Math.max(reached, 0),

    /** Why the projector has stopped; null: it works. */
    failure: (): ProjectionFailed | null => failed,

    /** Resolves once everything up to `seq` is projected on this node. @throws ProjectionFailed if it never will be */
    reached(seq: number): Promise<void> {
      if (failed !== null) return Promise.reject(failed)
      if (seq <= reached || seq === 0) return Promise.resolve()
      return new Promise((done, fail) => waiters.push({ seq, done, fail }))
    },

    /** Resolves once it has room for more entries. */
    async room(): Promise<void> {
      const behind = pending.at(-WAITING_AT_MOST)
      if (behind !== undefined && failed === null) await this.reached(behind.entry.seq)
    },

    /** Waits until all accepted entries are projected, and saves how far that is. */
    async idle(): Promise<void> {
      while (working) await working
      await save()
    },

    /** The same, but a store that does not answer is not tried again. */
    async close(): Promise<void> {
      closing = true
      await this.idle()
    },

    isIdle: (): boolean => working === null,
  }
}
