import type { Connection, mongo } from 'mongoose'
import { newId } from '../new-id.ts'
import { unlessFull } from '../store-errors.ts'

/** A node's use of a generation of the read models, and its end, unless the use is renewed. */
type Use = { _id: string; generation: string; until: number }

export type GenerationUse = {
  /** Whether the use had lapsed and another node ended it: then the generation may be gone. */
  isLost: () => boolean
  end: () => Promise<void>
}

/** Milliseconds for which a use holds, and after which it is renewed. */
const HOLDS = 60_000
const RENEW_EVERY = 20_000

function usesIn(connection: Connection): mongo.Collection<Use> {
  return connection.getClient().db(connection.name).collection<Use>('generations.uses')
}

/** Says in the store that this node uses a generation, so that nobody drops it. That lapses a minute after the node dies. */
export async function useGeneration(
  connection: Connection,
  generation: string,
  now: () => number,
): Promise<GenerationUse> {
  const uses = usesIn(connection)
  const _id = newId('n')
  let marked = false
  let lost = false

  async function mark(): Promise<void> {
    await uses.insertOne({ _id, generation, until: now() + HOLDS })
    marked = true
  }

  async function renew(): Promise<void> {
    if (!marked) return mark()
    const { matchedCount } = await uses.updateOne({ _id }, { $set: { until: now() + HOLDS } })
    lost ||= matchedCount === 0
  }

  // Where the disk is full nobody makes another generation, so this one can be read until it can be marked.
  await mark().catch(unlessFull)
  // Readiness reports a store that does not answer.
  const timer = setInterval(() => void renew().catch(() => undefined), RENEW_EVERY).unref()
  return {
    isLost: () => lost,
    async end() {
      clearInterval(timer)
      // If the store does not answer, the use lapses by itself.
      await uses.deleteOne({ _id }).catch(() => undefined)
    },
  }
}

/** The generations that some node uses. Uses that have lapsed are ended. */
export async function generationsInUse(connection: Connection, now: () => number): Promise<Set<string>> {
  const uses = usesIn(connection)
  const at = now()
  await uses.deleteMany({ until: { $lt: at } }).catch(unlessFull)
  return new Set((await uses.find({ until: { $gte: at } }).toArray()).map(({ generation }) => generation))
}
