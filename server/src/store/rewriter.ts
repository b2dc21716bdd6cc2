import { setTimeout } from 'node:timers/promises'
import type { Connection } from 'mongoose'
import type { Logger } from 'pino'

/** The number of rewrites of the store's files owed so far, and the number of the last one done. */
type Owed = { _id: 'rewrite'; owed: number; done?: number }

export type RewriterOptions = {
  connection: Connection
  /** Makes the store rewrite its files, so that nothing removed remains in them; may take long. */
  rewrite: () => Promise<void>
  now: () => number
  log: Logger
  /** Milliseconds to wait for further erasures, so that one rewrite serves them all. */
  gatherFor?: number
}

/** Milliseconds after which a rewrite that failed is tried again, at first and at most. */
const TRY_AGAIN = { first: 1000, most: 5 * 60 * 1000 }

export type Rewriter = ReturnType<typeof createRewriter>

/**
 * Has the store rewrite its files after words were erased, in the background. The store itself says that a
 * rewrite is owed, so that a restart does not lose it.
 */
export function createRewriter({ connection, rewrite, now, log, gatherFor = 1000 }: RewriterOptions) {
  const upkeep = connection.getClient().db(connection.name).collection<Owed>('upkeep')
  let working: Promise<void> | null = null
  let failures = 0
  let lastDone: number | null = null
  let pending = false
  /** How often this node has said that a rewrite is owed. */
  let asked = 0
  const stopping = new AbortController()

  /** The number of the rewrite that is owed; null if all are done. */
  async function owed(): Promise<number | null> {
    const kept = await upkeep.findOne({ _id: 'rewrite' })
    return kept !== null && kept.owed > (kept.done ?? 0) ? kept.owed : null
  }

  async function work(): Promise<void> {
    await pause(gatherFor)
    for (let wait = TRY_AGAIN.first; !stopping.signal.aborted; wait = Math.min(wait * 2, TRY_AGAIN.most)) {
      try {
        const before = asked
        const number = await owed()
        if (number === null && asked === before) {
          pending = false
          return
        }
        if (number === null) continue
        await rewrite()
        // Words erased during the rewrite are owed under a later number.
        await upkeep.updateOne({ _id: 'rewrite' }, { $max: { done: number } })
        lastDone = now()
        wait = TRY_AGAIN.first
      } catch (error) {
        failures += 1
        log.warn({ err: error }, 'The store did not rewrite its files; erased bytes remain in them until it has')
        await pause(wait)
      }
    }
  }

  async function pause(milliseconds: number): Promise<void> {
    // Stopping ends it early.
    await setTimeout(milliseconds, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
  }

  function start(): void {
    working ??= work().finally(() => {
      working = null
      // This rewrite became owed at the very end.
      if (pending && !stopping.signal.aborted) start()
    })
  }

  return {
    /** Notes durably that the files have to be rewritten; to be called after the words were removed. */
    async owe(): Promise<void> {
      await upkeep.updateOne({ _id: 'rewrite' }, { $inc: { owed: 1 } }, { upsert: true })
      asked += 1
      pending = true
      start()
    },

    /** Does the rewrites still owed from before a restart. */
    async resume(): Promise<void> {
      pending = (await owed()) !== null
      if (pending) start()
    },

    /** Whether a rewrite is owed, how often one has failed, and when the last was done, in UTC milliseconds. */
    status: (): { pending: boolean; failures: number; lastDone: number | null } => ({ pending, failures, lastDone }),

    /** Begins no more rewrites, and waits for the one under way. */
    async stop(): Promise<void> {
      stopping.abort()
      await working
    },
  }
}
