import type { Connection } from 'mongoose'

type Activity = { _id: string; at: number }

/** Milliseconds before the latest mark within which a committee counts as one that was active, too. */
const WITHIN = 15 * 60 * 1000

export type ActivityMarks = ReturnType<typeof createActivityMarks>

/** When each committee was last in use, on whatever node: a node that starts opens those that were, before it is ready. */
export function createActivityMarks(connection: Connection, now: () => number) {
  const marks = connection.getClient().db(connection.name).collection<Activity>('activity')

  return {
    async mark(committees: readonly string[]): Promise<void> {
      const at = now()
      for (const _id of committees) await marks.updateOne({ _id }, { $max: { at } }, { upsert: true })
    },

    /** The committees that were in use when any last was. */
    async active(): Promise<string[]> {
      const all = await marks.find({}).toArray()
      const latest = all.reduce((latest, { at }) => Math.max(latest, at), 0)
      return all.filter(({ at }) => at >= latest - WITHIN).map(({ _id }) => _id)
    },
  }
}
