import type { Connection } from 'mongoose'
import type { EntryStore } from './entry-store.ts'

type Seen = { _id: 'seen'; at: number }

export type LastSeen = ReturnType<typeof createLastSeen>

/** When a node was last at work, in UTC milliseconds, to a minute: so a store knows of which time it is. */
export function createLastSeen(connection: Connection) {
  const database = connection.getClient().db(connection.name)
  const seen = database.collection<Seen>('clock')

  return {
    async note(at: number): Promise<void> {
      await seen.updateOne({ _id: 'seen' }, { $set: { at } }, { upsert: true })
    },

    /** Null: a store that no node of a version that notes this has used. */
    async at(): Promise<number | null> {
      return (await seen.findOne({ _id: 'seen' }))?.at ?? null
    },

    /** The time of the last entry of any committee that was ever opened; 0: there is none. */
    async lastEntry(store: Pick<EntryStore, 'last'>): Promise<number> {
      let last = 0
      for (const { _id: committee } of await database.collection<{ _id: string }>('activity').find({}).toArray())
        last = Math.max(last, (await store.last(committee))?.at ?? 0)
      return last
    },
  }
}
