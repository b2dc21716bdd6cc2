import type { Connection } from 'mongoose'

type Activity = { _id: string; at: number; dueAt?: number | null }

/** A committee counts as active if it was last in use at most so many milliseconds before the one used last of all. */
const WITHIN = 15 * 60 * 1000

export type ActivityLog = ReturnType<typeof createActivityLog>

/** An open committee, and when the first of what is scheduled in it falls due (UTC milliseconds), or null. */
type InUse = { committee: string; dueAt: number | null }

/**
 * When each committee was last in use, on any node, and when it must be open again. A node that starts opens the active
 * ones before it is ready.
 */
export function createActivityLog(connection: Connection, now: () => number) {
  const kept = connection.getClient().db(connection.name).collection<Activity>('activity')

  return {
    async note(committees: readonly InUse[]): Promise<void> {
      const at = now()
      for (const { committee, dueAt } of committees)
        await kept.updateOne({ _id: committee }, { $max: { at }, $set: { dueAt } }, { upsert: true })
    },

    /** The committees in which something falls due by `at` (UTC milliseconds). */
    async dueBy(at: number): Promise<string[]> {
      return (await kept.find({ dueAt: { $lte: at } }).toArray()).map(({ _id }) => _id)
    },

    /** The committees in use at about the time of the latest use, and those in which something falls due by `dueBy`. */
    async active(dueBy: number): Promise<string[]> {
      const all = await kept.find({}).toArray()
      const latest = all.reduce((latest, { at }) => Math.max(latest, at), 0)
      return all
        .filter(({ at, dueAt }) => at >= latest - WITHIN || (dueAt ?? Number.POSITIVE_INFINITY) <= dueBy)
        .map(({ _id }) => _id)
    },
  }
}
