import type { TextRef } from '@quorate/shared/domain/words'
import mongoose from 'mongoose'
import type { Entry, EntryKey } from './entry.ts'

const entrySchema = new mongoose.Schema<Entry>(
  {
    committee: { type: String, required: true },
    seq: { type: Number, required: true },
    at: { type: Number, required: true },
    leaf: { type: [String], required: true },
    open: { type: mongoose.Schema.Types.Mixed, required: true },
    texts: { type: mongoose.Schema.Types.Mixed, required: true },
    key: { type: mongoose.Schema.Types.Mixed, required: true },
  },
  { versionKey: false, minimize: false, strict: 'throw' },
)
entrySchema.index({ committee: 1, seq: 1 }, { unique: true })
entrySchema.index({ committee: 1, 'key.actor': 1, 'key.id': 1 }, { unique: true })

/** An append was not (wholly) made: another node was first, the key was used before, or the store did not answer. */
export class AppendFailed extends Error {
  /** True where the store refused because something stands there already; false where its answer is unknown. */
  readonly conflict: boolean

  constructor(conflict: boolean, cause: unknown) {
    super(conflict ? 'The record has moved on' : 'The store did not confirm the append', { cause })
    this.conflict = conflict
  }
}

export type EntryStore = ReturnType<typeof createEntryStore>

/** The entries of all committees in the store: append-only but for the erasing of texts. */
export function createEntryStore(connection: mongoose.Connection) {
  const model = connection.model<Entry>('Entry', entrySchema, 'entries')
  const durable = { writeConcern: { w: 'majority', j: true } } as const

  return {
    model,

    /** Makes the indexes on which gap-free numbers and idempotency rest. To be awaited before the first append. */
    async prepare(): Promise<void> {
      await model.createIndexes()
    },

    /**
     * Appends in order, durably. @throws AppendFailed where not all were appended; then those before the failing one
     * may have been, and the caller reads on from the store.
     */
    async append(entries: Entry[]): Promise<void> {
      try {
        await model.collection.insertMany(entries, { ordered: true, ...durable })
      } catch (error) {
        throw new AppendFailed(isDuplicateKey(error), error)
      }
    },

    /** The entries after `seq`, in order, at most `limit`. */
    async readAfter(committee: string, seq: number, limit: number): Promise<Entry[]> {
      return model
        .find({ committee, seq: { $gt: seq } }, { _id: 0 })
        .sort({ seq: 1 })
        .limit(limit)
        .lean<Entry[]>()
    },

    /** The entries before `seq`, the newest first, at most `limit`. */
    async readBefore(committee: string, seq: number, limit: number): Promise<Entry[]> {
      return model
        .find({ committee, seq: { $lt: seq } }, { _id: 0 })
        .sort({ seq: -1 })
        .limit(limit)
        .lean<Entry[]>()
    },

    async findByKey(committee: string, key: Pick<EntryKey, 'actor' | 'id'>): Promise<Entry | null> {
      return model.findOne({ committee, 'key.actor': key.actor, 'key.id': key.id }, { _id: 0 }).lean<Entry | null>()
    },

    /** Every committee that has a record. */
    async committees(): Promise<string[]> {
      return model.distinct('committee')
    },

    /**
     * Removes texts and their salts; the commitments stay, so that the entries verify as before. Where the store keeps
     * old bytes in its files, it is asked to rewrite them.
     */
    async erase(committee: string, texts: readonly TextRef[]): Promise<void> {
      for (const { seq, commitment } of texts) {
        await model.collection.updateOne({ committee, seq }, { $unset: { [`texts.${commitment}`]: '' } }, durable)
      }
    },
  }
}

export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000
}
