import type { Connection } from 'mongoose'

type Activity = { _id: string; at: number }

/** A committee counts as active if its mark is at most so many milliseconds older than the latest mark of all. */
const WITHIN = 15 * 60 * 1000

export type ActivityMarks = ReturnType<typeof createActivityMarks>

/** When each committee was last in use, on any node. A node that starts opens the active ones before it is ready. */
export function createActivityMarks(connection: Connection, now: () => number) {
  const marks = connection.getClient().db(connection.name).collection<Activity>('activity')

  return {
    async mark(committees: readonly string[]): Promise<void> {
      const at = now()
      for (const _id of committees) await marks.updateOne({ _id }, { $max: { at } }, { upsert: true })
    },

    /** The committees in use at about the time of the latest mark. */
    async active(): Promise<string[]> {
      const all = await marks.find({}).toArray()
      const latest = all.reduce((latest, { at }) => Math.max(latest, at), 0)
      return all.filter(({ at }) => at >= latest - WITHIN).map(({ _id }) => _id)
    },
  }
}
