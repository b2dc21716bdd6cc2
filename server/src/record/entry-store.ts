import type { TextRef } from '@quorate/shared/domain/words'
import type { Connection, mongo } from 'mongoose'
import { inTime, isDuplicateKey } from '../store-errors.ts'
import type { Entry, EntryKey } from './entry.ts'
import { markOf } from './mark.ts'

/** An append was not (wholly) made: another node was first, the key was used before, or the store did not answer. */
export class AppendFailed extends Error {
  /** True if the store refused because the number or key is taken; false if its answer is unknown. */
  readonly conflict: boolean

  constructor(conflict: boolean, cause: unknown) {
    super(conflict ? 'The record has moved on' : 'The store did not confirm the append', { cause })
    this.conflict = conflict
  }
}

/** The id of an entry in the store: its place in which record. */
function placeOf({ committee, seq }: { committee: string; seq: number }): string {
  return `${committee}/${seq}`
}

/** Only entries with an event of this area; only those that this member's commands made. */
export type EntryFilter = { area?: string | undefined; member?: string | undefined }

export type EntryStore = ReturnType<typeof createEntryStore>

/** The entries of all committees in the store: append-only but for the erasing of texts. */
export function createEntryStore(connection: Connection) {
  const stored: mongo.Collection<Entry & { _id: string }> = connection
    .getClient()
    .db(connection.name)
    .collection('entries')
  // A majority that does not answer in time leaves the fate of a write unknown, as a broken connection does.
  const durable = { writeConcern: { w: 'majority', j: true, wtimeoutMS: 5000 } } as const

  return {
    /** Makes the indexes that numbers without gaps and idempotency need. To be awaited before the first append. */
    async prepare(): Promise<void> {
      await stored.createIndex({ committee: 1, seq: 1 }, { unique: true })
      await stored.createIndex({ committee: 1, 'key.actor': 1, 'key.id': 1 }, { unique: true })
      await stored.createIndex({ committee: 1, areas: 1, seq: 1 })
      await stored.createIndex({ committee: 1, 'key.actor': 1, seq: 1 })
    },

    /**
     * Appends in order, durably. @throws AppendFailed if not all were appended; then those before the failing one
     * may have been, and the caller reads on from the store.
     */
    async append(entries: Entry[]): Promise<void> {
      const documents = entries.map((entry) => ({ _id: placeOf(entry), ...entry }))
      try {
        await inTime(stored.insertMany(documents, { ordered: true, ...durable }))
      } catch (error) {
        throw new AppendFailed(isDuplicateKey(error), error)
      }
    },

    /** The entries after `seq`, in order, at most `limit`. */
    async readAfter(committee: string, seq: number, limit: number): Promise<Entry[]> {
      return stored
        .find({ committee, seq: { $gt: seq } }, { projection: { _id: 0 }, sort: { seq: 1 }, limit })
        .toArray()
    },

    /** The entries before `seq` that the filter selects, the newest first, at most `limit`. */
    async readBefore(
      committee: string,
      seq: number,
      { limit, area, member }: EntryFilter & { limit: number },
    ): Promise<Entry[]> {
      const filter = {
        committee,
        ...(area === undefined ? {} : { areas: area }),
        ...(member === undefined ? {} : { 'key.actor': member }),
        seq: { $lt: seq },
      }
      return stored.find(filter, { projection: { _id: 0 }, sort: { seq: -1 }, limit }).toArray()
    },

    /** The last entry of a committee; null if it has none. */
    async last(committee: string): Promise<Entry | null> {
      return stored.findOne({ committee }, { projection: { _id: 0 }, sort: { seq: -1 } })
    },

    /**
     * Which of these committees have newer entries: one query for all, as the id of an entry follows from its place.
     * @param heads the number of the last known entry of each
     */
    async movedOn(heads: readonly { committee: string; seq: number }[]): Promise<string[]> {
      const next = heads.map(({ committee, seq }) => placeOf({ committee, seq: seq + 1 }))
      const found = await stored.find({ _id: { $in: next } }, { projection: { _id: 0, committee: 1 } }).toArray()
      return found.map(({ committee }) => committee)
    },

    /**
     * The record's mark at each of these entries, by committee, as the store holds it now; none where there is no such
     * entry.
     */
    async marksAt(places: readonly { committee: string; seq: number }[]): Promise<Map<string, string>> {
      const projection = { _id: 0, committee: 1, seq: 1, at: 1, leaf: 1 }
      const found = await stored.find({ _id: { $in: places.map(placeOf) } }, { projection }).toArray()
      return new Map(found.map((entry) => [entry.committee, markOf(entry)]))
    },

    async findByKey(committee: string, key: Pick<EntryKey, 'actor' | 'id'>): Promise<Entry | null> {
      return stored.findOne({ committee, 'key.actor': key.actor, 'key.id': key.id }, { projection: { _id: 0 } })
    },

    /** Every committee that has a record. */
    async committees(): Promise<string[]> {
      return stored.distinct('committee')
    },

    /**
     * Removes texts and their salts; the commitments stay, so that the entries verify as before. The commitment to the
     * command goes, too: with its salt it could confirm words that somebody guesses. The bytes remain in the store's
     * files until these are rewritten.
     */
    async erase(committee: string, texts: readonly TextRef[]): Promise<void> {
      for (const { seq, commitment } of texts) {
        const gone: Record<string, ''> = { [`texts.${commitment}`]: '', 'key.salt': '', 'key.request': '' }
        await stored.updateOne({ committee, seq }, { $unset: gone }, durable)
      }
    },
  }
}
